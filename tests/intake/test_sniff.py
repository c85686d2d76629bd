"""A file's first bytes say what it is; its name is never asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from holdall.intake import sniff as types
from holdall.intake.sniff import HEAD_BYTES, sniff


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("JPEG", types.JPEG),
        ("PNG", types.PNG),
        ("TIFF", types.TIFF),
        ("WEBP", types.WEBP),
        ("GIF", types.GIF),
        ("BMP", types.BMP),
        ("PDF", types.PDF),
    ],
)
def test_what_is_written_is_recognised(encoded: Callable[..., bytes], form: str, expected: str) -> None:
    assert sniff(encoded(Image.new("RGB", (3, 3)), form)[:HEAD_BYTES]) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"II+\x00", types.TIFF),
        (b"MM\x00*", types.TIFF),
        (b"MM\x00+", types.TIFF),
        (b"From: a@b\r\n" * 20 + b"%PDF-1.4", types.PDF),
        (b"%\xe2\xe3\xcf\xd3\n1 0 obj \n<<", types.PDF),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", types.HEIC),
        (b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic", types.HEIC),
        (b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1avif", ""),
        (b"\x00\x00\x00\x14ftypmif1\x00\x00\x00\x00mif1heic", ""),
        (b"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00mp42heic", ""),
        (b"RIFF\x00\x00\x00\x00WAVE", ""),
        (b"BMX is a sport, and this is a text about it", types.TEXT),
        ("Привет, это письмо".encode(), types.TEXT),
        ("Привет, это письмо".encode("utf-16"), types.TEXT),
        ("Привет, это письмо".encode("cp1251"), types.TEXT),
        (("ж" * HEAD_BYTES).encode()[: HEAD_BYTES - 1] + b"x", ""),
        (b"x" + ("ж" * HEAD_BYTES).encode()[: HEAD_BYTES - 1], types.TEXT),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", ""),
        (b"  <!DOCTYPE html>", ""),
        (b'{"chats": []}', ""),
        (b"[1] a footnote", types.TEXT),
        (b"text\x00with a zero", ""),
        (b"PK\x03\x04", ""),
        (b"x" * HEAD_BYTES + b"%PDF-", types.TEXT),
        (b"", ""),
    ],
)
def test_special_cases(head: bytes, expected: str) -> None:
    assert sniff(head) == expected


def test_real_phones_pictures_are_recognised(shared: Path) -> None:
    pictures = [*(shared / "corpora/pillow_heif/heif").glob("*.hei?")]
    assert len(pictures) > 20
    assert {sniff(picture.read_bytes()[:HEAD_BYTES]) for picture in pictures} == {types.HEIC}
