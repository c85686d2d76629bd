"""The frames between parent and worker: kind, length, body; knows nothing of what they mean.

One byte of kind, four of length, the body.

Both sides refuse a frame that is longer than its kind may be *before* reading it, so that neither can make
the other allocate. Lengths are unsigned 32-bit little-endian. A part's body travels in `BODY` frames of at
most 1 MiB, so a relay can hold each frame whole and never passes on a torn one.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterable
from enum import Enum
from typing import TypeAlias, cast

from holdall.errors import HoldallError
from holdall.sandbox.contract import MIB, Body, JsonObject, JsonValue

PROTOCOL_VERSION = 1

_HEADER = struct.Struct("<cI")
_PART_SIZE = struct.Struct("<Q")

ReadExactly: TypeAlias = "Callable[[int], bytes]"
"""Returns exactly that many bytes, or raises `EOFError`."""
Write: TypeAlias = "Callable[[bytes | memoryview], object]"
"""Writes all of it."""


class ProtocolError(HoldallError):
    """The other side sent something that no honest peer sends."""

    code = "protocol"


class Kind(Enum):
    """Every kind of frame, with the largest body it may have (bytes)."""

    HELLO = b"H", 1024
    """Worker, once, when it is ready for requests."""
    RUN = b"R", 8 * MIB
    """Parent: operation, request, limits, and where the source comes from."""
    DATA = b"D", MIB
    """Parent: the next bytes of a piped source."""
    END = b"E", 0
    """Parent: the piped source is complete."""
    WALLS = b"W", 4096
    """Child, before it looks at the source: which walls stand around it."""
    PART = b"P", 64 * 1024
    """Child: size of a part's body (unsigned 64-bit) and its header."""
    BODY = b"B", MIB
    """Child: the next bytes of the part's body."""
    RESULT = b"F", 8 * MIB
    """Child: what the operation returned."""
    REFUSED = b"N", 4096
    """Child: why the operation refused."""
    ENDED = b"X", 1024
    """Worker, last: how the child ended and what it cost."""

    def __init__(self, tag: bytes, limit: int) -> None:
        self.tag = tag
        self.limit = limit


FROM_PARENT = frozenset({Kind.RUN, Kind.DATA, Kind.END})
FROM_CHILD = frozenset({Kind.WALLS, Kind.PART, Kind.BODY, Kind.RESULT, Kind.REFUSED})
FROM_WORKER = FROM_CHILD | {Kind.HELLO, Kind.ENDED}
_BY_TAG = {kind.tag: kind for kind in Kind}


def read_frame(read: ReadExactly, allowed: Iterable[Kind]) -> tuple[Kind, bytes]:
    """Read one frame of an `allowed` kind, or raise `ProtocolError`; `EOFError` when the peer is gone."""
    kind, length = read_header(read, allowed)
    return kind, read(length)


def read_header(read: ReadExactly, allowed: Iterable[Kind]) -> tuple[Kind, int]:
    """Read what stands before a body of that many bytes; raises what `read_frame` does."""
    tag, length = cast("tuple[bytes, int]", _HEADER.unpack(read(_HEADER.size)))
    kind = _BY_TAG.get(tag)
    if kind is None or kind not in allowed:
        raise ProtocolError(problem="unexpected-frame")
    if length > kind.limit:
        raise ProtocolError(problem="frame-too-long")
    return kind, length


def write_frame(write: Write, kind: Kind, body: Body = b"") -> None:
    """Write one frame; raise `ProtocolError` when the body is longer than the kind allows."""
    view = memoryview(body).cast("B")
    if view.nbytes > kind.limit:
        raise ProtocolError(problem="frame-too-long")
    write(_HEADER.pack(kind.tag, view.nbytes))
    if view.nbytes:
        write(view)


def write_json(write: Write, kind: Kind, value: JsonObject) -> None:
    """Write one frame that carries a JSON object."""
    write_frame(write, kind, encode_json(value))


def write_part(write: Write, header: JsonObject, body: Body) -> None:
    """Write one part: its size and header, then its body in pieces."""
    view = memoryview(body).cast("B")
    write_frame(write, Kind.PART, _PART_SIZE.pack(view.nbytes) + encode_json(header))
    for start in range(0, view.nbytes, Kind.BODY.limit):
        write_frame(write, Kind.BODY, view[start : start + Kind.BODY.limit])


def split_part(body: bytes) -> tuple[int, JsonObject]:
    """Take a `PART` frame apart into the size of the body to come (bytes) and its header."""
    if len(body) < _PART_SIZE.size:
        raise ProtocolError(problem="short-part")
    (size,) = cast("tuple[int]", _PART_SIZE.unpack_from(body))
    return size, decode_json(body[_PART_SIZE.size :])


def encode_json(value: JsonObject) -> bytes:
    """The bytes of a JSON object in a frame."""
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def decode_json(body: bytes) -> JsonObject:
    """The JSON object in a frame; raise `ProtocolError` for anything else, however deeply nested."""
    try:
        value = cast("JsonValue", json.loads(body.decode("ascii")))
    except (ValueError, RecursionError):
        raise ProtocolError(problem="not-json") from None
    if not isinstance(value, dict):
        raise ProtocolError(problem="not-an-object")
    return value
