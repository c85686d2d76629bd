"""Writes one blob file: sealed, padded, durable and read back before it gets its name; it knows no database.

The header comes first in the frame but is known last (it holds the SHA-256), so the first chunk is kept
in memory and sealed at the end. What is sealed is written by a thread beside, and what is read back is opened
by one: the first costs as much as sealing, the second more than reading.
"""

from __future__ import annotations

from contextlib import closing, suppress
from functools import partial
from typing import Final

from holdall.crypto import labels, stream
from holdall.crypto.stream import CHUNK_SIZE, SEALED_CHUNK_SIZE, ChunkCipher
from holdall.crypto.stream_io import BATCH_CHUNKS, StreamReader, StreamWriter
from holdall.vault import durable
from holdall.vault.blob_frame import HEADER_SIZE, FrameHeader, padded_size
from holdall.vault.environment import Environment
from holdall.vault.keys import Keys
from holdall.vault.layout import TEMPORARY, Layout
from holdall.vault.side_thread import OUTSTANDING, SideThread

_ZEROS: Final = memoryview(bytes(BATCH_CHUNKS * CHUNK_SIZE))


class BlobWriter:
    """One blob file being written. `finish` or `discard` ends it."""

    def __init__(self, layout: Layout, env: Environment, keys: Keys, blob_id: str, times: int) -> None:
        self.blob_id: Final = blob_id
        self.length = 0
        """Bytes of data so far."""
        self._env = env
        self._keys = keys
        self._times = times
        self._path = layout.blob(blob_id)
        self._temporary = self._path.with_suffix(TEMPORARY)
        durable.make_directory(env.fs, self._path.parent)
        self._cipher = ChunkCipher(keys.blob, blob_context(keys, blob_id), env.salt())
        self._handle = env.fs.open_new(self._temporary)
        self._first = memoryview(bytearray(CHUNK_SIZE))
        self._position = stream.HEADER_SIZE + SEALED_CHUNK_SIZE
        self._writing = SideThread()
        self._rest = StreamWriter(self._cipher, self._append, first_chunk=1, lag=OUTSTANDING)

    @property
    def room(self) -> int:
        """Bytes of data that still fit."""
        return self._env.part_frame_size - HEADER_SIZE - self.length

    def write(self, data: memoryview) -> None:
        """Take the next bytes of data."""
        frame = HEADER_SIZE + self.length
        self.length += len(data)
        self._write_frame(frame, data)

    def finish(self, header: FrameHeader) -> None:
        """Pad, seal the first chunk with `header`, and return when all is on the device and read back."""
        fs = self._env.fs
        frame = HEADER_SIZE + self.length
        total = padded_size(frame)
        for begin in range(frame, total, len(_ZEROS)):
            self._write_frame(begin, _ZEROS[: min(len(_ZEROS), total - begin)])
        if total >= CHUNK_SIZE:
            self._rest.finish()
        self._write_first(header, min(total, CHUNK_SIZE))
        with self._writing:
            self._writing.do(partial(fs.sync, self._handle))
            self._writing.finish()
        fs.close(self._handle)
        self._read_back()
        fs.set_times(self._temporary, self._times)
        fs.rename(self._temporary, self._path)
        fs.sync_directory(self._path.parent)

    def discard(self) -> None:
        """Remove what was written, as far as that is possible; what stays is collected later."""
        self._writing.close()
        self._handle.close()
        with suppress(OSError):
            self._env.fs.remove(self._temporary)

    def _write_frame(self, frame: int, data: memoryview) -> None:
        if frame < CHUNK_SIZE:
            taken = min(CHUNK_SIZE - frame, len(data))
            self._first[frame : frame + taken] = data[:taken]
            data = data[taken:]
        if data:
            self._rest.write(data)

    def _write_first(self, header: FrameHeader, size: int) -> None:
        self._first[:HEADER_SIZE] = header.pack()
        sealed = bytearray(stream.HEADER_SIZE + SEALED_CHUNK_SIZE)
        sealed[: stream.HEADER_SIZE] = self._cipher.header
        written = self._cipher.seal(0, self._first[:size], memoryview(sealed)[stream.HEADER_SIZE :])
        self._write_at(0, memoryview(sealed)[: stream.HEADER_SIZE + written])

    def _append(self, sealed: memoryview) -> None:
        self._write_at(self._position, sealed)
        self._position += len(sealed)

    def _write_at(self, offset: int, data: memoryview) -> None:
        self._writing.do(partial(self._env.fs.write_at, self._handle, offset, data))

    def _read_back(self) -> None:
        """Open every chunk of what the device returns; raises `AuthenticationError`."""
        fs = self._env.fs
        fs.uncache(self._temporary)
        with closing(fs.open_read(self._temporary)) as handle, SideThread() as opening:
            reader = StreamReader(
                self._keys.blob,
                blob_context(self._keys, self.blob_id),
                lambda offset, buffer: fs.read_at(handle, offset, buffer),
                fs.size(self._temporary),
            )
            reader.check(0, opening.do, OUTSTANDING)
            opening.finish()


def blob_context(keys: Keys, blob_id: str) -> bytes:
    """What the blob's stream is bound to: swapping two files fails authentication."""
    return keys.context(labels.BLOB, bytes.fromhex(blob_id))
