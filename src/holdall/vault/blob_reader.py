"""Reads blob files at any place without ever putting plaintext on a disk; it knows no database."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from itertools import accumulate
from typing import Any, Final

from holdall.crypto.errors import AuthenticationError
from holdall.crypto.stream_io import StreamReader
from holdall.vault.blob_frame import HEADER_SIZE, MAX_PART_LIST, PART_ENTRY, FrameHeader, FrameKind
from holdall.vault.blob_writer import blob_context
from holdall.vault.environment import Environment
from holdall.vault.errors import BlobUnreadableError
from holdall.vault.file_system import UNREADABLE_ERRORS
from holdall.vault.keys import Keys
from holdall.vault.layout import Layout, is_blob_id


class Frame:
    """One open blob file; raises `BlobUnreadableError`."""

    def __init__(self, layout: Layout, env: Environment, keys: Keys, blob_id: str) -> None:
        self._blob_id = blob_id
        self._fs = env.fs
        path = layout.blob(blob_id)
        if not is_blob_id(blob_id):  # a database from a stranger may name anything
            raise BlobUnreadableError(blob=blob_id, reason="missing")
        with _told(blob_id):
            self._handle = env.fs.open_read(path)
            try:
                self._reader = StreamReader(
                    keys.blob, blob_context(keys, blob_id), self._read_at, env.fs.size(path)
                )
                self.header: Final = self._read_header()
            except BaseException:
                self.close()
                raise

    def read_into(self, offset: int, target: memoryview) -> int:
        """Fill `target` with data from `offset`; bytes written, fewer only at the end of the data."""
        length = max(0, min(len(target), self.header.length - offset))
        with _told(self._blob_id):
            return self._reader.read_into(HEADER_SIZE + offset, target[:length])

    def check_padding(self) -> None:
        """Open every chunk after the data, which no reading of the data comes to."""
        with _told(self._blob_id):
            self._reader.check(HEADER_SIZE + self.header.length)

    def close(self) -> None:
        """Close the file."""
        self._fs.close(self._handle)

    def _read_at(self, offset: int, buffer: memoryview) -> int:
        return self._fs.read_at(self._handle, offset, buffer)

    def _read_header(self) -> FrameHeader:
        packed = bytearray(HEADER_SIZE)
        self._reader.read_into(0, memoryview(packed))
        header = FrameHeader.unpack(packed)
        if header.length > self._reader.size - HEADER_SIZE:
            raise AuthenticationError(reason="frame")
        return header


@contextmanager
def _told(blob_id: str) -> Generator[None]:
    """Say which blob it is that cannot be read, and how."""
    try:
        yield
    except FileNotFoundError:
        raise BlobUnreadableError(blob=blob_id, reason="missing") from None
    except AuthenticationError:
        raise BlobUnreadableError(blob=blob_id, reason="damaged") from None
    except OSError as error:
        if error.errno not in UNREADABLE_ERRORS:
            raise
        raise BlobUnreadableError(blob=blob_id, reason="damaged") from None


class BlobReader(io.RawIOBase):
    """A stored file as a seekable stream; parts are opened as they are reached."""

    def __init__(self, open_frame: Callable[[str], Frame], blob_id: str) -> None:
        super().__init__()
        self._open_frame = open_frame
        first = open_frame(blob_id)
        self.header: Final = first.header
        """What the blob says about itself."""
        self._position = 0
        self._frame = first
        self._frame_number: int = 0
        self._parts: list[str] = [blob_id]
        self._ends: list[int] = [first.header.length]
        """The first byte after each part."""
        if first.header.kind is FrameKind.PART_LIST:
            try:
                self._parts, self._ends = _parts(first)
            except BaseException:
                first.close()
                raise
            self._frame_number = -1
        self.size: Final = self.header.file_length

    @property
    def part_ids(self) -> tuple[str, ...]:
        """Blob ids of the parts; none when the file is in one piece."""
        return tuple(self._parts) if self.header.kind is FrameKind.PART_LIST else ()

    def is_padding_sound(self) -> bool:
        """Open every chunk after the data of each of its blob files; whether all are authentic.

        With all data read and their SHA-256 compared, no byte of these files is left unseen.
        """
        try:
            for blob_id in (self.header.blob_id.hex(), *self.part_ids):
                with closing(self._open_frame(blob_id)) as frame:
                    frame.check_padding()
        except BlobUnreadableError:
            return False
        return True

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self.size}[whence]
        self._position = max(0, base + offset)
        return self._position

    def readinto(self, buffer: Any, /) -> int:
        if self.closed:
            raise ValueError("I/O operation on closed file")  # as every file object says it
        target = memoryview(buffer).cast("B")
        done = 0
        while done < len(target) and self._position < self.size:
            count = self._read_part(target[done:])
            done += count
            self._position += count
        return done

    def close(self) -> None:
        if not self.closed:
            self._frame.close()
        super().close()

    def _read_part(self, target: memoryview) -> int:
        number = bisect_right(self._ends, self._position)
        if number == len(self._parts):
            raise BlobUnreadableError(blob=self.header.blob_id.hex(), reason="damaged")
        if number != self._frame_number:
            self._frame.close()
            self._frame = self._open_frame(self._parts[number])
            self._frame_number = number
        begin = self._ends[number - 1] if number else 0
        count = self._frame.read_into(self._position - begin, target)
        if not count:
            raise BlobUnreadableError(blob=self._parts[number], reason="damaged")
        return count


def _parts(frame: Frame) -> tuple[list[str], list[int]]:
    """Blob id and first byte after it, of each part; raises `BlobUnreadableError` unless they are a file."""
    header = frame.header
    if not header.length % PART_ENTRY.size and header.length <= MAX_PART_LIST:
        entries = bytearray(header.length)
        frame.read_into(0, memoryview(entries))
        found = list(PART_ENTRY.iter_unpack(entries))
        ends = list(accumulate(length for _, length in found))
        if ends and ends[-1] == header.file_length:
            return [part.hex() for part, _ in found], ends
    raise BlobUnreadableError(blob=header.blob_id.hex(), reason="damaged")
