"""A JPEG 2000 picture keeps the boxes that draw it and no others."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from holdall.dossier.jpx import strip_jpx

SECRET = b"SECRET-TRACE"


def made() -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(out, "JPEG2000")
    return out.getvalue()


def box(kind: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4, "big") + kind + content


def long_box(kind: bytes, content: bytes) -> bytes:
    return (1).to_bytes(4, "big") + kind + (16 + len(content)).to_bytes(8, "big") + content


def with_header_box(data: bytes) -> bytes:
    start = data.index(b"jp2h") - 4
    length = int.from_bytes(data[start : start + 4], "big")
    content = data[start + 8 : start + length]
    return data[:start] + box(b"jp2h", content + box(b"uuid", SECRET)) + data[start + length :]


def before_codestream(data: bytes, added: bytes) -> bytes:
    start = data.index(b"jp2c") - 4
    return data[:start] + added + data[start:]


@pytest.mark.parametrize(
    "laden",
    [
        before_codestream(made(), box(b"xml ", SECRET)),
        before_codestream(made(), long_box(b"uuid", SECRET)),
        with_header_box(made()),
        made() + box(b"xml ", SECRET),
    ],
)
def test_what_was_written_about_the_picture_goes(laden: bytes) -> None:
    stripped = strip_jpx(laden)
    assert SECRET in laden
    assert stripped == strip_jpx(made()) is not None
    assert Image.open(io.BytesIO(stripped)).tobytes() == Image.open(io.BytesIO(made())).tobytes()


def test_a_codestream_without_boxes_stays() -> None:
    data = made()
    bare = data[data.index(b"jp2c") + 4 :]
    assert strip_jpx(bare) == bare


def test_a_last_box_without_length_goes_to_the_end() -> None:
    data = made()
    start = data.index(b"jp2c") - 4
    assert strip_jpx(data[:start] + bytes(4) + data[start + 4 :]) == strip_jpx(data)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8\xff\xe1" + SECRET, box(b"xml ", SECRET), bytes([0, 0, 0, 2] * 9)]
)
def test_anything_else_is_none(data: bytes) -> None:
    assert strip_jpx(data) is None
