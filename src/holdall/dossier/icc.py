"""Reads a colour profile (ICC.1) and writes it anew without what it says of its maker; knows nothing of who
uses it.

A profile of a screen, as some systems put it into every screenshot, names the screen, its serial number and
its owner's words for it.
"""

from __future__ import annotations

_HEADER, _ENTRY = 128, 12
_CLASSES = frozenset({b"mntr", b"scnr", b"spac", b"prtr"})
_COMPUTED = frozenset({
    b"wtpt", b"bkpt", b"chad", b"gamt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC",
    b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2",
})  # fmt: skip
"""Tags that colours are computed from."""
_UNNAMED = (
    (4, bytes(4)),  # preferred module
    (24, bytes([7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])),  # made on: 1 January 2000
    (40, bytes(4)),  # platform
    (48, bytes(8)),  # maker and model of the device
    (80, bytes(48)),  # made by, fingerprint, reserved
)
"""Fields of the header that do not change a colour, and what is written there."""


def usable_profile(icc: bytes, components: int) -> bool:
    """Whether a colour profile may stand in a PDF/A file: a whole input, display or space profile, version
    2 or 4.
    """
    space = {1: b"GRAY", 3: b"RGB "}.get(components)
    return (
        len(icc) >= _HEADER
        and int.from_bytes(icc[:4], "big") == len(icc)
        and icc[8] in {2, 4}
        and icc[12:16] in _CLASSES - {b"prtr"}
        and icc[16:20] == space
        and icc[36:40] == b"acsp"
    )


def strip_profile(icc: bytes) -> bytes | None:
    """The same colours without names, texts, dates and private tags; None when it is no whole profile."""
    first = _HEADER + 4
    count = int.from_bytes(icc[_HEADER:first], "big")
    if icc[36:40] != b"acsp" or icc[12:16] not in _CLASSES or first + count * _ENTRY > len(icc):
        return None
    tags: dict[bytes, bytes] = {}
    for at in range(first, first + count * _ENTRY, _ENTRY):
        kind, start, length = icc[at : at + 4], _number(icc, at + 4), _number(icc, at + 8)
        if start + length > len(icc):
            return None
        if kind in _COMPUTED:
            tags[kind] = icc[start : start + length]
    has_old_texts = icc[8] < 4  # noqa: PLR2004
    tags[b"desc"] = _OLD_NAME if has_old_texts else _TEXT
    tags[b"cprt"] = _OLD_TEXT if has_old_texts else _TEXT
    return _written(icc[:_HEADER], tags)


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")


def _written(header: bytes, tags: dict[bytes, bytes]) -> bytes:
    """A profile of `header` and `tags`; equal ones are written once, as the three curves of a screen are."""
    begin = _HEADER + 4 + len(tags) * _ENTRY
    places: dict[bytes, int] = {}
    content = bytearray()
    for data in tags.values():
        if data not in places:
            places[data] = begin + len(content)
            content += data + bytes(-len(data) % 4)
    table = [
        kind + places[data].to_bytes(4, "big") + len(data).to_bytes(4, "big") for kind, data in tags.items()
    ]
    fields = bytearray(header)
    for at, value in _UNNAMED:
        fields[at : at + len(value)] = value
    fields[:4] = (begin + len(content)).to_bytes(4, "big")
    return bytes(fields) + len(tags).to_bytes(4, "big") + b"".join(table) + bytes(content)


_WORD = b"Colour"
"""A profile must have a name and a note on its rights; these say nothing."""
_TEXT = b"mluc" + bytes(7) + b"\1\0\0\0\x0cenUS\0\0\0\x0c\0\0\0\x1c" + _WORD.decode().encode("utf-16-be")
_OLD_TEXT = b"text" + bytes(4) + _WORD + b"\0"
_OLD_NAME = b"desc" + bytes(7) + b"\7" + _WORD + bytes(1 + 4 + 4 + 2 + 1 + 67)
