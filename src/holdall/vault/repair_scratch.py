"""Makes the database that is to replace a damaged one, in a file beside it; the vault's own it only reads.

It is `repair.db` while it is made and `repaired.db` once it is finished: then the old one may go.
"""

from __future__ import annotations

from contextlib import closing
from io import FileIO
from pathlib import Path

from holdall.vault import durable, snapshot_search
from holdall.vault.damaged_vault import DamagedVault
from holdall.vault.database import Database
from holdall.vault.environment import Environment
from holdall.vault.errors import VaultDamagedError, VaultSpaceError
from holdall.vault.file_system import FileSystem
from holdall.vault.head import SnapshotEntry
from holdall.vault.layout import Layout

_MIB = 1 << 20
_SPARE = 4 * _MIB
"""Room for heads, folders and what the file system itself needs."""


def require_space(layout: Layout, env: Environment, needed: int) -> None:
    """Raise `VaultSpaceError` unless `needed` bytes and a little more can be written."""
    needed += _SPARE
    free = env.fs.free_space(layout.root)
    if free < needed:
        raise VaultSpaceError(needed=-(-needed // _MIB), free=free // _MIB)


def discard(layout: Layout, env: Environment) -> None:
    """Remove what a repair that was cut off left."""
    for path in (layout.scratch_log, layout.scratch):
        if env.fs.exists(path):
            env.fs.remove(path)


def finish(vault: DamagedVault) -> None:
    """Let the scratch database, closed and whole, be the one that will be the vault's."""
    layout, fs = vault.layout, vault.env.fs
    if fs.exists(layout.scratch):
        forget_finished(layout, vault.env)
        fs.sync_directory(layout.base)
        fs.rename(layout.scratch, layout.repaired)
    fs.sync_directory(layout.base)


def put_in_place(vault: DamagedVault) -> None:
    """Copy the finished database to where the vault's was; a copy, so that none of it hangs on a renaming."""
    layout, fs = vault.layout, vault.env.fs
    durable.copy_file(fs, layout.repaired, layout.index)
    fs.sync_directory(layout.base)


def forget_finished(layout: Layout, env: Environment) -> None:
    """Remove the finished database: it is in its place, or is not needed."""
    for path in (layout.repaired_log, layout.repaired):
        if env.fs.exists(path):
            env.fs.remove(path)


def blank(vault: DamagedVault) -> Database:
    """A new database without records."""
    discard(vault.layout, vault.env)
    durable.write_file(vault.env.fs, vault.layout.scratch, b"", vault.heads.created)
    database = Database(vault.layout.scratch, vault.keys.index)
    database.open()
    try:
        database.create_schema()
    except BaseException:
        database.close()
        raise
    return database


def from_snapshot(vault: DamagedVault, number: int, entry: SnapshotEntry) -> Database:
    """The database in the snapshot file `number`; raises `VaultDamagedError` when it does not hold."""
    require_space(vault.layout, vault.env, entry.length)
    discard(vault.layout, vault.env)
    with closing(_Target(vault.env.fs, vault.layout.scratch)) as target:
        vault.snapshots.read(snapshot_search.info(vault, number, entry), target)
        target.sync()
    return _sound(vault, vault.layout.scratch)


def from_database(vault: DamagedVault, *, with_log: bool) -> Database:
    """The vault's own database, with or without its log; raises `VaultDamagedError` when it is not sound.

    When a repair was cut off while it took the old one's place, the finished one with its log counts instead.
    """
    layout, fs = vault.layout, vault.env.fs
    is_finished = with_log and fs.exists(layout.repaired)
    index, log = (layout.repaired, layout.repaired_log) if is_finished else (layout.index, layout.index_log)
    pairs = [(index, layout.scratch)]
    if with_log and fs.exists(log):
        pairs.append((log, layout.scratch_log))
    if not fs.exists(index) or not fs.size(index):
        raise VaultDamagedError(part="index", reason="missing")
    require_space(layout, vault.env, sum(fs.size(source) for source, _ in pairs))
    discard(vault.layout, vault.env)
    for source, copy in pairs:
        durable.copy_file(fs, source, copy)
    return _sound(vault, layout.scratch)


def finished(vault: DamagedVault) -> Database:
    """The finished database itself; raises `VaultDamagedError` when it is not sound."""
    return _sound(vault, vault.layout.repaired)


def _sound(vault: DamagedVault, path: Path) -> Database:
    """The database at `path`, opened, every page of it authentic."""
    database = Database(path, vault.keys.index)
    database.open()
    if not database.sound():
        database.close()
        raise VaultDamagedError(part="index", reason="unreadable")
    return database


class _Target:
    """A new file that is written from its beginning."""

    def __init__(self, fs: FileSystem, path: Path) -> None:
        self.length = 0
        self._fs = fs
        self._handle: FileIO = fs.open_new(path)

    def write(self, block: memoryview, /) -> None:
        """Append one block."""
        self._fs.write_at(self._handle, self.length, block)
        self.length += len(block)

    def sync(self) -> None:
        """Return once all of it is on the device."""
        self._fs.sync(self._handle)

    def close(self) -> None:
        """Close the file."""
        self._fs.close(self._handle)
