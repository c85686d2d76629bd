"""Finds the snapshots that hold, also those that no head lists any more; it must not write anything.

A snapshot is bound to the head generation in which it was taken. Where neither head tells that number it is
looked for by trying: the commitment in a stream's header tells at once whether a context is the right one.
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
from holdall.vault.layout import SNAPSHOT_COUNT

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
    """What a head should say of the ring: an entry for each file that authenticates, else an empty one.

    A file may outlive its place in the newest head: a device that lies about a sync can lose its removal
    and all that was written before.
    """
    heads = [head for head in vault.heads.read_both() if head]
    rings = zip(*(head.snapshots for head in heads), strict=True) if heads else ((),) * SNAPSHOT_COUNT
    return tuple(
        _checked(vault, path, [entry for entry in listed if entry.generation])
        for path, listed in zip(vault.layout.snapshots, rings, strict=True)
    )


def info(vault: DamagedVault, number: int, entry: SnapshotEntry) -> SnapshotInfo:
    """How `Snapshots.read` wants the snapshot in file `number` named."""
    return SnapshotInfo(vault.layout.snapshots[number].name, entry.generation)


def _checked(vault: DamagedVault, path: Path, listed: list[SnapshotEntry]) -> SnapshotEntry:
    if not vault.env.fs.exists(path):
        return SnapshotEntry()
    for entry in listed:
        found = _read(vault, path, entry.generation)
        if found and found.sha256 == entry.sha256:
            return entry
    generation = _generation(vault, path)
    return (generation and _read(vault, path, generation)) or SnapshotEntry()


def _read(vault: DamagedVault, path: Path, generation: int) -> SnapshotEntry | None:
    """What the snapshot of `generation` holds, at a time that is not known; None when it does not hold."""
    measure = _Measure()
    try:
        vault.snapshots.read(SnapshotInfo(path.name, generation), measure)
    except (VaultDamagedError, OSError):
        return None
    return SnapshotEntry(generation, measure.length, 0, measure.digest.digest())


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
