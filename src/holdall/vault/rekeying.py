"""Replaces the master key: makes all of a vault anew under another one, beside the old; knows no words.

Nothing of the old is touched until the key file of the new was written and read back. Cut off before that it
is the vault as before, and what was made so far is gone on with; afterwards it is the new vault, and what is
left of the old is garbage.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Collection, Generator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from holdall.crypto import recovery
from holdall.crypto.errors import AuthenticationError
from holdall.crypto.secret import Secret
from holdall.crypto.slots import SlotRole
from holdall.errors import StoppedError, VaultError, WrongSecretError
from holdall.vault import blob_survey, blob_table, durable, garbage, generations, opening, repair_scratch
from holdall.vault.blob_frame import FrameHeader
from holdall.vault.blob_reader import Frame
from holdall.vault.blob_table import NO_TAG
from holdall.vault.blob_writer import BlobWriter
from holdall.vault.damaged_vault import DamagedVault, entered
from holdall.vault.database import Database
from holdall.vault.derived import derived_ids
from holdall.vault.environment import REAL, Environment
from holdall.vault.errors import (
    BlobUnreadableError,
    NewerKeysError,
    RekeyUnfinishedError,
    StoredFilesUnknownError,
    VaultDamagedError,
)
from holdall.vault.file_times import rewritten
from holdall.vault.head import Head, SnapshotEntry, blob_set_hash
from holdall.vault.head_store import HeadStore
from holdall.vault.key_store import KeyStore, Unlocked
from holdall.vault.keys import Keys
from holdall.vault.layout import SNAPSHOT_COUNT, Layout
from holdall.vault.measurement import measure
from holdall.vault.snapshots import Snapshots
from holdall.vault.vault import Vault

_BLOCK = 1 << 20
_CODE_SLOT = 1

Progress = Callable[[int, int], None]
"""Told bytes done and bytes in all."""


def require_rekeyable(vault: Vault) -> None:
    """Raise what keeps `rekey` from beginning.

    `VaultReadOnlyError`, `WrongSecretError` (not-a-passphrase), `NewerKeysError`, because a later state lies
    where the new keys would, `StoredFilesUnknownError`, because only what is on the list is taken along, and
    `VaultSpaceError`.
    """
    vault.slots.require_writable()
    vault.slots.require_opened_by(SlotRole.PASSPHRASE)
    if newer := vault.newer_keys:
        raise NewerKeysError(folder=newer[0])
    if unknown := vault.unlisted().kept:
        raise StoredFilesUnknownError(count=len(unknown))
    vault.require_rekey_room()


def rekey(
    path: Path,
    passphrase: Secret,
    recovery_code: Secret,
    *,
    env: Environment = REAL,
    on_progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Give the vault at `path`, which nobody may have open, a new master key.

    Afterwards it opens with `passphrase`, which opened it before, and with `recovery_code`, as printed; with
    nothing else. Raises what `Vault.open` and `require_rekeyable` raise, `RecoveryCodeError`,
    `BlobUnreadableError` (an original is damaged and could not be taken along; a thumbnail or rendition is
    left out), `OSError` and `StoppedError`: then the vault is as before, and the next attempt goes on with
    what was made. Only `RekeyUnfinishedError` comes later.
    """
    with Vault.open(path, passphrase, env=env) as vault:
        require_rekeyable(vault)
    with recovery.parse_code(recovery_code.view()) as code, entered(path, passphrase, env) as old:
        old.require_writable()
        successor = _successor(old, passphrase)
        try:
            _Rekey(old, successor, on_progress, cancelled).run()
            _commit(old, successor, code)
        finally:
            successor.master_key.wipe()
    try:
        Vault.open(path, passphrase, env=env).close()
    except (OSError, VaultError, StoppedError) as error:
        raise RekeyUnfinishedError(reason="removal") from error


def _successor(old: DamagedVault, passphrase: Secret) -> Unlocked:
    """The key file of the next generation: the one that an earlier attempt left, or a new one."""
    layout, env = old.layout.successor, old.env
    opening.require_plain(layout, env)
    store = KeyStore(Layout(layout.base), env)
    try:
        found = store.unlock(passphrase)
    except (WrongSecretError, VaultError):
        found = None
    if found and (found.key_file.vault_id, found.directory.key_generation) == (
        old.keys.vault_id,
        layout.generation,
    ):
        return found
    generations.remove(layout, env)
    durable.make_directory(env.fs, layout.base)
    new = KeyStore(old.layout, env).succeed(old.unlocked, passphrase)
    store.write_copy(layout.pending_key, new)
    return new


