"""One operation on one file, behind the walls, and its answer in frames; must not know who asked or why."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

from holdall.sandbox import source as sources
from holdall.sandbox.contract import Body, JsonObject, JsonValue, Limits, Operation, Refusal, RefusedError
from holdall.sandbox.lockdown import lock_down
from holdall.sandbox.protocol import (
    Kind,
    ReadExactly,
    Write,
    encode_json,
    read_frame,
    write_frame,
    write_json,
    write_part,
)
from holdall.sandbox.request import Request

_PIECE = Kind.DATA.limit
_OUT_OF_MEMORY = encode_json({"reason": Refusal.OUT_OF_MEMORY.value, "params": {}})
"""Made beforehand: once memory has run out there may be none to make it with."""


def next_request(read: ReadExactly) -> tuple[Request, BinaryIO | None]:
    """Read one request with its piped source, if it has one, and not a byte more."""
    _, body = read_frame(read, (Kind.RUN,))
    request = Request.from_bytes(body)
    return request, sources.receive(read) if request.piped else None


def perform(
    request: Request,
    piped: BinaryIO | None,
    operations: Mapping[str, Operation],
    write: Write,
    *,
    put_up_walls: Callable[[Limits, int], list[str]] = lock_down,
) -> None:
    """Open the source, put the walls up, run the operation and write its frames."""
    source = piped or (sources.open_file(Path(request.path)) if request.path else io.BytesIO())
    with source:
        walls: list[JsonValue] = [*put_up_walls(request.limits, sources.size_of(source))]
        write_json(write, Kind.WALLS, {"walls": walls})
        try:
            kind, answer = _answer(request, source, operations, write)
        except MemoryError:
            kind, answer = Kind.REFUSED, _OUT_OF_MEMORY
        write_frame(write, kind, answer)


def _answer(
    request: Request, source: BinaryIO, operations: Mapping[str, Operation], write: Write
) -> tuple[Kind, bytes]:
    def emit(header: JsonObject, body: Body) -> None:
        write_part(write, header, body)

    try:
        result = operations[request.operation](request.values, source, emit)
        return Kind.RESULT, encode_json(result)
    except RefusedError as refused:
        params: JsonObject = {key: value for key, value in refused.params.items() if key != "reason"}
        return Kind.REFUSED, encode_json({"reason": refused.reason.value, "params": params})
    except MemoryError:
        raise
    except RecursionError:
        return Kind.REFUSED, encode_json({"reason": Refusal.DAMAGED.value, "params": {}})
    except Exception as error:  # noqa: BLE001  the type's name only: a message may quote the file
        params = {"error": type(error).__name__}
        return Kind.REFUSED, encode_json({"reason": Refusal.CRASHED.value, "params": params})


def read_exactly(descriptor: int) -> ReadExactly:
    """A reader that takes no byte more from `descriptor` than it is asked for."""

    def read(size: int) -> bytes:
        pieces: list[bytes] = []
        while size:
            piece = os.read(descriptor, min(size, _PIECE))
            if not piece:
                raise EOFError
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    return read


def write_all(descriptor: int) -> Write:
    """A writer that puts all bytes into `descriptor`, however small the pipe."""

    def write(data: bytes | memoryview) -> None:
        left = memoryview(data)
        while left.nbytes:
            left = left[os.write(descriptor, left) :]

    return write
