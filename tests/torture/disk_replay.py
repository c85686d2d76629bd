"""What a disk holds after a power cut: a log replayed up to a point, less what was not durable by then.

It must not know vaults. A sector of 512 bytes is written whole or not at all; everything else may be lost in
any combination.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from disk_log import Tree
from operation import Kind, Operation

SECTOR: Final = 512


@dataclass(frozen=True, slots=True)
class Loss:
    """Which part of what is not durable a cut takes along, as chances from 0 to 1."""

    data: float
    names: float
    size_stays: float = 0.0
    """Chance that a file keeps the length of bytes that were lost: then it holds zeros, or what lay there."""


KEPT: Final = Loss(0.0, 0.0)
"""Everything that was written is there: a killed process, or a system that wrote all back in time."""
LOST: Final = Loss(1.0, 1.0)
"""Nothing is there but what was made durable."""
EMPTY: Final = Loss(1.0, 0.0)
"""Names without bytes: FAT's files of length zero."""
BLANK: Final = Loss(1.0, 0.0, 1.0)
"""Names and lengths without bytes."""
NAMELESS: Final = Loss(0.0, 1.0)
"""Bytes without names."""
MIXED: Final = Loss(0.5, 0.5, 0.5)
"""Anything."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A power cut while operation `at` was under way. Everything before `trusted` that was synced before it
    is durable; a device that tells the truth has trusted = at, one that lies an earlier one."""

    at: int
    trusted: int
    loss: Loss
    seed: int


class _Disk:
    def __init__(self, base: Tree) -> None:
        self.folders = set(base.folders)
        self.names = {path: bytearray(data) for path, data in base.files.items()}
        self.handles = dict(self.names)
        """What a path stood for when it was last written through: a lost name does not lose the file."""


def replay(base: Tree, operations: Sequence[Operation], durable: Sequence[int], cut: Cut) -> Tree:
    """The tree that `cut` leaves of a session on `base`."""
    disk = _Disk(base)
    rng = random.Random(cut.seed)
    for index, operation in enumerate(operations[: cut.at + 1]):
        if index < cut.at and durable[index] < cut.trusted:
            _do(disk, operation, KEPT, rng)
        else:
            under_way = index == cut.at and cut.loss == KEPT
            _do(disk, operation, Loss(0.5, 0.5) if under_way else cut.loss, rng)
    return _reachable(disk)


def _do(disk: _Disk, operation: Operation, loss: Loss, rng: random.Random) -> None:
    path = operation.path
    match operation.kind:
        case Kind.WRITE:
            _write(disk.handles[path], operation, loss, rng)
        case Kind.TRUNCATE if rng.random() >= loss.data:
            _resize(disk.handles[path], operation.size)
        case Kind.CREATE:
            disk.handles[path] = bytearray()
            _change_names(disk, operation, loss, rng)
        case _:
            _change_names(disk, operation, loss, rng)


def _change_names(disk: _Disk, operation: Operation, loss: Loss, rng: random.Random) -> None:
    path = operation.path
    is_kept = rng.random() >= loss.names
    match operation.kind:
        case Kind.CREATE if is_kept:
            disk.names[path] = disk.handles[path]
        case Kind.REMOVE if is_kept:
            disk.names.pop(path, None)
        case Kind.RENAME:
            _rename(disk, operation, is_kept, rng.random() >= loss.names)
        case Kind.MAKE_DIRECTORY if is_kept:
            disk.folders.add(path)
        case Kind.REMOVE_DIRECTORY if is_kept:
            disk.folders.discard(path)
        case _:
            pass


def _rename(disk: _Disk, operation: Operation, is_there: bool, is_gone: bool) -> None:
    """Not atomic: both names, one or none may be found."""
    assert operation.target
    handle = disk.handles[operation.path]
    disk.handles[operation.target] = handle
    if is_there:
        disk.names[operation.target] = handle
    if is_gone:
        disk.names.pop(operation.path, None)


def _write(data: bytearray, operation: Operation, loss: Loss, rng: random.Random) -> None:
    begin, end = operation.offset, operation.offset + len(operation.data)
    chance = rng.choice((0.0, loss.data, 1.0)) if 0 < loss.data < 1 else loss.data  # often all or nothing
    for at in range(begin - begin % SECTOR, end, SECTOR):
        first, last = max(at, begin), min(at + SECTOR, end)
        if rng.random() >= chance:
            if len(data) < first:
                data.extend(bytes(first - len(data)))
            data[first:last] = operation.data[first - begin : last - begin]
        elif len(data) < last and rng.random() < loss.size_stays:
            missing = last - len(data)
            data.extend(rng.randbytes(missing) if rng.random() < 0.5 else bytes(missing))


def _resize(data: bytearray, size: int) -> None:
    del data[size:]
    data.extend(bytes(size - len(data)))


def _reachable(disk: _Disk) -> Tree:
    folders: set[PurePath] = set()
    for folder in sorted(disk.folders):
        if len(folder.parts) == 1 or folder.parent in folders:
            folders.add(folder)
    files = {path: bytes(data) for path, data in disk.names.items() if path.parent in folders}
    return Tree(frozenset(folders), files)
