"""A JPEG 2000 picture keeps the boxes that draw it and no others."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from PIL import Image, ImageCms

from holdall.dossier.icc import strip_profile
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


def bare(*, tiles: tuple[int, int] = (0, 0), comment: bytes = b"") -> bytes:
    """A codestream without boxes, of tiles of that size."""
    out = io.BytesIO()
    options: dict[str, Any] = {"tile_size": tiles} if tiles[0] else {}
    Image.linear_gradient("L").convert("RGB").save(
        out, "JPEG2000", no_jp2=True, comment=comment or None, **options
    )
    return out.getvalue()


def commented(codestream: bytes, words: bytes) -> bytes:
    """The codestream with a comment in the header of each tile part."""
    found = b""
    for part in re.split(rb"(?=\xff\x90\x00\x0a)", codestream):
        if part.startswith(b"\xff\x90"):
            segment = b"\xff\x64" + (4 + len(words)).to_bytes(2, "big") + b"\0\1" + words
            length = int.from_bytes(part[6:10], "big") + len(segment)
            part = part[:6] + length.to_bytes(4, "big") + part[10:12] + segment + part[12:]  # noqa: PLW2901
        found += part
    return found


def pixels(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        return image.tobytes()


@pytest.mark.parametrize(
    "laden",
    [
        bare(comment=SECRET),
        commented(bare(), SECRET),
        commented(bare(tiles=(100, 100), comment=SECRET), SECRET),
        bare() + SECRET,
        before_codestream(made(), b"")[:-2] + b"\xff\xd9" + SECRET,
    ],
    ids=["header", "tile", "tiles", "behind", "behind in a box"],
)
def test_comments_of_the_codestream_become_blanks(laden: bytes) -> None:
    stripped = strip_jpx(laden)
    assert stripped is not None
    assert SECRET in laden
    assert SECRET not in stripped
    assert pixels(stripped) == pixels(laden)


def test_a_codestream_without_words_stays() -> None:
    plain = strip_jpx(bare())
    assert plain is not None
    assert strip_jpx(plain) == plain
    assert len(plain) == len(bare())


def test_a_last_tile_that_does_not_say_where_it_ends_stays() -> None:
    start = bare().index(b"\xff\x90")
    open_end = bare()[: start + 6] + bytes(4) + bare()[start + 10 :]
    stripped = strip_jpx(open_end)
    assert stripped is not None
    assert pixels(stripped) == pixels(open_end)


def test_a_profile_in_the_header_keeps_its_colours_alone() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = made()
    start = data.index(b"colr") - 4
    laden = data[:start] + box(b"colr", b"\2\0\0" + profile) + data[start + 15 :]
    header = data.index(b"jp2h") - 4
    length = int.from_bytes(data[header : header + 4], "big") + len(profile) + 11 - 15
    laden = laden[:header] + length.to_bytes(4, "big") + laden[header + 4 :]
    stripped = strip_jpx(laden)
    assert stripped is not None
    assert b"sRGB built-in" not in stripped.replace(b"\0", b"")
    assert strip_profile(profile) in stripped  # type: ignore[operator]
    assert pixels(stripped) == pixels(laden)


def test_a_last_box_without_length_goes_to_the_end() -> None:
    data = made()
    start = data.index(b"jp2c") - 4
    assert strip_jpx(data[:start] + bytes(4) + data[start + 4 :]) == strip_jpx(data)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xff\xd8\xff\xe1" + SECRET, box(b"xml ", SECRET), bytes([0, 0, 0, 2] * 9),
        bare()[:60], b"\xff\x4f\xff\x51" + SECRET, before_codestream(made(), box(b"jp2c", SECRET)),
    ],
)  # fmt: skip
def test_anything_else_is_none(data: bytes) -> None:
    assert strip_jpx(data) is None
