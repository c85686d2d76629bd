"""The encodings of PDF by name, and what Unicode value a glyph's name stands for; knows no font.

Sources: ISO 32000-1 annex D (WinAnsi, MacRoman, Standard); the Adobe Glyph List, as fontTools ships it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from fontTools import agl
from fontTools.encodings import MacRoman, StandardEncoding

NOTDEF = ".notdef"
_UNICODE: Mapping[str, Sequence[int]] = agl.LEGACY_AGL2UV  # pyright: ignore[reportUnknownMemberType]
_NAMES: Mapping[int, str] = agl.UV2AGL  # pyright: ignore[reportUnknownMemberType]
_FIRST = 32
_NOT_IN_PDF = (0xAD, 0xB0, 0xB2, 0xB3, 0xB6, 0xB7, 0xB8, 0xB9, 0xBA, 0xBD, 0xC3, 0xC5, 0xC6, 0xD7, 0xDB, 0xF0)
"""Codes that Mac OS Roman has and MacRomanEncoding leaves out or means otherwise."""
_WIN_ANSI_ONLY = {
    0xA0: "space", 0xAD: "hyphen", 0x7F: NOTDEF,
    0xB2: "twosuperior", 0xB3: "threesuperior", 0xB9: "onesuperior",
}  # fmt: skip
"""What the glyph list does not answer as annex D does."""
Encoding = tuple[str, ...]
"""256 names by code; `NOTDEF` where the encoding says nothing."""


def encoding(name: str) -> Encoding | None:
    """The encoding called `name` in a font dictionary, without its slash; None for one not known here."""
    makers = {
        "WinAnsiEncoding": _win_ansi,
        "MacRomanEncoding": _mac_roman,
        "StandardEncoding": standard,
    }
    maker = makers.get(name)
    return maker() if maker else None


@cache
def standard() -> Encoding:
    """Adobe's standard encoding."""
    return tuple(StandardEncoding.StandardEncoding)


def unicode_of(name: str) -> int | None:
    """The one Unicode value of a name in the Adobe Glyph List, or None."""
    values = _UNICODE.get(name, ())
    return values[0] if len(values) == 1 else None


@cache
def mac_codes() -> Mapping[str, int]:
    """Name → code in Mac OS Roman, as `cmap` subtables for the Macintosh use it."""
    names = list(enumerate(_mac_names()))
    return {name: code for code, name in reversed(names) if name != NOTDEF}


def _mac_names() -> list[str]:
    names: Sequence[str] = MacRoman.MacRoman
    return [NOTDEF] * _FIRST + list(names[_FIRST:])  # fontTools puts names of its own before the space


@cache
def _mac_roman() -> Encoding:
    names = _mac_names()
    for code in _NOT_IN_PDF:
        names[code] = NOTDEF
    names[0xCA] = "space"
    return tuple(names)


@cache
def _win_ansi() -> Encoding:
    return tuple(_win_ansi_name(code) if code >= _FIRST else NOTDEF for code in range(256))


def _win_ansi_name(code: int) -> str:
    letter = bytes([code]).decode("cp1252", "ignore")
    return _WIN_ANSI_ONLY.get(code) or _NAMES.get(ord(letter or "\0"), NOTDEF)
