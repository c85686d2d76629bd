"""Proves Type 0 fonts with an identity encoding: two bytes are a CID, a CID is a glyph.

Source: ISO 19005-2, 6.2.11.3. It knows no page and no operator.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any

import pikepdf

from holdall.dossier.conformance.cff import CffProgram
from holdall.dossier.conformance.font_dictionary import Program, base_font, number, program_of
from holdall.dossier.conformance.not_proven import NotProvenError, require
from holdall.dossier.conformance.truetype import TrueTypeProgram
from holdall.dossier.conformance.widths import WidthOf, agree

_IDENTITY = frozenset({"/Identity-H", "/Identity-V"})
_USUAL_WIDTH = 1000
_MOST_WIDTHS = 1 << 17
_LAST = 0xFFFF


class CompositeFont:
    """A font whose codes are CIDs; raises `NotProvenError` for any other."""

    def __init__(self, font: Any) -> None:
        base_font(font)
        require(str(font.get("/Encoding", "")) in _IDENTITY, "font-encoding")
        descendants: Any = font.get("/DescendantFonts")
        require(isinstance(descendants, pikepdf.Array) and len(descendants) == 1)
        below: Any = descendants[0]
        require(isinstance(below, pikepdf.Dictionary) and below.get("/Type") == "/Font")
        base_font(below)
        program = program_of(below)
        require(program, "font-not-embedded")
        require(isinstance(below.get("/CIDSystemInfo"), pikepdf.Dictionary))
        self._widths = _widths(below.get("/W"))
        self._usual = number(below.get("/DW", _USUAL_WIDTH))
        reader = _readers.get(str(below.get("/Subtype", "")))
        require(reader, "font-not-proven")
        self._width_of: WidthOf = reader(below, program)  # type: ignore[misc, arg-type]
        self._proven: dict[bool, set[int]] = {False: set(), True: set()}

    def check(self, shown: Iterable[bytes], *, invisible: bool) -> None:
        """See `holdall.dossier.conformance.fonts.Font`."""
        written = list(shown)
        require(all(len(text) % 2 == 0 for text in written), "font-encoding")
        codes = set(_units(b"".join(written))) - self._proven[invisible]
        for cid in codes:
            found = self._program_width(cid)
            require(found is not None, "glyph-missing")
            require(invisible or agree(found, self._widths.get(cid, self._usual)), "font-widths")
        self._proven[invisible] |= codes

    def _program_width(self, cid: int) -> float | None:
        try:
            return self._width_of(cid)
        except Exception:  # noqa: BLE001  (fontTools raises what it likes at a damaged program)
            raise NotProvenError("font-damaged") from None


def _true_type(font: Any, program: Program) -> WidthOf:
    require(program.key == "/FontFile2", "font-not-proven")
    reader = TrueTypeProgram(program.data())
    glyph = _glyphs(font.get("/CIDToGIDMap"))

    def width(cid: int) -> float | None:
        found = glyph(cid)
        return reader.width(found) if cid and 0 < found < reader.glyph_count else None

    return width


def _glyphs(found: Any) -> Callable[[int], int]:
    """How `CIDToGIDMap` maps; one that was missing has been written by `Looks`."""
    if not isinstance(found, pikepdf.Stream):
        require(found == "/Identity", "font-encoding")
        return lambda cid: cid
    try:
        data = found.read_bytes()
    except pikepdf.PdfError:
        raise NotProvenError("font-damaged") from None
    units = _units(data[: len(data) & ~1])
    return lambda cid: units[cid] if cid < len(units) else 0


def _units(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f">{len(data) // 2}H", data)


def _cff(_: Any, program: Program) -> WidthOf:
    require(program.key == "/FontFile3" and program.subtype == "/CIDFontType0C", "font-not-proven")
    return CffProgram(program.data()).width_of_cid


_readers: Mapping[str, Callable[[Any, Program], WidthOf]] = {
    "/CIDFontType0": _cff,
    "/CIDFontType2": _true_type,
}


def _widths(found: Any) -> dict[int, float]:
    """`W` (ISO 32000-1, 9.7.4.3): `c [w …]` and `first last w`; raises `NotProvenError` for else."""
    if found is None:
        return {}
    require(isinstance(found, pikepdf.Array), "font-widths")
    widths: dict[int, float] = {}
    items: list[Any] = list(islice(found, _MOST_WIDTHS))
    position = 0
    while position + 1 < len(items):
        first: Any = items[position]
        second: Any = items[position + 1]
        require(isinstance(first, int) and 0 <= first <= _LAST, "font-widths")
        if isinstance(second, pikepdf.Array):
            new = [number(width) for width in second]
            position += 2
        else:
            require(isinstance(second, int) and second <= _LAST and position + 2 < len(items), "font-widths")
            new = [number(items[position + 2])] * (second + 1 - first)
            position += 3
        before = len(widths)
        widths.update(enumerate(new, first))
        require(len(widths) == before + len(new) <= _MOST_WIDTHS, "font-widths")  # none is given twice
    require(position == len(items), "font-widths")
    return widths
