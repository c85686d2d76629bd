"""Makes the database that is to replace a damaged one, in a file beside it; the vault's own it only reads."""

from __future__ import annotations

from contextlib import closing
from io import FileIO
from pathlib import Path

from holdall.vault import durable
from holdall.vault.damaged_vault import DamagedVault
from holdall.vault.database import Database
from holdall.vault.environment import Environment
from holdall.vault.errors import SnapshotInfo, VaultDamagedError, VaultSpaceError
from holdall.vault.file_system import FileSystem
from holdall.vault.layout import Layout

_MIB = 1 << 20
_SPARE = 4 * _MIB
"""Room for heads, folders and what the file system itself needs."""


def require_space(vault: DamagedVault, needed: int) -> None:
    """Raise `VaultSpaceError` unless `needed` bytes and a little more can be written."""
    needed += _SPARE
    free = vault.env.fs.free_space(vault.layout.root)
    if free < needed:
        raise VaultSpaceError(needed=-(-needed // _MIB), free=free // _MIB)


def discard(layout: Layout, env: Environment) -> None:
    """Remove what a repair that was cut off left."""
    for path in (layout.scratch_log, layout.scratch):
        if env.fs.exists(path):
            env.fs.remove(path)


def blank(vault: DamagedVault) -> Database:
    """A new database without records."""
    discard(vault.layout, vault.env)
    durable.write_file(vault.env.fs, vault.layout.scratch, b"", vault.heads.times)
    database = Database(vault.layout.scratch, vault.keys.index)
    database.open()
    try:
        database.create_schema()
    except BaseException:
        database.close()
        raise
    return database


def from_snapshot(vault: DamagedVault, snapshot: SnapshotInfo, length: int) -> Database:
    """The database of a snapshot; raises `VaultDamagedError` when it does not hold."""
    require_space(vault, length)
    discard(vault.layout, vault.env)
    with closing(_Target(vault.env.fs, vault.layout.scratch)) as target:
        vault.snapshots.read(snapshot, target)
        target.sync()
    return _sound(vault)


def from_database(vault: DamagedVault, *, with_log: bool) -> Database:
    """The vault's own database, with or without its log; raises `VaultDamagedError` when it is not sound."""
    layout, fs = vault.layout, vault.env.fs
    pairs = [(layout.index, layout.scratch)]
    if with_log and fs.exists(layout.index_log):
        pairs.append((layout.index_log, layout.scratch_log))
    if not fs.exists(layout.index) or not fs.size(layout.index):
        raise VaultDamagedError(part="index", reason="missing")
    require_space(vault, sum(fs.size(source) for source, _ in pairs))
    discard(vault.layout, vault.env)
    for source, copy in pairs:
        durable.copy_file(fs, source, copy)
    return _sound(vault)


def _sound(vault: DamagedVault) -> Database:
    """The scratch database, opened, every page of it authentic."""
    database = Database(vault.layout.scratch, vault.keys.index)
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
