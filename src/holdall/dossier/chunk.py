"""The relocatable objects a worker sends and the writer numbers; it must not know what the objects mean.

A worker sends PDF objects under numbers of its own choosing. A reference `n 0 R` means object n of the same
sender; `n 65535 R` means object n of the table that all senders share (`STAMP_FONT`, `FORM_CALL`);
`n 65534 R` means the n-th page (from 0) of the same sender. The writer maps all three to final numbers by
one pass over the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

from holdall.dossier.build_errors import MalformedChunkError
from holdall.sandbox.contract import Emit, JsonValue

SHARED = 65535
PAGE = 65534
STAMP_FONT = 0
"""Index of the stamp's font in the shared table."""
FORM_CALL = 1
"""Index of the content stream that draws an exhibit page's form (`page_shape.DRAW_FORM`)."""

BATCH_BYTES = 2 << 20
"""A worker sends what it has once it holds this much (bytes)."""
BATCH_OBJECTS = 2000
"""… or this many objects: their table must fit into a part's header (`sandbox.protocol`, 64 KiB)."""

_TOKEN = re.compile(rb"\((?:[^\\()]|\\.)*\)|(?<![^\s\[\]<>()])(\d+) (\d+) R(?![^\s\[\]<>()/])", re.DOTALL)
_STRING = re.compile(rb"\((?:[^\\()]|\\.)*\)", re.DOTALL)
_STRUCTURAL = re.compile(
    rb"(?<![^\s\[\]<>()])(?:obj|endobj|stream|endstream|xref|trailer|startxref)(?![^\s\[\]<>()/])"
)


@dataclass(frozen=True, slots=True)
class PdfObject:
    """One object: its body as text (for a stream: its dictionary) and the stream's encoded bytes, if any."""

    number: int
    body: bytes
    stream: bytes | memoryview | None = None


def references(body: bytes) -> list[tuple[int, int]]:
    """The (number, generation) pairs that `body` refers to, in order, with repeats; strings are not looked
    into.
    """
    return [(int(number), int(generation)) for number, generation in _TOKEN.findall(body) if number]


def map_references(body: bytes, mapping: Callable[[int, int], bytes]) -> bytes:
    """`body` with every reference replaced by what `mapping(number, generation)` returns."""

    def replace(match: re.Match[bytes]) -> bytes:
        number = match[1]
        return match[0] if number is None else mapping(int(number), int(match[2]))

    return _TOKEN.sub(replace, body)


class Outbox:
    """Collects objects in the worker and hands them to `emit` in batches of bounded size."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self._table: list[JsonValue] = []
        self._parts: list[bytes | memoryview] = []
        self._held = 0

    def add(self, item: PdfObject) -> None:
        """Queue one object."""
        size = -1 if item.stream is None else len(item.stream)
        self._table.append([item.number, len(item.body), size])
        self._parts.append(item.body)
        if item.stream is not None:
            self._parts.append(item.stream)
        self._held += len(item.body) + max(size, 0)
        if self._held >= BATCH_BYTES or len(self._table) >= BATCH_OBJECTS:
            self.flush()

    def flush(self) -> None:
        """Send what is queued."""
        if self._table:
            self._emit({"kind": "objects", "table": self._table}, b"".join(self._parts))
        self._table, self._parts, self._held = [], [], 0


def unpack(table: object, body: bytes) -> Iterator[PdfObject]:
    """The objects of one batch, checked: the sender has read hostile bytes and is not trusted.

    Raises `MalformedChunkError` when lengths do not add up or an object's text could break out of its place.
    """
    view, position = memoryview(body), 0
    for number, length, stream_length in _rows(table):
        end = position + length
        text = bytes(view[position:end])
        if len(text) != length or _breaks_out(text):
            raise MalformedChunkError(reason="text")
        position = end
        stream = None
        if stream_length >= 0:
            stream = view[end : end + stream_length]
            position = end + stream_length
        if position > len(view):
            raise MalformedChunkError(reason="length")
        yield PdfObject(number, text, stream)
    if position != len(view):
        raise MalformedChunkError(reason="length")


def _rows(table: object) -> Iterator[tuple[int, int, int]]:
    if not isinstance(table, list):
        raise MalformedChunkError(reason="table")
    for row in cast("list[object]", table):
        match row:
            case [int(number), int(length), int(stream_length)] if number > 0 and length > 0:
                yield number, length, stream_length
            case _:
                raise MalformedChunkError(reason="table")


def _breaks_out(text: bytes) -> bool:
    if b"obj" not in text and b"stream" not in text and b"xref" not in text and b"trailer" not in text:
        return False
    return _STRUCTURAL.search(_STRING.sub(b"()", text)) is not None