def _commit(old: DamagedVault, successor: Unlocked, code: Secret) -> None:
    """Make the new key file the vault's: its first copy, once it is on the device, is what decides."""
    store = KeyStore(old.layout, old.env)
    newest = replace(successor.key_file, generation=old.unlocked.key_file.generation)
    complete = store.with_slot(replace(successor, key_file=newest), _CODE_SLOT, code, SlotRole.RECOVERY_CODE)
    try:
        store.write(complete)
    except (OSError, VaultDamagedError, StoppedError) as error:
        raise RekeyUnfinishedError(reason="commit") from error


class _Rekey:
    """All of one vault but the key file, made anew."""

    def __init__(
        self,
        old: DamagedVault,
        successor: Unlocked,
        on_progress: Progress | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._old, self._env = old, old.env
        self._layout = old.layout.successor
        self._created = old.unlocked.directory.created
        self._keys = Keys.derive(
            successor.master_key, successor.key_file.vault_id, successor.directory.key_generation
        )
        self._on_progress, self._cancelled = on_progress, cancelled
        self._done = self._total = 0
        self._left_out: set[str] = set()

    def run(self) -> None:
        """Write stored files, database and heads; all of it is durable and was read back on return.

        What could not be read just once is not damaged: then it goes on from what was made so far.
        """
        try:
            try:
                self._make()
            except (BlobUnreadableError, VaultDamagedError):
                self._make()
        finally:
            self._keys.wipe()

    def _make(self) -> None:
        head = self._settled_head()
        blob_ids = self._blob_ids()
        self._left_out.clear()
        self._measure(blob_ids)
        durable.make_directory(self._env.fs, self._layout.blobs)
        self._tidy(blob_ids)
        sha256s = {blob_id: self._take_over(blob_id) for blob_id in blob_ids}
        self._check()
        self._pin(head, self._make_database(sha256s))
        self._report(self._total - self._done)

    def _settled_head(self) -> Head:
        """What the session that has just been closed left."""
        head = self._old.head
        if head is None or not head.clean:
            raise VaultDamagedError(part="head", reason="damaged")
        opening.require_pinned(self._old.layout, self._env, head)
        return head

    @contextmanager
    def _listing(self) -> Generator[Database]:
        """The old database."""
        database = Database(self._old.layout.index, self._old.keys.index, read_only=True)
        database.open()
        try:
            yield database
        finally:
            database.close()

    def _blob_ids(self) -> list[str]:
        with self._listing() as database:
            return blob_table.blob_files(database)

    def _measure(self, blob_ids: list[str]) -> None:
        """How much is to be done; raises `VaultSpaceError` and `BlobUnreadableError` (missing)."""
        fs, layout = self._env.fs, self._old.layout
        self._done = self._total = 0
        for blob_id in blob_ids:
            if fs.exists(layout.blob(blob_id)):
                self._total += fs.size(layout.blob(blob_id))
            else:
                self._leave_out(BlobUnreadableError(blob=blob_id, reason="missing"))
        needed = generations.room_for_successor(layout, self._env, blob_ids)
        repair_scratch.require_space(layout, self._env, needed)

    @cached_property
    def _derived(self) -> frozenset[str]:
        with self._listing() as database:
            return derived_ids(database)

    def _leave_out(self, error: BlobUnreadableError) -> None:
        """Go on without what can be made again; raise `error` when it is about an original."""
        blob_id = str(error.params["blob"])
        if blob_id not in self._derived:
            raise error
        self._left_out.add(blob_id)
        garbage.remove(self._layout, self._env, [blob_id])

    def _tidy(self, blob_ids: list[str]) -> None:
        """Remove what an earlier attempt made of blobs that are no longer needed, or began to make."""
        made = set(blob_survey.blob_ids(self._layout, self._env))
        garbage.remove(self._layout, self._env, sorted(made.difference(blob_ids)))
        garbage.remove_temporaries(self._layout, self._env)

    def _take_over(self, blob_id: str) -> bytes:
        """Make one blob file anew unless an earlier attempt did; the SHA-256 in its header."""
        try:
            return (self._made(blob_id) or self._copied(blob_id)).sha256
        except BlobUnreadableError as error:
            self._leave_out(error)
            return b""

    def _made(self, blob_id: str) -> FrameHeader | None:
        """What an earlier attempt made of a blob file, if all of it can be read."""
        try:
            with closing(Frame(self._layout, self._env, self._keys, blob_id)) as frame:
                self._read(frame, lambda _: None)
                frame.check_padding()
        except BlobUnreadableError:
            garbage.remove(self._layout, self._env, [blob_id])
            return None
        return frame.header

    def _copied(self, blob_id: str) -> FrameHeader:
        with closing(Frame(self._old.layout, self._env, self._old.keys, blob_id)) as frame:
            writer = BlobWriter(self._layout, self._env, self._keys, blob_id, self._created)
            try:
                self._read(frame, writer.write)
                writer.finish(frame.header)
            except AuthenticationError:
                writer.discard()
                raise OSError(errno.EIO, os.strerror(errno.EIO)) from None
            except BaseException:
                writer.discard()
                raise
        return frame.header

    def _read(self, frame: Frame, take: Callable[[memoryview], None]) -> None:
        buffer = memoryview(bytearray(_BLOCK))
        offset = 0
        while count := frame.read_into(offset, buffer):
            take(buffer[:count])
            offset += count
            self._report(count)

    def _report(self, count: int) -> None:
        self._done += count
        self._check()
        if self._on_progress:
            self._on_progress(min(self._done, self._total), self._total)

    def _check(self) -> None:
        if self._cancelled and self._cancelled():
            raise StoppedError

    def _make_database(self, sha256s: Mapping[str, bytes]) -> list[str]:
        """Make it anew; ids of all blob files that it refers to."""
        layout, fs = self._layout, self._env.fs
        for path in (layout.index_journal, layout.index_log, layout.index):
            if fs.exists(path):
                fs.remove(path)
        durable.copy_file(fs, self._old.layout.index, layout.index)
        database = Database(layout.index, self._old.keys.index)
        try:
            database.open()
            database.change_key(self._keys.index)
            with database.transaction():
                self._renew_tags(database, sha256s)
                for blob_id in self._left_out:
                    blob_table.remove(database, blob_id)
            if not database.sound():
                raise VaultDamagedError(part="index", reason="write-failed")
            blob_ids = blob_table.blob_files(database)
        finally:
            database.close()
        fs.sync_directory(layout.base)
        return blob_ids

    def _renew_tags(self, database: Database, sha256s: Mapping[str, bytes]) -> None:
        for blob_id, tag in database.query("SELECT id, dedup FROM blobs"):
            if tag != NO_TAG and blob_id in sha256s:
                sha256 = sha256s[blob_id].hex()
                if tag == blob_table.dedup_tag(self._old.keys, sha256):
                    blob_table.set_tag(database, blob_id, blob_table.dedup_tag(self._keys, sha256))
                elif blob_id not in self._left_out:
                    self._leave_out(BlobUnreadableError(blob=blob_id, reason="damaged"))

    def _pin(self, head: Head, blob_ids: Collection[str]) -> None:
        """Write the heads and a first snapshot, and read everything but the stored files back."""
        layout, env = self._layout, self._env
        state = measure(layout, env)
        new = replace(
            head,
            key_generation=self._keys.generation,
            generation=head.generation + 1,
            index_length=state.length,
            index_sha256=state.sha256,
            blob_count=len(blob_ids),
            blob_set=blob_set_hash(blob_ids),
            snapshots=(SnapshotEntry(),) * SNAPSHOT_COUNT,
        )
        env.fs.set_times(layout.index, rewritten(self._created, new.generation))
        heads = HeadStore(layout, env, self._keys, self._created)
        heads.write_both(Snapshots(layout, env, self._keys, self._created).take(new, 0))
        for path in (layout.index, *layout.heads):
            env.fs.uncache(path)
        opening.require_pinned(layout, env, heads.load())
