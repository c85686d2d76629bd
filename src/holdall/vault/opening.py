"""Decides whether a vault on disk is what the last session left; it must not change anything.

Every check here answers an attack or an accident that SQLCipher alone lets pass; the reasons stand in
`resources/docs/vault-format.md`, section "Opening".
"""

from __future__ import annotations

from dataclasses import replace
from io import FileIO

from holdall.crypto.secret import Secret
from holdall.vault.database import Database
from holdall.vault.environment import Environment
from holdall.vault.errors import (
    ReadOnly,
    SnapshotInfo,
    VaultBusyError,
    VaultChangedOutsideError,
    VaultDamagedError,
    VaultReadOnlyError,
)
from holdall.vault.file_system import READ_ONLY_ERRORS, FileKind
from holdall.vault.head import Head
from holdall.vault.head_store import HeadStore
from holdall.vault.key_file import MINOR
from holdall.vault.key_store import KeyStore, Unlocked
from holdall.vault.keys import Keys
from holdall.vault.layout import Layout
from holdall.vault.measurement import Measurement, measure
from holdall.vault.session import SESSION


def require_plain(layout: Layout, env: Environment) -> None:
    """Raise unless all that a session may open is a plain file or folder, or absent.

    A link would lead writing and removing out of the vault, a pipe would keep its reader waiting.
    """
    files = (
        *layout.keys, *layout.heads, *layout.snapshots, layout.index, layout.index_log, layout.lock,
        layout.creating, layout.scratch, layout.scratch_log, layout.repaired, layout.repaired_log,
        layout.pending_key, layout.search, layout.search_log, layout.search_journal,
    )  # fmt: skip
    folders = [layout.blobs, layout.quarantine, layout.damaged, layout.snapshots[0].parent]
    if layout.base != layout.root:
        folders.append(layout.base)
    kinds = [(env.fs.kind(path), {FileKind.FILE, FileKind.ABSENT}) for path in files]
    kinds += [(env.fs.kind(path), {FileKind.FOLDER, FileKind.ABSENT}) for path in folders]
    if all(kind in allowed for kind, allowed in kinds):
        shards = (env.fs.kind(layout.blobs / name) for name in env.fs.names(layout.blobs))
        if FileKind.OTHER not in shards:
            return
    raise VaultDamagedError(part="folder", reason="not-plain")


def unlock(layout: Layout, env: Environment, secret: Secret) -> Unlocked:
    """What `secret` opens in the vault's key file, with all that `KeyStore.unlock` raises.

    Of the key files of two vaults the one counts under which a head is authentic.
    """
    return KeyStore(layout, env).unlock(secret, lambda unlocked: _has_head(layout, env, unlocked))


def _has_head(layout: Layout, env: Environment, unlocked: Unlocked) -> bool:
    directory = unlocked.directory
    own = layout_of(layout, env, directory.key_generation)
    keys = Keys.derive(unlocked.master_key, unlocked.key_file.vault_id, directory.key_generation)
    try:
        return any(HeadStore(own, env, keys, directory.created).read_both())
    finally:
        keys.wipe()


def layout_of(layout: Layout, env: Environment, generation: int) -> Layout:
    """Where the files under the master key of `generation` lie; raises what `require_plain` does."""
    own = replace(layout, generation=generation)
    if own != layout:
        require_plain(own, env)
    return own


def take_lock(layout: Layout, env: Environment) -> FileIO | None:
    """The vault's lock, or None on media that cannot be written; raises `VaultBusyError`."""
    try:
        handle = env.fs.lock(layout.lock)
    except FileNotFoundError:
        return _make_lock(layout, env)
    except OSError as error:
        if error.errno in READ_ONLY_ERRORS:
            return None
        raise
    if handle is None:
        raise VaultBusyError
    return handle


def require_pinned(
    layout: Layout,
    env: Environment,
    head: Head,
    snapshots: tuple[SnapshotInfo, ...] = (),
    index: Measurement | None = None,
) -> None:
    """Raise unless the database file is the one a clean head describes, before anything opens it.

    `index` is its measurement, if it was begun already.
    """
    fs = env.fs
    if not fs.exists(layout.index):
        raise VaultDamagedError(part="index", reason="missing", snapshots=snapshots)
    if not fs.size(layout.index):
        # SQLCipher would open it as a new database with any key; it is what FAT leaves of a pulled stick
        raise VaultDamagedError(part="index", reason="empty", snapshots=snapshots)
    if fs.kind(layout.index_journal) is not FileKind.ABSENT:
        # SQLite would write the pages in it over the database, after everything here has been checked
        raise VaultChangedOutsideError(part="index", reason="journal", snapshots=snapshots)
    if not head.clean:
        return
    if fs.exists(layout.index_log) and fs.size(layout.index_log):
        # a settled session leaves no log; an old one would be replayed into the database
        raise VaultChangedOutsideError(part="index", reason="log", snapshots=snapshots)
    # the length first: to wait for the hash of a file that was blown up could take hours
    is_described = (
        fs.size(layout.index) == head.index_length
        and head.index_sha256 == (index.result(layout) if index else measure(layout, env)).sha256
    )
    if not is_described:
        raise VaultChangedOutsideError(part="index", reason="mismatch", snapshots=snapshots)


def open_database(database: Database, head: Head, snapshots: tuple[SnapshotInfo, ...]) -> None:
    """Open the database and see that it belongs to the session that the head names, or leave it closed."""
    try:
        _require_own_at_second_look(database, head)
    except VaultDamagedError as error:
        database.close()
        raise type(error)(snapshots=snapshots, **error.params) from None
    except OSError:
        database.close()  # its lock would bar the next attempt
        raise


def _require_own_at_second_look(database: Database, head: Head) -> None:
    """Look twice, with a new connection: SQLCipher calls damaged what it could not read."""
    try:
        return _require_own(database, head)
    except VaultDamagedError as error:
        if error.params["reason"] != "unreadable":
            raise
    database.close()
    return _require_own(database, head)


def _require_own(database: Database, head: Head) -> None:
    database.open()
    if database.meta(SESSION) not in {head.session, head.previous_session}:
        raise VaultChangedOutsideError(part="index", reason="session")
    if not head.clean and not database.holds_together():
        # no hash vouches for it: a disk that lied about a sync may have lost the log but not what came of it
        raise VaultDamagedError(part="index", reason="unreadable")


def read_only(lock: FileIO | None, minor: int) -> ReadOnly | None:
    """Why a vault of this minor version may not be written to, if so; a newer one no other place helps."""
    if minor > MINOR:
        return ReadOnly.NEWER
    return ReadOnly.MEDIUM if lock is None else None


def require_settled(head: Head) -> None:
    """Raise unless the vault can be read without first finishing what an interrupted session began."""
    if not head.clean:
        raise VaultReadOnlyError(reason="unsettled")


def _make_lock(layout: Layout, env: Environment) -> FileIO | None:
    try:
        env.fs.close(env.fs.open_new(layout.lock))
    except OSError as error:
        if error.errno in READ_ONLY_ERRORS:
            return None
        raise
    return take_lock(layout, env)
