"""Finds the snapshots that hold, also those that no head lists any more; it must not write anything.

A snapshot is bound to the head generation in which it was taken. With both heads lost that number is looked
for by trying: the commitment in a stream's header tells at once whether a context is the right one.
"""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path
from typing import Final

from holdall.crypto import stream
from holdall.crypto.errors import AuthenticationError
from holdall.crypto.stream import ChunkCipher
from holdall.vault.damaged_vault import DamagedVault
from holdall.vault.errors import SnapshotInfo, VaultDamagedError
from holdall.vault.head import SnapshotEntry

MOST_GENERATIONS: Final = 1 << 15
"""Some sixteen thousand sessions that wrote; four seconds of trying [measured]."""


class _Measure:
    """Hashes what goes through."""

    def __init__(self) -> None:
        self.length = 0
        self.digest = hashlib.sha256()

    def write(self, block: memoryview, /) -> None:
        self.length += len(block)
        self.digest.update(block)


def sound_snapshots(vault: DamagedVault) -> tuple[SnapshotEntry, ...]:
    """What a head should say of the ring: an entry for each file that authenticates, else an empty one."""
    listed = vault.head.snapshots if vault.head else (None,) * len(vault.layout.snapshots)
    return tuple(
        _checked(vault, path, entry) for path, entry in zip(vault.layout.snapshots, listed, strict=True)
    )


def info(vault: DamagedVault, entry: SnapshotEntry, entries: tuple[SnapshotEntry, ...]) -> SnapshotInfo:
    """How `Snapshots.read` wants one of `entries` named."""
    return SnapshotInfo(vault.layout.snapshots[entries.index(entry)].name, entry.generation, "")


def _checked(vault: DamagedVault, path: Path, listed: SnapshotEntry | None) -> SnapshotEntry:
    if not vault.env.fs.exists(path):
        return SnapshotEntry()
    generation = listed.generation if listed else _generation(vault, path)
    measure = _Measure()
    try:
        if generation:
            vault.snapshots.read(SnapshotInfo(path.name, generation, ""), measure)
    except (VaultDamagedError, OSError):
        return SnapshotEntry()
    sha256 = measure.digest.digest()
    if not generation or (listed and listed.sha256 != sha256):
        return SnapshotEntry()
    return listed or SnapshotEntry(generation, measure.length, 0, sha256)


def _generation(vault: DamagedVault, path: Path) -> int:
    """The head generation that the snapshot is bound to, or 0."""
    fs = vault.env.fs
    header = bytearray(stream.HEADER_SIZE)
    with closing(fs.open_read(path)) as handle:
        if fs.read_at(handle, 0, memoryview(header)) != len(header):
            return 0
    for generation in range(1, MOST_GENERATIONS):
        try:
            ChunkCipher.from_header(vault.keys.snapshot, vault.snapshots.context(generation), bytes(header))
        except AuthenticationError:
            continue
        return generation
    return 0
