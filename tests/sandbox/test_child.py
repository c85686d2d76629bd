"""One operation and its frames, without walls."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import BinaryIO

import pytest

from holdall.sandbox.child import next_request, perform, read_exactly
from holdall.sandbox.contract import DEFAULT, Emit, JsonObject, Limits, Refusal, RefusedError
from holdall.sandbox.inbox import Inbox
from holdall.sandbox.protocol import FROM_CHILD, Kind, read_frame, write_frame
from holdall.sandbox.request import Request


def _echo(request: JsonObject, source: BinaryIO, emit: Emit) -> JsonObject:
    emit({"n": 1}, source.read())
    return request


def _raises(error: BaseException):
    def operation(request: JsonObject, source: BinaryIO, emit: Emit) -> JsonObject:
        raise error

    return operation


def run(operation, source: BinaryIO | None = None, path: str = "") -> tuple[Inbox, list[bytes], list[int]]:
    frames = io.BytesIO()
    sizes: list[int] = []

    def walls(limits: Limits, size: int) -> list[str]:
        sizes.append(size)
        return ["process"]

    request = Request(operation="test", values={"v": 1}, limits=DEFAULT, piped=source is not None, path=path)
    perform(request, source, {"test": operation}, frames.write, put_up_walls=walls)
    frames.seek(0)
    bodies: list[bytes] = []
    inbox = Inbox(DEFAULT, lambda header, body: bodies.append(body))
    while frames.tell() < len(frames.getvalue()):
        inbox.take(*read_frame(frames.read, FROM_CHILD))
    inbox.take(Kind.ENDED, b"{}")
    return inbox, bodies, sizes


def test_a_request_is_read_with_its_source_and_nothing_after_it() -> None:
    asked = [Request(operation=name, values={}, limits=DEFAULT, piped=name == "a") for name in "ab"]
    read, write = os.pipe()
    with os.fdopen(write, "wb") as pipe:
        write_frame(pipe.write, Kind.RUN, asked[0].to_bytes())
        write_frame(pipe.write, Kind.DATA, b"abc")
        write_frame(pipe.write, Kind.END)
        write_frame(pipe.write, Kind.RUN, asked[1].to_bytes())
    first, source = next_request(read_exactly(read))
    assert source is not None
    with source:
        assert (first, source.read()) == (asked[0], b"abc")
    assert next_request(read_exactly(read)) == (asked[1], None)
    with pytest.raises(EOFError):
        next_request(read_exactly(read))
    os.close(read)


def test_a_piped_source_reaches_the_operation() -> None:
    inbox, bodies, sizes = run(_echo, io.BytesIO(b"abc"))
    assert (inbox.outcome(), bodies, sizes) == ({"v": 1}, [b"abc"], [3])
    assert inbox.walls == {"process"}


def test_a_file_is_opened_before_the_walls_go_up(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abcd")
    _, bodies, sizes = run(_echo, path=str(tmp_path / "a"))
    assert (bodies, sizes) == ([b"abcd"], [4])


def test_without_a_source_there_is_an_empty_one() -> None:
    assert run(_echo)[1:] == ([b""], [0])


@pytest.mark.parametrize(
    ("error", "reason", "params"),
    [
        (RefusedError(Refusal.DAMAGED, page=2), "damaged", {"page": 2}),
        (MemoryError(), "out-of-memory", {}),
        (RecursionError(), "damaged", {}),
        (ValueError("what the file says"), "crashed", {"error": "ValueError"}),
    ],
)
def test_errors_become_refusals_that_quote_nothing(error: Exception, reason: str, params: dict) -> None:
    inbox, _, _ = run(_raises(error))
    with pytest.raises(RefusedError) as refused:
        inbox.outcome()
    assert refused.value.params == {"reason": reason, **params}
