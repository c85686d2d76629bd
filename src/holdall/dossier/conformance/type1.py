"""Reads of a Type 1 program its encoding, glyph names and widths; runs no PostScript.

Source: Adobe Type 1 Font Format (1990), chapters 2, 6 and 7. Programs are read as every font tool writes
them; one written otherwise is refused rather than interpreted.
"""

from __future__ import annotations

import re

from holdall.dossier.conformance.glyph_names import NOTDEF, Encoding, standard

_LONGEST = 1 << 20
_PRIVATE_KEY, _CHARSTRING_KEY = 55665, 4330
_SKIPPED = 4
_MATRIX = re.compile(rb"/FontMatrix\s*\[\s*0?\.0010*\s+0(?:\.0*)?\s")
"""Widths in thousandths; a slant, which comes after, does not matter."""
_ENCODED = re.compile(rb"dup\s+(\d{1,3})\s*/([^\s/{}()<>\[\]]+)\s+put")
_LEN_IV = re.compile(rb"/lenIV\s+(\d)")
_GLYPH = re.compile(rb"\s*/([^\s/{}()<>\[\]]+)\s+(\d{1,5})\s+(?:RD|-\||\S{1,4}) ")
_BETWEEN = re.compile(rb"\s*(?:ND|\|-|def|noaccess\s+def|\S{1,4}(?=\s*/))")
_START = 40
"""Bytes of a charstring that are looked at: the width comes first."""
_WIDTH, _ESCAPE, _WIDTH_XY, _DIVIDE = 13, 12, 7, 12


class Type1Program:
    """One Type 1 font as PDF embeds it; raises `ValueError` when it is not written as expected."""

    def __init__(self, data: bytes) -> None:
        clear, mark, private = data.partition(b"eexec")
        if not mark or len(data) > _LONGEST or not _MATRIX.search(clear):
            raise ValueError("program")
        self.encoding = _encoding(clear)
        body = _decrypted(private.lstrip(b"\t\n\r "), _PRIVATE_KEY)[_SKIPPED:]
        found = _LEN_IV.search(body)
        self._skipped = int(found[1]) if found else _SKIPPED
        self._glyphs = _charstrings(body)

    def width(self, name: str) -> float | None:
        """Advance width in thousandths of the text size; None when there is no such glyph."""
        glyph = self._glyphs.get(name)
        return None if glyph is None else _width(_decrypted(glyph, _CHARSTRING_KEY)[self._skipped :])


def _encoding(clear: bytes) -> Encoding:
    _, mark, text = clear.partition(b"/Encoding")
    if not mark:
        raise ValueError("encoding")
    if text.lstrip().startswith(b"StandardEncoding"):
        return standard()
    names = [NOTDEF] * 256
    for code, name in _ENCODED.findall(text):
        names[int(code) & 0xFF] = name.decode("latin-1")
    return tuple(names)


def _charstrings(body: bytes) -> dict[str, bytes]:
    position = body.find(b"/CharStrings")
    position = body.find(b"begin", position)
    if position < 0:
        raise ValueError("charstrings")
    position += len(b"begin")
    glyphs: dict[str, bytes] = {}
    while glyph := _GLYPH.match(body, position):
        end = glyph.end() + int(glyph[2])
        glyphs[glyph[1].decode("latin-1")] = body[glyph.end() : min(end, glyph.end() + _START)]
        after = _BETWEEN.match(body, end)
        if after is None:
            break
        position = after.end()
    if NOTDEF not in glyphs:
        raise ValueError("charstrings")
    return glyphs


def _decrypted(data: bytes, key: int) -> bytes:
    plain = bytearray()
    for cipher in data:
        plain.append(cipher ^ (key >> 8))
        key = ((cipher + key) * 52845 + 22719) & 0xFFFF
    return bytes(plain)


def _width(code: bytes) -> float:
    """The width that a charstring sets; raises `ValueError` or `IndexError` unless it begins with it."""
    stack: list[float] = []
    position = 0
    while True:
        byte = code[position]
        position += 1
        if byte >= 32:  # noqa: PLR2004
            number, position = _number(code, position, byte)
            stack.append(number)
        elif byte == _WIDTH:
            return stack[1]
        elif byte == _ESCAPE and code[position] == _WIDTH_XY:
            return stack[2]
        elif byte == _ESCAPE and code[position] == _DIVIDE:
            position += 1
            below = stack.pop()
            stack.append(stack.pop() / below)
        else:
            raise ValueError("charstring")


def _number(code: bytes, position: int, byte: int) -> tuple[int, int]:
    """Chapter 6.2: one, two or five bytes; returns the number and where the next item starts."""
    if byte <= 246:  # noqa: PLR2004
        return byte - 139, position
    if byte <= 250:  # noqa: PLR2004
        return (byte - 247) * 256 + code[position] + 108, position + 1
    if byte <= 254:  # noqa: PLR2004
        return -(byte - 251) * 256 - code[position] - 108, position + 1
    return int.from_bytes(code[position : position + 4], "big", signed=True), position + 4
