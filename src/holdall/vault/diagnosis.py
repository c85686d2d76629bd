"""Tells what is wrong with a vault that may not open, and what could be done; it must not repair anything.

The only thing it writes is a scratch copy of the database, which it removes: a log can only be read by
replaying it, and the original must stay as it is.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from holdall.crypto.secret import Secret
from holdall.vault import opening, repair_scratch, snapshot_search
from holdall.vault.damaged_vault import DamagedVault, entered
from holdall.vault.database import Database
from holdall.vault.environment import REAL, Environment
from holdall.vault.errors import Finding, VaultChangedOutsideError, VaultDamagedError, VaultSpaceError
from holdall.vault.head import Head, SnapshotEntry
from holdall.vault.measurement import measure
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
    entry: SnapshotEntry | None = None
    """Of a snapshot: what there is to know of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What is wrong and what could be done about it."""

    error: VaultDamagedError | None
    """Why the vault does not open or cannot be relied on; None when it is well."""
    findings: tuple[Finding, ...]
    """Copies and snapshots that are damaged."""
    options: tuple[RepairOption, ...]
    """Ways to repair it, the least loss first."""
    snapshots: tuple[SnapshotEntry, ...]
    """The ring as it really is."""
    database_session: int
    """The session that the database on the medium says it belongs to, 0 when it cannot be read."""


@dataclass(frozen=True, slots=True)
class _DatabaseState:
    error: VaultDamagedError | None
    session: int
    pinned: bool


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
    return Diagnosis(
        error=_error(vault, state),
        findings=tuple(_findings(vault, entries)),
        options=_options(vault.head, state, entries),
        snapshots=entries,
        database_session=state.session,
    )


def _database_state(vault: DamagedVault) -> _DatabaseState:
    head = vault.head
    pinned = head is not None and head.clean and _matches(vault, head)
    try:
        database = _candidate(vault, pinned=pinned)
        try:
            return _DatabaseState(None, database.meta(SESSION), pinned)
        finally:
            database.close()
    except VaultDamagedError as error:
        return _DatabaseState(error, 0, pinned)
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
        opening.require_pinned(vault.layout, vault.env, vault.head, ())
    except VaultDamagedError as error:
        return error
    if state.error is None and state.session not in {vault.head.session, vault.head.previous_session}:
        return VaultChangedOutsideError(part="index", reason="session")
    return state.error


def _findings(vault: DamagedVault, entries: tuple[SnapshotEntry, ...]) -> list[Finding]:
    found = [Finding("key-copy-damaged", path.name) for path in vault.unlocked.damaged_copies]
    heads = zip(vault.heads.read_both(), vault.layout.heads, strict=True)
    found += [Finding("head-copy-damaged", path.name) for head, path in heads if head is None]
    for path, entry, listed in zip(
        vault.layout.snapshots, entries, vault.head.snapshots if vault.head else entries, strict=True
    ):
        if listed.generation and not entry.generation:
            found.append(Finding("snapshot-damaged", path.name))
    found += [Finding("sync-conflict", name) for name in conflict_copies(vault.layout, vault.env)]
    return found


def _options(
    head: Head | None, state: _DatabaseState, entries: tuple[SnapshotEntry, ...]
) -> tuple[RepairOption, ...]:
    """Ordered by loss: what is proved to be the last state, then by age, the bare files last."""
    sound = {
        entry.generation: entry for entry in sorted(entries, key=lambda it: it.taken) if entry.generation
    }
    found = [_snapshot(head, sound[generation]) for generation in sorted(sound, reverse=True)]
    if state.error is None:
        database = RepairOption(
            source=RepairSource.DATABASE,
            saved_at=_iso(head.last_change) if head and state.pinned else "",
            exact=state.pinned,
        )
        # a database that contradicts a clean head may have been put in its place: a snapshot is authentic
        is_newer = head is None or (not head.clean and state.session >= _newest_listed(head, sound))
        found.insert(0 if state.pinned or is_newer else len(found), database)
    return (*found, RepairOption(source=RepairSource.BLOBS))


def _newest_listed(head: Head, sound: Collection[int]) -> int:
    """The newest whole snapshot that the head lists: one that none lists says nothing of what came after."""
    return max((entry.generation for entry in head.snapshots if entry.generation in sound), default=0)


def _snapshot(head: Head | None, entry: SnapshotEntry) -> RepairOption:
    exact = head is not None and head.clean and entry.sha256 == head.index_sha256
    return RepairOption(
        source=RepairSource.SNAPSHOT,
        saved_at=_iso(entry.taken) if entry.taken else "",
        exact=exact,
        entry=entry,
    )


def _iso(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
