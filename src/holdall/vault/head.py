"""The bytes of a head record, which pins the state that a session left; it must not touch the disk.

SQLCipher authenticates pages, not the database: the head is what notices an older or spliced one.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from holdall.crypto import labels, stream
from holdall.vault.keys import Keys
from holdall.vault.layout import SNAPSHOT_COUNT

FILE_SIZE: Final = 1024
_PLAIN_SIZE: Final = FILE_SIZE - stream.HEADER_SIZE - stream.TAG_SIZE
_HEAD: Final = struct.Struct(">HBxIQQ32sQ32s32sQQQ")
_SNAPSHOT: Final = struct.Struct(">QQQ32s")
_CLEAN: Final = 1


@dataclass(frozen=True, slots=True)
class SnapshotEntry:
    """What the head says about one snapshot file; generation 0 means that there is none."""

    generation: int = 0
    length: int = 0
    taken: int = 0
    sha256: bytes = bytes(32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One head record."""

    minor: int
    clean: bool
    """Whether the database and the blobs are exactly as described; false while a session writes."""
    key_generation: int
    generation: int
    index_length: int = 0
    index_sha256: bytes = bytes(32)
    blob_count: int = 0
    blob_set: bytes = bytes(32)
    custody_tip: bytes = bytes(32)
    """Kept for the custody log of a later minor version: zeros."""
    last_change: int = 0
    """Seconds since 1970 of the last committed change."""
    session: int = 0
    """Generation of the head that the last writing session began with; its first commit stores it."""
    previous_session: int = 0
    """What the database held of it before: a session can end before its first commit."""
    snapshots: tuple[SnapshotEntry, ...] = field(default=(SnapshotEntry(),) * SNAPSHOT_COUNT)

    def seal(self, keys: Keys, salt: bytes) -> bytes:
        """The 1024 bytes of the file."""
        plain = bytearray(_PLAIN_SIZE)
        _HEAD.pack_into(
            plain, 0, self.minor, _CLEAN if self.clean else 0, self.key_generation, self.generation,
            self.index_length, self.index_sha256, self.blob_count, self.blob_set, self.custody_tip,
            self.last_change, self.session, self.previous_session,
        )  # fmt: skip
        for number, entry in enumerate(self.snapshots):
            _SNAPSHOT.pack_into(
                plain, _HEAD.size + number * _SNAPSHOT.size,
                entry.generation, entry.length, entry.taken, entry.sha256,
            )  # fmt: skip
        return stream.seal(keys.head, keys.context(labels.HEAD), salt, plain)

    @classmethod
    def open(cls, keys: Keys, sealed: bytes) -> Head:
        """The head in `sealed`; raises `AuthenticationError`."""
        plain = stream.open_sealed(keys.head, keys.context(labels.HEAD), sealed)
        values = _HEAD.unpack_from(plain)
        entries = _SNAPSHOT.iter_unpack(plain[_HEAD.size : _HEAD.size + SNAPSHOT_COUNT * _SNAPSHOT.size])
        return cls(
            minor=values[0],
            clean=bool(values[1] & _CLEAN),
            key_generation=values[2],
            generation=values[3],
            index_length=values[4],
            index_sha256=values[5],
            blob_count=values[6],
            blob_set=values[7],
            custody_tip=values[8],
            last_change=values[9],
            session=values[10],
            previous_session=values[11],
            snapshots=tuple(SnapshotEntry(*entry) for entry in entries),
        )


def blob_set_hash(blob_ids: Iterable[str]) -> bytes:
    """The same 32 bytes for the same set of ids in any order: the sum of their hashes modulo 2^256."""
    total = 0
    for blob_id in blob_ids:
        total += int.from_bytes(hashlib.sha256(labels.BLOB_SET + bytes.fromhex(blob_id)).digest())
    return (total % 2**256).to_bytes(32)
