"""Reads of a CFF program its glyphs, by name or by CID, and their widths; fontTools knows the format."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from fontTools.cffLib import CFFFontSet
from fontTools.misc.psCharStrings import T2WidthExtractor

from holdall.dossier.conformance.glyph_names import NOTDEF, Encoding, standard

_MATRIX, _UNIT = (0.001, 0, 0, 0.001, 0, 0), (1, 0, 0, 1, 0, 0)
_MOST_CALLS = 200


class CffProgram:
    """One CFF font; its methods raise whatever fontTools raises when it cannot be read."""

    def __init__(self, data: bytes) -> None:
        fonts: Any = CFFFontSet()
        fonts.decompile(io.BytesIO(data), None)
        if len(fonts.fontNames) != 1:
            raise ValueError("fonts")
        self._top: Any = fonts[0]
        self._glyphs: Any = self._top.CharStrings
        self._order: Sequence[str] = self._top.charset
        self.is_keyed_by_cid = hasattr(self._top, "ROS")
        self._scale = _scale(self._top, self._top.FDArray if self.is_keyed_by_cid else ())
        if len(set(self._order)) != len(self._order):
            raise ValueError("names")

    @cached_property
    def encoding(self) -> Encoding:
        """The built-in encoding; raises `ValueError` for the rare kinds."""
        found: Any = self._top.Encoding
        if found == "StandardEncoding":
            return standard()
        if isinstance(found, str):
            raise ValueError("encoding")  # noqa: TRY004
        return tuple(str(name) for name in found)

    @cached_property
    def _by_cid(self) -> Mapping[int, str]:
        """CID → fontTools' name of the glyph."""
        if self.is_keyed_by_cid:
            return {int(name[3:]): name for name in self._order[1:]}
        return dict(enumerate(self._order))

    def width(self, name: str) -> float | None:
        """Advance width in thousandths of the text size; None when there is no glyph of that name."""
        return self._width(name) if name in self._glyphs and name != NOTDEF else None

    def width_of_cid(self, cid: int) -> float | None:
        """The same for a glyph known by its CID (or, where glyphs have names, by its place)."""
        name = self._by_cid.get(cid) if cid else None
        return None if name is None else self._width(name)

    def _width(self, name: str) -> float:
        glyph: Any = self._glyphs[name]
        private: Any = glyph.private
        reader: Any = _WidthOnly(
            getattr(private, "Subrs", []), glyph.globalSubrs, private.nominalWidthX, private.defaultWidthX
        )
        try:
            reader.execute(glyph)
        except _FoundError:
            return float(reader.width) * self._scale
        raise ValueError("charstring")


def _scale(top: Any, parts: Sequence[Any]) -> float:
    """Thousandths of the text size for each unit of width; raises `ValueError` when parts differ in it."""
    matrices: set[Any] = {tuple(part.rawDict.get("FontMatrix", ())) for part in parts}
    whole = tuple(top.rawDict.get("FontMatrix", ()))
    own = matrices.pop() if matrices else ()
    if matrices or whole not in {(), _MATRIX} or (whole and own not in {(), _UNIT}):
        raise ValueError("matrix")
    if whole or not own or own == _MATRIX:
        return 1.0
    if own[1:3] != (0, 0) or own[4:] != (0, 0) or own[0] != own[3]:
        raise ValueError("matrix")
    return float(own[0]) * 1000


class _FoundError(Exception):
    """The width is known; the outline is of no interest."""


class _WidthOnly(T2WidthExtractor):
    """Stops where the width is known, and where subroutines call each other without end."""

    calls = 0

    def popallWidth(self, evenOdd: int = 0) -> Any:  # noqa: N802, N803  (fontTools' names)
        super().popallWidth(evenOdd)
        raise _FoundError

    def op_callsubr(self, index: Any) -> None:
        self._count()
        super().op_callsubr(index)  # pyright: ignore[reportUnknownMemberType]

    def op_callgsubr(self, index: Any) -> None:
        self._count()
        super().op_callgsubr(index)  # pyright: ignore[reportUnknownMemberType]

    def _count(self) -> None:
        self.calls += 1
        if self.calls > _MOST_CALLS:
            raise ValueError("subroutines")
