"""Reads a source to its end while a thread beside takes its SHA-256; it must not know what either is for."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from itertools import cycle
from typing import Final, Protocol

from holdall.vault.side_thread import OUTSTANDING, SideThread

_BLOCK: Final = 1 << 22


class Source(Protocol):
    """What bytes are read from; none means the end."""

    def readinto(self, buffer: memoryview, /) -> int | None: ...


class Digest(Protocol):
    """A hash of `hashlib`, in progress."""

    def update(self, data: memoryview, /) -> None: ...


def hashed_blocks(source: Source, digest: Digest) -> Generator[memoryview]:
    """All of `source` in blocks of at most 4 MiB; after the last of them `digest` has taken all.

    A block holds until the next one is asked for, and must not be written to. Raises what reading raises.
    """
    buffers = cycle([memoryview(bytearray(_BLOCK)) for _ in range(OUTSTANDING + 1)])
    with SideThread() as hashing:
        while count := source.readinto(buffer := next(buffers)):
            block = buffer[:count]
            hashing.do(partial(digest.update, block))
            yield block
        hashing.finish()
