"""Writes a stream front to back and reads it at any place, batch by batch; it must not know files.

Both ends are plain callables over buffers, so that a file, a pipe or memory serve alike.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import cycle
from typing import Final

from holdall.crypto.errors import AuthenticationError
from holdall.crypto.secret import Secret
from holdall.crypto.stream import (
    CHUNK_SIZE,
    HEADER_SIZE,
    SEALED_CHUNK_SIZE,
    ChunkCipher,
    plain_size,
)

BATCH_CHUNKS: Final = 256
"""Chunks per read or write: 4 MiB keeps system calls and hand-overs between threads few, and memory small."""

Sink = Callable[[memoryview], None]
Do = Callable[[Callable[[], object]], None]
"""Does what it is given, at once or beside the caller, one after the other."""
ReadAt = Callable[[int, memoryview], int]
"""Fill the buffer from an offset; bytes read, fewer only at the end."""


def _at_once(call: Callable[[], object]) -> None:
    call()


class StreamWriter:
    """Seals plaintext given in pieces of any size, and gives `sink` a batch at a time; `finish` the last one.

    `sink` may be late: what it is given stays as it is until it was called `lag` times more.
    """

    def __init__(self, cipher: ChunkCipher, sink: Sink, *, first_chunk: int = 0, lag: int = 0) -> None:
        self._cipher = cipher
        self._sink = sink
        self._next = first_chunk
        self._pending = bytearray(CHUNK_SIZE)
        self._filled = 0
        self._buffers = cycle(_buffers(BATCH_CHUNKS * SEALED_CHUNK_SIZE, lag + 1))
        self._sealed = next(self._buffers)
        self._size = 0

    def write(self, data: memoryview) -> None:
        """Take the next piece of plaintext; whole chunks are sealed straight from `data`."""
        if self._filled:
            taken = min(CHUNK_SIZE - self._filled, len(data))
            self._pending[self._filled : self._filled + taken] = data[:taken]
            self._filled += taken
            data = data[taken:]
            if self._filled < CHUNK_SIZE:
                return
            self._seal(memoryview(self._pending))
        whole = len(data) - len(data) % CHUNK_SIZE
        for begin in range(0, whole, CHUNK_SIZE):
            self._seal(data[begin : begin + CHUNK_SIZE])
        self._filled = len(data) - whole
        self._pending[: self._filled] = data[whole:]

    def finish(self) -> None:
        """Seal the last chunk, which is always shorter than the others and so marks the end."""
        self._seal(memoryview(self._pending)[: self._filled])
        self._sink(self._sealed[: self._size])

    def _seal(self, chunk: memoryview) -> None:
        self._size += self._cipher.seal(self._next, chunk, self._sealed[self._size :])
        self._next += 1
        if self._size == len(self._sealed):
            self._sink(self._sealed)
            self._sealed = next(self._buffers)
            self._size = 0


class StreamReader:
    """Reads any range of a stream, authenticating every byte it returns.

    Opening checks the commitment and the last chunk, so a stream cut short is refused before anything
    is read from it. Raises `AuthenticationError`.
    """

    def __init__(self, key: Secret, context: bytes, read_at: ReadAt, sealed_length: int) -> None:
        self.size: Final = plain_size(sealed_length)
        """Bytes of plaintext."""
        self._read_at = read_at
        header = bytearray(HEADER_SIZE)
        self._fill(0, memoryview(header))
        self._cipher = ChunkCipher.from_header(key, context, bytes(header))
        self._batch = min(BATCH_CHUNKS, self.size // CHUNK_SIZE + 1)  # small streams take little memory
        self._sealed = memoryview(bytearray(self._batch * SEALED_CHUNK_SIZE))
        self._chunk = memoryview(bytearray(CHUNK_SIZE))
        self._loaded = -1
        self._load(self.size // CHUNK_SIZE)

    def read_into(self, offset: int, target: memoryview) -> int:
        """Fill `target` from plaintext `offset`; bytes written, fewer only at the end of the stream."""
        length = max(0, min(len(target), self.size - offset))
        done = 0
        while done < length:
            number, inside = divmod(offset + done, CHUNK_SIZE)
            whole = 0 if inside else (length - done) // CHUNK_SIZE
            if whole:
                done += self._open_batch(number, min(whole, self._batch), target[done:])
            else:
                done += self._copy(number, inside, target[done:length])
        return length

    def check(self, offset: int, do: Do = _at_once, lag: int = 0) -> None:
        """Open every chunk from the one of plaintext `offset` on, and keep nothing.

        Batches are read here and opened in calls given to `do`, which may return with up to `lag` of them
        undone; the caller sees to those that are left on return.
        """
        last = self.size // CHUNK_SIZE
        plain = memoryview(bytearray(self._batch * CHUNK_SIZE))
        buffers = cycle(_buffers(len(self._sealed), lag + 1))
        for number in range(offset // CHUNK_SIZE, last, self._batch):
            sealed = next(buffers)[: min(self._batch, last - number) * SEALED_CHUNK_SIZE]
            self._fill(HEADER_SIZE + number * SEALED_CHUNK_SIZE, sealed)
            do(partial(self._open, number, sealed, plain))
        self._load(last)

    def _copy(self, number: int, inside: int, target: memoryview) -> int:
        self._load(number)
        piece = self._chunk[inside : inside + len(target)]
        target[: len(piece)] = piece
        return len(piece)

    def _load(self, number: int) -> None:
        if self._loaded != number:
            self._loaded = -1
            size = min(CHUNK_SIZE, self.size - number * CHUNK_SIZE)
            sealed = self._sealed[: size + SEALED_CHUNK_SIZE - CHUNK_SIZE]
            self._fill(HEADER_SIZE + number * SEALED_CHUNK_SIZE, sealed)
            self._cipher.open(number, sealed, self._chunk)
            self._loaded = number

    def _open_batch(self, number: int, count: int, target: memoryview) -> int:
        sealed = self._sealed[: count * SEALED_CHUNK_SIZE]
        self._fill(HEADER_SIZE + number * SEALED_CHUNK_SIZE, sealed)
        self._open(number, sealed, target)
        return count * CHUNK_SIZE

    def _open(self, number: int, sealed: memoryview, target: memoryview) -> None:
        """Open whole chunks, of which `number` is the first."""
        for index in range(len(sealed) // SEALED_CHUNK_SIZE):
            piece = sealed[index * SEALED_CHUNK_SIZE : (index + 1) * SEALED_CHUNK_SIZE]
            self._cipher.open(number + index, piece, target[index * CHUNK_SIZE :])

    def _fill(self, offset: int, buffer: memoryview) -> None:
        if self._read_at(offset, buffer) != len(buffer):
            raise AuthenticationError(reason="length")


def _buffers(size: int, count: int) -> list[memoryview]:
    return [memoryview(bytearray(size)) for _ in range(count)]
