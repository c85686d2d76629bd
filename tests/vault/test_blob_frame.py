"""Frames describe themselves and hide lengths."""

from __future__ import annotations

import struct

import pytest

from holdall.crypto.errors import AuthenticationError
from holdall.vault.blob_frame import HEADER_SIZE, FrameHeader, FrameKind, padded_size
from holdall.vault.environment import PART_FRAME_SIZE


def _header(**changes):
    fields = {
        "kind": FrameKind.PART, "length": 2**40, "blob_id": b"i" * 16, "parent_id": b"p" * 16, "position": 3,
        "sha256": b"s" * 32, "file_length": 2**41, "media_type": "image/jpeg",
        "imported_at": "2026-01-02T03:04:05Z", "name": "скан № 1.jpg",
    }  # fmt: skip
    return FrameHeader(**{**fields, **changes})


def test_a_header_gives_back_what_was_packed():
    packed = _header().pack()
    assert len(packed) == HEADER_SIZE
    assert FrameHeader.unpack(packed) == _header()


def test_every_field_stands_where_the_format_says():
    texts = [it.encode() for it in ("image/jpeg", "2026-01-02T03:04:05Z", "скан № 1.jpg")]
    fixed = (
        struct.pack(">HBxIQ", 1, 3, 3, 2**40) + b"i" * 16 + b"p" * 16 + b"s" * 32 + struct.pack(">Q", 2**41)
    )
    told = b"".join(struct.pack(">H", len(it)) + it for it in texts)
    assert _header().pack() == (fixed + told).ljust(1024, b"\0")


def test_texts_too_long_are_cut_at_a_character():
    packed = _header(name="ы" * 900, media_type="x" * 500, imported_at="y" * 99).pack()
    assert len(packed) == HEADER_SIZE
    unpacked = FrameHeader.unpack(packed)
    assert unpacked.name == "ы" * 384
    assert unpacked.media_type == "x" * 127
    assert FrameHeader.unpack(_header(name="a" + "ы" * 400).pack()).name == "a" + "ы" * 383


@pytest.mark.parametrize(("place", "value"), [(0, 2), (1, 0), (2, 0), (2, 4)])
def test_an_unknown_version_or_kind_is_refused(place, value):
    packed = bytearray(_header().pack())
    packed[place] = value
    with pytest.raises(AuthenticationError, match=r"reason=frame\)"):
        FrameHeader.unpack(packed)


@pytest.mark.parametrize(
    ("size", "padded"),
    [(0, 4096), (4096, 4096), (4097, 4352), (8192, 8192), (9000, 9216), (1_000_000, 1_015_808)],
)
def test_padme_with_a_floor_of_four_kib(size, padded):
    assert padded_size(size) == padded


def test_padding_is_at_most_twelve_percent_and_idempotent():
    for size in range(4097, 200_000, 997):
        padded = padded_size(size)
        assert size <= padded <= size * 1.12
        assert padded_size(padded) == padded


def test_the_largest_frame_is_not_padded():
    assert padded_size(PART_FRAME_SIZE) == PART_FRAME_SIZE


@pytest.mark.parametrize("texts", [b"\xff\xff", b"\x00\x02\xff\xfe"])
def test_texts_that_cannot_be_are_refused(texts):
    data = bytearray(FrameHeader(kind=FrameKind.WHOLE, length=0, blob_id=bytes(16)).pack())
    data[88 : 88 + len(texts)] = texts
    with pytest.raises(AuthenticationError, match=r"reason=frame\)"):
        FrameHeader.unpack(data)
