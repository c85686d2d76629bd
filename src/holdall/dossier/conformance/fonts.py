"""Proves what a page shows in a font: that it is embedded, that every glyph is there, that widths agree.

Source: ISO 19005-2, 6.2.11. A font is read once; `Font.check` is then asked about the strings shown in it.
It knows no page and no operator.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import Any, Protocol

import pikepdf

from holdall.dossier.conformance.cff import CffProgram
from holdall.dossier.conformance.composite_font import CompositeFont
from holdall.dossier.conformance.font_dictionary import (
    Program,
    base_font,
    is_symbolic,
    named_codes,
    program_of,
    simple_widths,
)
from holdall.dossier.conformance.glyph_names import NOTDEF, mac_codes, unicode_of
from holdall.dossier.conformance.not_proven import NotProvenError, require
from holdall.dossier.conformance.truetype import Lookup, TrueTypeProgram
from holdall.dossier.conformance.type1 import Type1Program
from holdall.dossier.conformance.widths import WidthOf, agree

_ROMAN = frozenset({"WinAnsiEncoding", "MacRomanEncoding"})


class Font(Protocol):
    """A font that is embedded as PDF/A wants it."""

    def check(self, shown: Iterable[bytes], *, invisible: bool) -> None:
        """Raise `NotProvenError` unless every glyph of the strings is there and as wide as declared."""
        ...


def font_of(font: Any) -> Font:
    """Read a font that is not of type 3; raises `NotProvenError`."""
    require(isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/Font")
    kind = str(font.get("/Subtype", ""))
    try:
        if kind == "/Type0":
            return CompositeFont(font)
        require(kind in {"/Type1", "/MMType1", "/TrueType"}, "font-not-proven")
        base_font(font)
        program = program_of(font)
        return _SimpleFont(font, kind, program) if program else _AbsentFont(font, kind)
    except NotProvenError:
        raise
    except Exception:  # noqa: BLE001  (fontTools and struct raise what they like at a damaged program)
        raise NotProvenError("font-damaged") from None


class _SimpleFont:
    """Codes are single bytes."""

    def __init__(self, font: Any, kind: str, program: Program) -> None:
        self._widths = simple_widths(font)
        reader = _true_type if kind == "/TrueType" else _named
        self._width_of: WidthOf = reader(font, program)
        self._proven: dict[bool, set[int]] = {False: set(), True: set()}

    def check(self, shown: Iterable[bytes], *, invisible: bool) -> None:
        codes = set(b"".join(shown)) - self._proven[invisible]
        for code in codes:
            try:
                found = self._width_of(code)
            except (ValueError, struct.error, IndexError, ZeroDivisionError):
                raise NotProvenError("font-damaged") from None
            require(found is not None, "glyph-missing")
            require(invisible or agree(found, self._widths.get(code)), "font-widths")
        self._proven[invisible] |= codes


class _AbsentFont:
    """Without a program: text may be searched for in it but not seen (6.2.11.4), as over scanned pages."""

    def __init__(self, font: Any, kind: str) -> None:
        self._codes = named_codes(font)
        is_plain = kind != "/TrueType" or not (self._codes.differences or is_symbolic(font))
        require(self._codes.base_name in _ROMAN and is_plain, "font-not-embedded")
        simple_widths(font)

    def check(self, shown: Iterable[bytes], *, invisible: bool) -> None:
        require(invisible, "font-not-embedded")
        require(all(self._codes.name(code) != NOTDEF for code in set(b"".join(shown))), "glyph-missing")


def _named(font: Any, program: Program) -> WidthOf:
    """Type 1, in its own format or as CFF: codes mean names, names mean glyphs."""
    codes = named_codes(font)
    if program.key == "/FontFile":
        reader: Type1Program | CffProgram = Type1Program(program.data())
    else:
        require(program.key == "/FontFile3" and program.subtype == "/Type1C", "font-not-proven")
        reader = CffProgram(program.data())
        require(not reader.is_keyed_by_cid, "font-not-proven")
    built_in = None if codes.base else reader.encoding

    def width(code: int) -> float | None:
        name = codes.name(code, built_in)
        return None if name == NOTDEF else reader.width(name)

    return width


def _true_type(font: Any, program: Program) -> WidthOf:
    require(program.key == "/FontFile2", "font-not-proven")
    reader = TrueTypeProgram(program.data())
    glyph = _symbol_glyphs(font, reader) if is_symbolic(font) else _letter_glyphs(font, reader)

    def width(code: int) -> float | None:
        found = glyph(code)
        return reader.width(found) if 0 < found < reader.glyph_count else None

    return width


def _symbol_glyphs(font: Any, reader: TrueTypeProgram) -> Lookup:
    """6.2.11.6: no `Encoding`; the symbol subtable, or else the only one there is."""
    require("/Encoding" not in font, "font-encoding")
    if (3, 0) in reader.subtables:
        high, look = reader.high_byte(), reader.lookup(3, 0)
        return lambda code: look(high + code) if look else 0
    look = reader.lookup(1, 0)
    require(look and len(reader.subtables) == 1, "font-encoding")
    return look  # type: ignore[return-value]


def _letter_glyphs(font: Any, reader: TrueTypeProgram) -> Lookup:
    """6.2.11.6: WinAnsi or MacRoman; other names only if Unicode has them and the program maps Unicode."""
    codes = named_codes(font)
    require(codes.base_name in _ROMAN, "font-encoding")
    unicode_glyphs, mac_glyphs = reader.lookup(3, 1), reader.lookup(1, 0)
    require(len(reader.subtables) > ((3, 0) in reader.subtables), "font-encoding")
    if codes.differences:
        require(
            unicode_glyphs and all(unicode_of(name) for name in codes.differences.values()), "font-encoding"
        )

    def glyph(code: int) -> int:
        name = codes.name(code)
        if name == NOTDEF:
            return 0
        value, mac = unicode_of(name), mac_codes().get(name)
        found = unicode_glyphs(value) if unicode_glyphs and value else 0
        if not found and mac_glyphs and mac is not None:
            found = mac_glyphs(mac)
        return found or reader.names.get(name, 0)

    return glyph
