"""Tells what is wrong with a vault that may not open, and what could be done; it must not repair anything.

The only thing it writes is a scratch copy of one database after the other, which it removes: a log can only
be read by replaying it, a snapshot only be looked into once it is unsealed, and the originals must stay as
they are.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from holdall.crypto.secret import Secret
from holdall.vault import blob_table, generations, opening, repair_scratch, snapshot_search
from holdall.vault.damaged_vault import DamagedVault, entered
from holdall.vault.database import Database
from holdall.vault.environment import REAL, Environment
from holdall.vault.errors import Finding, VaultChangedOutsideError, VaultDamagedError, VaultSpaceError
from holdall.vault.head import Head, SnapshotEntry
from holdall.vault.iso_time import iso_time
from holdall.vault.measurement import measure
from holdall.vault.record_table import RecordTable
from holdall.vault.session import SESSION
from holdall.vault.sync_conflicts import conflict_copies


class RepairSource(StrEnum):
    """What a repair begins with; stored files that it does not know are then taken in."""

    DATABASE = "database"
    """The vault's own database, of which every page is authentic."""
    SNAPSHOT = "snapshot"
    BLOBS = "blobs"
    """Nothing but the stored files: what the user wrote about them is lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairOption:
    """One way to repair a vault."""

    source: RepairSource
    saved_at: str = ""
    """The state of which time (UTC) comes back; empty when that is not known."""
    exact: bool = False
    """Whether it is proved to be the last state, so that nothing is lost."""
    records: Mapping[str, int] | None = None
    """How many records it holds outside the bin, by kind; None when that is not known."""
    snapshot: int | None = None
    """Of a snapshot: the number of its file."""
    generation: int = 0
    """Of a snapshot: the head generation in which it was taken."""
    removed: frozenset[str] = frozenset()
    """Blob files that were removed for good, as far as this list knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What is wrong and what could be done about it."""

    error: VaultDamagedError | None
    """Why the vault does not open or cannot be relied on; None when it is well."""
    findings: tuple[Finding, ...]
    """Later states under newer keys, copies that are damaged, and snapshots that cannot be used."""
    options: tuple[RepairOption, ...]
    """Ways to repair it, the least loss first."""
    snapshots: tuple[SnapshotEntry, ...]
    """The ring as it really is."""
    database_session: int
    """The session that the database on the medium says it belongs to, 0 when it cannot be read."""

    @property
    def removed(self) -> frozenset[str]:
        """Blob files that were removed for good by any list that can be used: no repair brings them back."""
        return frozenset[str]().union(*(option.removed for option in self.options))

    @property
    def snapshot_options(self) -> tuple[RepairOption, ...]:
        """The snapshots that can be gone back to, newest first."""
        return tuple(option for option in self.options if option.source is RepairSource.SNAPSHOT)


@dataclass(frozen=True, slots=True)
class _Contents:
    """What a list holds and what it had; nothing is known of one that cannot be looked into."""

    records: Mapping[str, int] | None = None
    removed: frozenset[str] = frozenset()

    @classmethod
    def of(cls, database: Database) -> _Contents:
        return cls(RecordTable(database).counts(), blob_table.removed(database))


@dataclass(frozen=True, slots=True)
class _DatabaseState:
    error: VaultDamagedError | None
    pinned: bool = False
    session: int = 0
    contents: _Contents = _Contents()


def diagnose(path: Path, secret: Secret, *, env: Environment = REAL) -> Diagnosis:
    """Look at everything but the stored files.

    Raises what `Vault.open` raises for a place that is no vault, is busy, too new or opens with another
    secret, and `VaultDamagedError` for what no repair can help: both copies of the key file lost, or links.
    """
    with entered(path, secret, env) as vault:
        return diagnose_entered(vault)


def diagnose_entered(vault: DamagedVault) -> Diagnosis:
    """The same for a vault that is held already."""
    entries = snapshot_search.sound_snapshots(vault)
    state = _database_state(vault)
    usable = _usable(vault, entries)
    return Diagnosis(
        error=_error(vault, state),
        findings=tuple(_findings(vault, entries, {option.generation for option in usable})),
        options=_options(vault.head, state, usable),
        snapshots=entries,
        database_session=state.session,
    )


def _database_state(vault: DamagedVault) -> _DatabaseState:
    head = vault.head
    pinned = head is not None and head.clean and _matches(vault, head)
    try:
        database = _candidate(vault, pinned=pinned)
        try:
            return _DatabaseState(None, pinned, database.meta(SESSION), _Contents.of(database))
        finally:
            database.close()
    except VaultDamagedError as error:
        return _DatabaseState(error)
    finally:
        if not vault.read_only:
            repair_scratch.discard(vault.layout, vault.env)


def _matches(vault: DamagedVault, head: Head) -> bool:
    """Whether the database file is the one that the head describes, whatever lies beside it."""
    fs, index = vault.env.fs, vault.layout.index
    is_long = fs.exists(index) and fs.size(index) == head.index_length
    return is_long and measure(vault.layout, vault.env).sha256 == head.index_sha256


def _candidate(vault: DamagedVault, *, pinned: bool) -> Database:
    """The database as it is: a copy with its log where there is room for one, else what can be read."""
    if not vault.read_only:
        with suppress(VaultSpaceError):
            return repair_scratch.from_database(vault, with_log=not pinned)
    database = Database(vault.layout.index, vault.keys.index, read_only=True)
    with suppress(OSError):
        database.open()
        if database.sound():
            return database
        database.close()
    raise VaultDamagedError(part="index", reason="unreadable")


def _error(vault: DamagedVault, state: _DatabaseState) -> VaultDamagedError | None:
    """What opening would raise, and in the end whether the pages are whole."""
    if vault.head is None:
        return VaultDamagedError(part="head", reason="damaged")
    try:
        opening.require_pinned(vault.layout, vault.env, vault.head)
    except VaultDamagedError as error:
        return error
    if state.error is None and state.session not in {vault.head.session, vault.head.previous_session}:
        return VaultChangedOutsideError(part="index", reason="session")
    return state.error


def _findings(
    vault: DamagedVault, entries: tuple[SnapshotEntry, ...], usable: Collection[int]
) -> list[Finding]:
    found = [Finding("newer-keys", name) for name in generations.overtaking(vault.layout, vault.env)]
    found += [Finding("key-copy-damaged", path.name) for path in vault.unlocked.damaged_copies]
    heads = zip(vault.heads.read_both(), vault.layout.heads, strict=True)
    found += [Finding("head-copy-damaged", path.name) for head, path in heads if head is None]
    for path, entry, listed in zip(
        vault.layout.snapshots, entries, vault.head.snapshots if vault.head else entries, strict=True
    ):
        if (listed.generation or entry.generation) and entry.generation not in usable:
            found.append(Finding("snapshot-damaged", path.name))
    found += [Finding("sync-conflict", name) for name in conflict_copies(vault.layout, vault.env)]
    return found


def _usable(vault: DamagedVault, entries: tuple[SnapshotEntry, ...]) -> list[RepairOption]:
    """The snapshots whose database is sound, newest first."""
    found: dict[int, RepairOption] = {}
    for number, entry in sorted(enumerate(entries), key=lambda it: it[1].taken):
        if entry.generation:
            with suppress(VaultDamagedError):
                found[entry.generation] = _snapshot(vault, number, entry)
    return [found[generation] for generation in sorted(found, reverse=True)]


def _options(
    head: Head | None, state: _DatabaseState, snapshots: list[RepairOption]
) -> tuple[RepairOption, ...]:
    """Ordered by loss: what is proved to be the last state, then by age, the bare files last."""
    found = list(snapshots)
    if state.error is None:
        database = RepairOption(
            source=RepairSource.DATABASE,
            saved_at=iso_time(head.last_change) if head and state.pinned else "",
            exact=state.pinned,
            records=state.contents.records,
            removed=state.contents.removed,
        )
        # a database that contradicts a clean head may have been put in its place: a snapshot is authentic
        if head is None:
            # a session settles at least once
            is_newer = state.session + 1 >= max((it.generation for it in snapshots), default=0)
        else:
            is_newer = not head.clean and state.session >= _newest_listed(head, snapshots)
        found.insert(0 if state.pinned or is_newer else len(found), database)
    return (*found, RepairOption(source=RepairSource.BLOBS))


def _newest_listed(head: Head, snapshots: list[RepairOption]) -> int:
    """The newest usable snapshot that the head lists: one that none lists says nothing of what came after."""
    listed = {entry.generation for entry in head.snapshots}
    return max((it.generation for it in snapshots if it.generation in listed), default=0)


def _snapshot(vault: DamagedVault, number: int, entry: SnapshotEntry) -> RepairOption:
    """The way back to one snapshot; raises `VaultDamagedError` when the database in it is not sound."""
    head = vault.head
    contents = _contents(vault, number, entry)
    return RepairOption(
        source=RepairSource.SNAPSHOT,
        saved_at=iso_time(entry.taken) if entry.taken else "",
        exact=head is not None and head.clean and entry.sha256 == head.index_sha256,
        records=contents.records,
        removed=contents.removed,
        snapshot=number,
        generation=entry.generation,
    )


def _contents(vault: DamagedVault, number: int, entry: SnapshotEntry) -> _Contents:
    """What a snapshot holds, where it can be laid out to be looked into."""
    if vault.read_only:
        return _Contents()
    try:
        with closing(repair_scratch.from_snapshot(vault, number, entry)) as database:
            return _Contents.of(database)
    except VaultSpaceError:
        return _Contents()
    finally:
        repair_scratch.discard(vault.layout, vault.env)
