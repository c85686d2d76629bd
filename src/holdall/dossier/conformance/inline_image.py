"""Finds an inline image in a content stream and reads its dictionary; knows nothing of the page around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ENTRY = re.compile(
    rb"[\x00\t\n\x0c\r ]*+/([A-Za-z]{1,20})[\x00\t\n\x0c\r ]*+"
    rb"(\[[^\[\]()<>%]*+\]|/[^\x00\t\n\x0c\r ()<>\[\]{}/%]++|true|false|-?\d{1,9}|<<[^<>()%]*+>>)"
)
_DATA = re.compile(rb"[\x00\t\n\x0c\r ]*+ID[\x00\t\n\x0c\r ]")
_END = re.compile(rb"[\x00\t\n\x0c\r ]EI(?=[\x00\t\n\x0c\r ]|\Z)")
_LONG = {
    "BPC": "BitsPerComponent", "CS": "ColorSpace", "F": "Filter", "I": "Interpolate", "IM": "ImageMask",
    "W": "Width", "H": "Height", "D": "Decode", "DP": "DecodeParms",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class InlineImage:
    """Entries under their long names, as written; `end` is where the content goes on."""

    entries: dict[str, bytes]
    end: int


def inline_image(content: bytes, start: int) -> InlineImage | None:
    """The image whose `BI` ends at `start`, or None when it is not written as most are.

    The first `EI` between white space ends it. Data may hold one by chance; then what follows is no content,
    and whoever scans on finds that out.
    """
    entries: dict[str, bytes] = {}
    position = start
    while entry := _ENTRY.match(content, position):
        key = entry[1].decode("ascii")
        entries[_LONG.get(key, key)] = entry[2]
        position = entry.end()
    data = _DATA.match(content, position)
    end = data and _END.search(content, data.end() - 1)
    return InlineImage(entries, end.end()) if end else None
