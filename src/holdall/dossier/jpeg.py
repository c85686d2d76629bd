"""The segments of a JPEG file: its size, and the same picture without what the camera wrote about itself.

It reads only markers and never decodes, so the picture stays bit for bit what it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SOI, _EOI, _SOS, _COM = 0xD8, 0xD9, 0xDA, 0xFE
_APP0, _APP2, _APP14, _APP15 = 0xE0, 0xE2, 0xEE, 0xEF
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_STANDALONE = frozenset(range(0xD0, 0xD8)) | {0x01}
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
_ADOBE_BYTES = 16
"""Marker, length, name, version, two flags, transform: a longer one holds something else besides."""
_ICC = b"ICC_PROFILE\x00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Jpeg:
    """A JPEG without metadata; `frame` is the SOF marker's low byte (0xC0 baseline, 0xC2 progressive)."""

    data: bytes
    width: int
    height: int
    components: int
    bits: int
    frame: int
    icc: bytes
    """The embedded colour profile, or empty."""


def strip_jpeg(data: bytes) -> Jpeg | None:
    """`data` without application segments, comments and whatever follows its end; None when it is no whole
    JPEG.

    The Adobe segment (colour transform) stays because decoding needs it. The colour profile is returned
    apart.
    """
    if data[:2] != b"\xff\xd8":
        return None
    kept = [b"\xff\xd8"]
    profile: dict[int, bytes] = {}
    header: tuple[int, int, int, int, int] | None = None
    position = 2
    while (found := _segment(data, position)) is not None:
        marker, start, position = found
        segment = data[start:position]
        if marker == _EOI:
            kept.append(b"\xff\xd9")
            return None if header is None else _described(b"".join(kept), header, profile)
        if marker in _FRAMES and header is None and len(segment) >= 10:  # noqa: PLR2004
            header = _size(marker, segment)
        if marker == _APP2 and segment[4:16] == _ICC:
            profile[segment[16]] = segment[18:]
        if _is_kept(marker, segment):
            kept.append(segment)
    return None


def strip_drawn_jpeg(data: bytes) -> Jpeg | None:
    """As `strip_jpeg`, for a JPEG that a viewer draws although it lacks its end or begins with something
    else.
    """
    begin = data.find(b"\xff\xd8\xff")
    if begin < 0:
        return None
    return strip_jpeg(data[begin:]) or strip_jpeg(data[begin:].rstrip(b"\xff") + b"\xff\xd9")


def _is_kept(marker: int, segment: bytes) -> bool:
    if marker == _COM or _APP0 <= marker <= _APP15:
        return marker == _APP14 and segment[4:9] == b"Adobe" and len(segment) == _ADOBE_BYTES
    return True


def _segment(data: bytes, position: int) -> tuple[int, int, int] | None:
    """The marker at `position`, where it starts and where what belongs to it ends (with the scan for SOS)."""
    while data[position : position + 2] == b"\xff\xff":
        position += 1
    if position + 2 > len(data) or data[position] != 0xFF:  # noqa: PLR2004
        return None
    marker = data[position + 1]
    if marker == _EOI or marker in _STANDALONE:
        return marker, position, position + 2
    length = int.from_bytes(data[position + 2 : position + 4], "big")
    end = position + 2 + length
    if length < 2 or end > len(data):  # noqa: PLR2004
        return None
    if marker == _SOS:
        following = _AFTER_SCAN.search(data, end)
        if following is None:
            return None
        end = following.start()
    return marker, position, end


def _size(marker: int, segment: bytes) -> tuple[int, int, int, int, int]:
    height = int.from_bytes(segment[5:7], "big")
    width = int.from_bytes(segment[7:9], "big")
    return width, height, segment[9], segment[4], marker


def _described(data: bytes, header: tuple[int, int, int, int, int], profile: dict[int, bytes]) -> Jpeg:
    width, height, components, bits, frame = header
    icc = b"".join(part for _, part in sorted(profile.items()))
    return Jpeg(data=data, width=width, height=height, components=components, bits=bits, frame=frame, icc=icc)
