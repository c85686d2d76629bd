"""Frames: what is read back is what was written, and nothing oversized or out of place is read at all."""

from __future__ import annotations

import io
import struct

import pytest

from holdall.sandbox.protocol import (
    FROM_CHILD,
    FROM_PARENT,
    Kind,
    ProtocolError,
    decode_json,
    encode_json,
    read_frame,
    split_part,
    write_frame,
    write_json,
    write_part,
)


def exactly(stream: io.BytesIO):
    def read(size: int) -> bytes:
        data = stream.read(size)
        if len(data) < size:
            raise EOFError
        return data

    return read


def test_a_frame_comes_back_as_it_was_written() -> None:
    stream = io.BytesIO()
    write_frame(stream.write, Kind.DATA, b"abc")
    write_json(stream.write, Kind.RUN, {"a": "паспорт"})
    stream.seek(0)
    assert read_frame(exactly(stream), FROM_PARENT) == (Kind.DATA, b"abc")
    kind, body = read_frame(exactly(stream), FROM_PARENT)
    assert (kind, decode_json(body)) == (Kind.RUN, {"a": "паспорт"})


def test_a_part_is_cut_into_frames_that_a_relay_can_hold() -> None:
    stream = io.BytesIO()
    body = bytes(range(256)) * 10_000
    write_part(stream.write, {"n": 1}, body)
    stream.seek(0)
    kind, first = read_frame(exactly(stream), FROM_CHILD)
    assert kind is Kind.PART
    assert split_part(first) == (len(body), {"n": 1})
    pieces = [read_frame(exactly(stream), FROM_CHILD) for _ in range(3)]
    assert {kind for kind, _ in pieces} == {Kind.BODY}
    assert b"".join(piece for _, piece in pieces) == body


@pytest.mark.parametrize("header", [b"Q" + bytes(4), b"H" + bytes(4), b"R" + bytes(4)])
def test_a_kind_that_is_not_allowed_is_refused(header: bytes) -> None:
    with pytest.raises(ProtocolError, match="unexpected-frame"):
        read_frame(exactly(io.BytesIO(header)), FROM_CHILD)


@pytest.mark.parametrize("kind", [*Kind])
def test_a_frame_longer_than_its_kind_is_refused_before_it_is_read(kind: Kind) -> None:
    asked: list[int] = []

    def read(size: int) -> bytes:
        asked.append(size)
        return kind.tag + struct.pack("<I", kind.limit + 1)

    with pytest.raises(ProtocolError, match="frame-too-long"):
        read_frame(read, [kind])
    assert asked == [5]


def test_nothing_too_long_is_ever_written() -> None:
    stream = io.BytesIO()
    with pytest.raises(ProtocolError):
        write_frame(stream.write, Kind.END, b"x")
    assert stream.getvalue() == b""


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"1",
        b"null",
        b"{",
        b"\xff",
        '{"a": "\u00e9"}'.encode(),
        b"[" * 100_000,
        b'{"a":' + b"9" * 5000 + b"}",
    ],
)
def test_only_an_object_in_plain_ascii_json_is_taken(body: bytes) -> None:
    with pytest.raises(ProtocolError):
        decode_json(body)


def test_json_survives_text_that_is_not_unicode() -> None:
    assert decode_json(encode_json({"path": "a\udcff"})) == {"path": "a\udcff"}


def test_a_part_needs_its_size() -> None:
    with pytest.raises(ProtocolError, match="short-part"):
        split_part(b"1234567")
