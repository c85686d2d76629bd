"""The vault: one folder, opened by one secret, held by one process; everything else reaches it through here.

It must not know what records mean, nor words for people.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from holdall.crypto.kdf import KdfParameters
from holdall.crypto.secret import Secret
from holdall.vault import (
    blob_table,
    creation,
    garbage,
    generations,
    opening,
    repair_intake,
    repair_scratch,
    set_aside,
)
from holdall.vault.blob_store import BlobStore
from holdall.vault.blob_survey import BlobSurvey
from holdall.vault.creation import RecoverySheet
from holdall.vault.database import Database
from holdall.vault.environment import REAL, Environment
from holdall.vault.errors import Finding, NotAVaultError, ReadOnly, SnapshotInfo
from holdall.vault.head import Head
from holdall.vault.head_store import HeadStore
from holdall.vault.iso_time import iso_time
from holdall.vault.key_slots import KeySlots
from holdall.vault.key_store import KeyStore, Unlocked
from holdall.vault.keys import Keys
from holdall.vault.layout import Layout
from holdall.vault.measurement import Measurement
from holdall.vault.record_table import RecordTable
from holdall.vault.records import RecordStore
from holdall.vault.repair_intake import Intake, RecordsFor
from holdall.vault.search.search_index import SearchIndex
from holdall.vault.session import Session, blob_files
from holdall.vault.settings import Settings
from holdall.vault.snapshots import Snapshots
from holdall.vault.sync_conflicts import conflict_copies
from holdall.vault.unlisted import Unlisted, unlisted
from holdall.vault.verification import Progress, Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultSummary:
    """What is shown at unlock, so that an owner notices a vault that was rolled back."""

    vault_id: str
    """Hex."""
    generation: int
    """Grows with every session that wrote."""
    created: str
    last_change: str
    """UTC, ISO 8601 with seconds and `Z`."""
    records: dict[str, int]
    """Records outside the bin by kind."""
    files: int


class Vault:
    """An open vault; thread-safe; a context manager that closes it."""

    def __init__(
        self,
        layout: Layout,
        env: Environment,
        lock: FileIO | None,
        unlocked: Unlocked,
        index: Measurement,
    ) -> None:
        """Use `create` or `open`."""
        self.path: Final = layout.root
        self._layout = layout = opening.layout_of(layout, env, unlocked.directory.key_generation)
        self._env = env
        self._lock = lock
        self._key_store = KeyStore(layout, env)
        self._unlocked = unlocked
        created = unlocked.directory.created
        self._keys = Keys.derive(
            unlocked.master_key, unlocked.key_file.vault_id, unlocked.directory.key_generation
        )
        self._snapshots = Snapshots(layout, env, self._keys, created)
        self._heads = HeadStore(layout, env, self._keys, created)
        try:
            head = self._heads.load()
            self.notices: Final = tuple(self._notice_copies(unlocked))
            """What was found wrong at opening and did not prevent it."""
            self._may_hold_garbage = (
                not head.clean
                or any(env.fs.names(folder) for folder in (layout.quarantine, layout.damaged))
                or generations.has_superseded(layout, env)
            )
            # last: a database left open by a failure after it would keep its lock, and bar the next attempt
            self._session = self._begin_session(head, index)
            self._bring_back()
        except BaseException:
            self._wipe()
            raise
        self.blobs: Final = BlobStore(self._session, self._keys, created)
        self.records: Final = RecordStore(self._session, self.blobs)
        self.settings: Final = Settings(self._session)
        self.search: Final = SearchIndex(
            layout, env, self._keys.search, created, in_memory=self._session.read_only is not None
        )
        """Made from records and pages by a job; it may lag behind them."""
        self.slots: Final = KeySlots(self._session, env, self._key_store, unlocked)

    @classmethod
    def create(
        cls, path: Path, passphrase: Secret, *, kdf: KdfParameters | None = None, env: Environment = REAL
    ) -> tuple[Self, str]:
        """Make a vault in the new folder `path` and open it; the vault and its recovery code as printed.

        Takes about two derivations, and without `kdf` one more to calibrate. Raises `VaultExistsError`.
        """
        layout = Layout(path)
        parameters = kdf or env.choose_kdf()
        env.kdf_bounds.check(parameters)
        opening.require_plain(layout, env)
        creation.prepare_place(layout, env)
        lock = opening.take_lock(layout, env)
        try:
            creation.clear(layout, env)
            unlocked, code = creation.fill(layout, env, passphrase, parameters)
            with Measurement(layout, env) as index:
                return cls(layout, env, lock, unlocked, index), code
        except BaseException:
            _release(env, lock)
            raise

    @classmethod
    def open(cls, path: Path, secret: Secret, *, env: Environment = REAL) -> Self:
        """Open the vault at `path` with a passphrase or a recovery code.

        On media that cannot be written the vault opens for reading only, and so does one written by a
        newer minor version. Raises `NotAVaultError`, `VaultBusyError`, `WrongSecretError`,
        `VaultDamagedError` (with snapshots to go back to), `VaultTooNewError`, `VaultReadOnlyError`.
        """
        layout = Layout(path)
        if not KeyStore(layout, env).exists():
            raise NotAVaultError
        opening.require_plain(layout, env)
        if creation.is_unfinished(layout, env):
            raise NotAVaultError
        lock = opening.take_lock(layout, env)
        try:
            with Measurement(layout, env) as index:
                return cls(layout, env, lock, opening.unlock(layout, env, secret), index)
        except BaseException:
            _release(env, lock)
            raise

    @property
    def is_open(self) -> bool:
        """Whether the vault is still open."""
        return self._session.is_open

    @property
    def read_only(self) -> ReadOnly | None:
        """Why nothing can be changed, if so: because of its place, or because a newer version wrote it."""
        return self._session.read_only

    @property
    def summary(self) -> VaultSummary:
        """What is in the vault, in numbers."""
        with self._session.reading() as database:
            records = RecordTable(database).counts()
            files = database.query("SELECT count(*) FROM blobs")[0][0]
            head = self._session.head
        return VaultSummary(
            vault_id=self._keys.vault_id.hex(),
            generation=head.generation,
            created=iso_time(self._unlocked.directory.created),
            last_change=iso_time(head.last_change),
            records=records,
            files=files,
        )

    @property
    def snapshots(self) -> tuple[SnapshotInfo, ...]:
        """Copies of the database that could be gone back to, newest first."""
        return self._snapshots.available(self._session.head)

    def recovery_sheet(self, code: str) -> RecoverySheet:
        """What to print for `code`, the one that `create` returned."""
        return RecoverySheet(
            code=code,
            vault_name=self.path.name.removesuffix(".holdall"),
            vault_short_id=self._keys.vault_id.hex()[:8].upper(),
            created=iso_time(self._unlocked.directory.created)[:10],
        )

    def settle(self) -> None:
        """Pin the present state as after a clean close; call it after bulk work, with no transaction open."""
        self._session.settle()

    def empty_bin(self, only: Collection[str] | None = None) -> int:
        """Remove binned records, the undo history and files nothing refers to; the number of records.

        With `only`, of the records in the bin those with these ids, and no `unreadable_files`.
        They are gone for whoever has the passphrase too: from the search index, and with older snapshots.
        """
        with self._session.lock:
            self.discard_rekey()  # it may hold what is in the bin
            self.search.keep_only(self.records.stamps())  # first: nobody would make up for it after a cut
            count, files = self.records.empty_bin(self._twins(), only)
            self._may_hold_garbage = True  # a file that cannot be removed now is collected at the end
            garbage.remove(self._layout, self._env, files)
            set_aside.forget(self._layout, self._env)
            self._session.settle(self._snapshots)
        return count

    @property
    def unreadable_files(self) -> int:
        """How many stored files a repair kept although it could not read them: they go with the whole bin."""
        with self._session.reading() as database:
            return blob_table.kept(database)

    @property
    def rekey_begun(self) -> bool:
        """Whether replacing the master key was begun and can be gone on with or given up."""
        return generations.has_successor(self._layout, self._env)

    @property
    def newer_keys(self) -> list[str]:
        """Names of folders with a later state under keys that the key file, an older one, does not know."""
        return generations.overtaking(self._layout, self._env)

    def require_rekey_room(self) -> None:
        """Raise `VaultSpaceError` unless there is room to replace the master key."""
        with self._session.reading() as database:
            needed = generations.room_for_successor(self._layout, self._env, blob_files(database))
        repair_scratch.require_space(self._layout, self._env, needed)

    def discard_rekey(self) -> None:
        """Give up replacing the master key: remove what was made of it so far, if anything was."""
        with self._session.lock:
            self._session.require_open()
            self._session.require_writable()
            if self.rekey_begun:
                generations.remove(self._layout.successor, self._env)

    def verify(
        self, on_progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
    ) -> list[Finding]:
        """Read everything back; what is wrong, empty when sound. Raises `StoppedError` when cancelled."""
        copies = [
            Finding("key-copy-damaged", path.name)
            for path in self._key_store.differing_copies(self.slots.unlocked)
        ]
        found = Verification(self._session, self.blobs, on_progress, cancelled).run()
        if Finding("index-damaged") not in found:
            found += [Finding("stored-file-unknown", blob_id) for blob_id in self.unlisted().kept]
        lost = [Finding("snapshot-damaged", name) for name in self._snapshots.damaged(self._session.head)]
        newer = [Finding("newer-keys", name) for name in self.newer_keys]
        foreign = [Finding("sync-conflict", name) for name in conflict_copies(self._layout, self._env)]
        return list(dict.fromkeys([*self.notices, *copies, *newer, *found, *lost, *foreign]))

    def unlisted(self, *, reads_twins: bool = True, cancelled: Callable[[], bool] | None = None) -> Unlisted:
        """What lies in the vault's folder and is not on its list, told apart by a glance at each file.

        See `unlisted.unlisted`. Raises `StoppedError` when cancelled, and `OSError`.
        """
        return unlisted(self._session, self.blobs, self._keys, reads_twins=reads_twins, cancelled=cancelled)

    def take_in(
        self,
        records_for: RecordsFor,
        on_progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Intake:
        """Put what is not on the list and no garbage on it, read through, with a record for each original.

        Raises `VaultReadOnlyError`, `OSError` and `StoppedError`: then nothing was changed.
        """
        self._session.require_writable()
        ids = self.unlisted().blob_ids
        if not ids:
            return Intake()
        survey = BlobSurvey(
            self._layout, self._env, self._keys, ids, on_progress=on_progress, cancelled=cancelled
        ).run()
        with self._session.writing() as database:
            intake = repair_intake.take_in(database, self._keys, survey, records_for)
        self.records.notify(intake.kinds)
        return intake

    def close(self) -> None:
        """Settle, take a snapshot, wipe the keys and release the lock; harmless when repeated.

        Whatever fails on the way (a full disk, a pulled stick), keys are wiped and the lock is released;
        committed work is safe in the database and its log.
        """
        with self._session.lock:
            if not self._session.is_open:
                return
            self.blobs.close_readers()
            try:
                if not self._session.read_only:
                    self._leave_clean()
            finally:
                self._session.end()
                with suppress(OSError):
                    self.search.close(self._session.head.generation)
                self._wipe()
                try:
                    self._session.database.close()
                finally:
                    _release(self._env, self._lock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _twins(self) -> dict[bytes, list[str]]:
        """Blob files that are not on the list, by the tag of their bytes."""
        found: dict[bytes, list[str]] = {}
        for file in self.unlisted().files:
            tag = self.blobs.dedup_tag(file.header.sha256.hex())
            found.setdefault(tag, []).extend((*file.parts, file.blob_id))
        return found

    def _wipe(self) -> None:
        self._keys.wipe()
        self._unlocked.master_key.wipe()

    def _leave_clean(self) -> None:
        self._session.settle(self._snapshots)
        if self._may_hold_garbage or self.blobs.pending:
            garbage.collect(
                self._layout, self._env, lambda: self.unlisted().garbage, given_up=self.blobs.pending
            )
            generations.remove_superseded(self._layout, self._env)
            set_aside.retire(self._layout, self._env)

    def _begin_session(self, head: Head, index: Measurement) -> Session:
        read_only = opening.read_only(self._lock, max(head.minor, self._unlocked.directory.minor))
        snapshots = self._snapshots.available(head)
        opening.require_pinned(self._layout, self._env, head, snapshots, index)
        index.stop()  # begun also for a head that is not clean, where nothing needs it
        if read_only:
            opening.require_settled(head)
        else:
            self._heal_copies(head)
        database = Database(self._layout.index, self._keys.index, read_only=read_only is not None)
        opening.open_database(database, head, snapshots)
        return Session(
            layout=self._layout,
            env=self._env,
            database=database,
            heads=self._heads,
            head=head,
            read_only=read_only,
        )

    def _bring_back(self) -> None:
        """Take out of quarantine what is on the list, which may be newer than when it was put there.

        What cannot be moved now is when the vault is closed.
        """
        with suppress(OSError):
            if not self._session.read_only and self._env.fs.names(self._layout.quarantine):
                with self._session.reading() as database:
                    garbage.bring_back(self._layout, self._env, frozenset(blob_files(database)))

    def _heal_copies(self, head: Head) -> None:
        """Write damaged copies of key file and head, and an older key file, anew from the authentic ones."""
        self._heads.heal(head)
        creation.tidy(self._layout, self._env)
        repair_scratch.discard(self._layout, self._env)
        repair_scratch.forget_finished(self._layout, self._env)
        generations.settle_key(self._layout, self._env)
        for path in self._unlocked.stale_copies:
            self._key_store.write_copy(path, self._unlocked)

    def _notice_copies(self, unlocked: Unlocked) -> list[Finding]:
        keys = [Finding("key-copy-damaged", path.name) for path in unlocked.damaged_copies]
        heads = zip(self._heads.read_both(), self._layout.heads, strict=True)
        return [*keys, *(Finding("head-copy-damaged", path.name) for head, path in heads if head is None)]


def _release(env: Environment, lock: FileIO | None) -> None:
    if lock is not None:
        env.fs.close(lock)
