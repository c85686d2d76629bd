"""The boxes of a JPEG 2000 file (ISO 15444-1, annex I): the same picture without what was written about it.

It never decodes; of the codestream (annex A) nothing but its comments changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from holdall.dossier.icc import strip_profile

_CODESTREAM = b"\xff\x4f\xff\x51"
_TILE, _DATA, _END, _COMMENT = b"\xff\x90", b"\xff\x93", b"\xff\xd9", b"\xff\x64"
_HEADER, _PICTURE = b"jp2h", b"jp2c"
_KEPT = frozenset({b"jP  ", b"ftyp", _HEADER, _PICTURE})
_PROFILED = frozenset({b"\2", b"\3"})
"""Ways of a `colr` box to describe colours that are a profile."""
_KEPT_IN_HEADER = frozenset({b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef", b"res "})
_SHORT, _LONG = 8, 16
"""Bytes of a box's header, with the length in its usual place or after its type."""


def strip_jpx(data: bytes) -> bytes | None:
    """`data` with nothing but the boxes that drawing needs and without comments; it may be a bare codestream.

    None when it is neither.
    """
    if data.startswith(_CODESTREAM):
        return _without_comments(data)
    kept: list[bytes] = []
    seen: set[bytes] = set()
    for kind, start, end in _boxes(data):
        if kind not in _KEPT:
            continue
        content: bytes | None = data[start:end]
        if kind == _HEADER:
            content = _header(data[start:end])
        elif kind == _PICTURE:
            content = _without_comments(data[start:end])
        if content is None:
            return None
        seen.add(kind)
        kept.append(_box(kind, content))
    return b"".join(kept) if seen >= {_HEADER, _PICTURE} else None


def _without_comments(codestream: bytes) -> bytes | None:
    """The codestream with blanks for comments, which keep their length as tile parts count their bytes; None
    when it holds no tile.
    """
    written = bytearray(codestream)
    position, following, has_tile = 2, 0, False
    while position + 4 <= len(codestream):
        marker = codestream[position : position + 2]
        length = int.from_bytes(codestream[position + 2 : position + 4], "big")
        if marker == _DATA:
            has_tile = True
            if following <= position:
                break  # it does not say where it ends
            position = following
            continue
        if marker[:1] != b"\xff" or marker == _END:
            break
        if marker == _TILE:
            following = position + int.from_bytes(codestream[position + 6 : position + 10], "big")
        elif marker == _COMMENT:
            words = slice(position + 6, position + 2 + length)
            written[words] = b" " * len(written[words])
        position += 2 + length
    if codestream[position : position + 2] == _END:
        del written[position + 2 :]
    return bytes(written) if has_tile else None


def _header(content: bytes) -> bytes:
    return b"".join(
        _box(kind, _colours(content[start:end]) if kind == b"colr" else content[start:end])
        for kind, start, end in _boxes(content)
        if kind in _KEPT_IN_HEADER
    )


def _colours(content: bytes) -> bytes:
    """A box that names a colour space or holds a profile."""
    return content[:3] + (strip_profile(content[3:]) or b"") if content[:1] in _PROFILED else content


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
