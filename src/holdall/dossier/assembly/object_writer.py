"""Writes PDF objects to a stream as they come: object streams, a cross-reference stream; knows nothing of
pages.

Memory: one object stream's worth of small objects and 9 bytes of cross-reference for each object.
"""

from __future__ import annotations

import zlib
from array import array
from typing import Protocol

from holdall.dossier.build_errors import MalformedChunkError

_PER_STREAM = 200
"""Objects in one object stream; few, because a reader must inflate all of one to get at any."""
_FREE, _PLAIN, _PACKED = 0, 1, 2
_MARK = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class Output(Protocol):
    """Where bytes go, one after the other."""

    def write(self, data: bytes | memoryview, /) -> object:
        """Take all of `data`."""
        ...


class ObjectWriter:
    """Objects get their numbers first (`allocate`) and their contents later, each exactly once."""

    def __init__(self, out: Output) -> None:
        self._out = out
        self._kinds = bytearray([_FREE])
        self._places = array("Q", [0])
        self._indexes = array("H", [65535])
        self._packed: list[tuple[int, bytes]] = []
        self._position = 0
        self._write(_MARK)

    @property
    def position(self) -> int:
        """Bytes written so far."""
        return self._position

    def allocate(self) -> int:
        """A new object number."""
        self._kinds.append(_FREE)
        self._places.append(0)
        self._indexes.append(0)
        return len(self._kinds) - 1

    def put(self, number: int, body: bytes) -> None:
        """Write an object that is not a stream."""
        self._claim(number, _PACKED)
        self._packed.append((number, body))
        if len(self._packed) >= _PER_STREAM:
            self._flush()

    def put_stream(self, number: int, dictionary: bytes, data: bytes | memoryview) -> None:
        """Write a stream; `dictionary` is whole, with its `/Length`."""
        self._claim(number, _PLAIN)
        self._places[number] = self._position
        self._write(b"%d 0 obj\n%s\nstream\n" % (number, dictionary))
        self._write(data)
        self._write(b"\nendstream\nendobj\n")

    def add(self, body: bytes) -> int:
        """Write an object under a new number, which is returned."""
        number = self.allocate()
        self.put(number, body)
        return number

    def add_stream(self, entries: bytes, data: bytes, *, packed: bool = True) -> int:
        """Write a stream with dictionary `entries` under a new number, deflated unless told otherwise."""
        number = self.allocate()
        if packed:
            data, entries = zlib.compress(data), entries + b" /Filter /FlateDecode"
        self.put_stream(number, b"<< %s /Length %d >>" % (entries, len(data)), data)
        return number

    def finish(self, root: int, info: int, identity: bytes) -> None:
        """Write what is still held, the cross-reference stream and the end; `identity` is 16 bytes of file
        id.
        """
        self._flush()
        number = self.allocate()
        start = self._position
        self._claim(number, _PLAIN)
        self._places[number] = start
        missing = [index for index, kind in enumerate(self._kinds) if kind == _FREE and index]
        if missing:
            raise MalformedChunkError(reason="missing", object=missing[0])
        width = (start.bit_length() + 7) // 8
        rows = b"".join(
            bytes((kind,)) + place.to_bytes(width, "big") + index.to_bytes(2, "big")
            for kind, place, index in zip(self._kinds, self._places, self._indexes, strict=True)
        )
        data = zlib.compress(rows)
        file_id = identity.hex().encode("ascii")
        self._write(
            b"%d 0 obj\n<< /Type /XRef /Size %d /W [1 %d 2] /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>]"
            b" /Filter /FlateDecode /Length %d >>\nstream\n"
            % (number, len(self._kinds), width, root, info, file_id, file_id, len(data))
        )
        self._write(data)
        self._write(b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start)

    def _claim(self, number: int, kind: int) -> None:
        if self._kinds[number] != _FREE:
            raise MalformedChunkError(reason="twice", object=number)
        self._kinds[number] = kind

    def _flush(self) -> None:
        """Write the objects held as one object stream."""
        if not self._packed:
            return
        container = self.allocate()
        offsets: list[bytes] = []
        position = 0
        for index, (number, body) in enumerate(self._packed):
            self._places[number], self._indexes[number] = container, index
            offsets.append(b"%d %d" % (number, position))
            position += len(body) + 1
        head = b" ".join(offsets) + b"\n"
        data = zlib.compress(head + b"\n".join(body for _, body in self._packed) + b"\n")
        entries = b"<< /Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d >>"
        count, self._packed = len(self._packed), []
        self.put_stream(container, entries % (count, len(head), len(data)), data)

    def _write(self, data: bytes | memoryview) -> None:
        self._out.write(data)
        self._position += len(data)
