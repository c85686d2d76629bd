"""The boxes of a JPEG 2000 file (ISO 15444-1, annex I): the same picture without what was written about it.

It never decodes; the codestream stays bit for bit what it was.
"""

from __future__ import annotations

from collections.abc import Iterator

_CODESTREAM = b"\xff\x4f\xff\x51"
_HEADER = b"jp2h"
_KEPT = frozenset({b"jP  ", b"ftyp", _HEADER, b"jp2c"})
_KEPT_IN_HEADER = frozenset({b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef", b"res "})
_SHORT, _LONG = 8, 16
"""Bytes of a box's header, with the length in its usual place or after its type."""


def strip_jpx(data: bytes) -> bytes | None:
    """`data` with nothing but the boxes that drawing needs, or as it is when it is a bare codestream.

    None when it is neither.
    """
    if data.startswith(_CODESTREAM):
        return data
    kept: list[bytes] = []
    seen: set[bytes] = set()
    for kind, start, end in _boxes(data):
        if kind not in _KEPT:
            continue
        seen.add(kind)
        kept.append(_header(data[start:end]) if kind == _HEADER else _box(kind, data[start:end]))
    return b"".join(kept) if seen >= {_HEADER, b"jp2c"} else None


def _header(content: bytes) -> bytes:
    inner = [
        _box(kind, content[start:end]) for kind, start, end in _boxes(content) if kind in _KEPT_IN_HEADER
    ]
    return _box(_HEADER, b"".join(inner))


def _box(kind: bytes, content: bytes) -> bytes:
    length = len(content) + _SHORT
    if length < 1 << 32:
        return length.to_bytes(4, "big") + kind + content
    return (1).to_bytes(4, "big") + kind + (length + _LONG - _SHORT).to_bytes(8, "big") + content


def _boxes(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Type, start and end of the content of each box, up to the first that is none; a cut one is as long as
    there is.
    """
    position = 0
    while position + _SHORT <= len(data):
        length = int.from_bytes(data[position : position + 4], "big")
        header = _SHORT
        if length == 1:
            length, header = int.from_bytes(data[position + 8 : position + 16], "big"), _LONG
        elif length == 0:
            length = len(data) - position
        if length < header:
            return
        end = min(position + length, len(data))
        yield data[position + 4 : position + 8], position + header, end
        position = end
