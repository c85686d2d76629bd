"""Reads fonts whose glyphs are little content streams; what those draw is for the caller to inspect."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import pikepdf

from holdall.dossier.conformance.font_dictionary import named_codes, number, simple_widths
from holdall.dossier.conformance.not_proven import NotProvenError, require
from holdall.dossier.conformance.widths import agree

_WIDTH = re.compile(rb"\s*([-+]?[\d.]+)\s+[-+]?[\d.]+\s+(?:d0|(?:[-+]?[\d.]+\s+){4}d1)\s")


class Type3Font:
    """`inspect` is called once with the content of every glyph shown; raises `NotProvenError`."""

    def __init__(self, font: Any, inspect: Callable[[bytes], None]) -> None:
        require(font.get("/Type") == "/Font")
        self._codes = named_codes(font)
        self._glyphs: Any = font.get("/CharProcs")
        require(isinstance(self._glyphs, pikepdf.Dictionary), "glyph-missing")
        matrix: Any = font.get("/FontMatrix")
        require(isinstance(matrix, pikepdf.Array) and len(matrix) == 6)  # noqa: PLR2004
        self._scale = abs(number(matrix[0])) * 1000
        self._widths = simple_widths(font)
        self._inspect = inspect
        self._proven: set[int] = set()

    def check(self, shown: Iterable[bytes], *, invisible: bool) -> None:
        """See `holdall.dossier.conformance.fonts.Font`; invisible glyphs are held to the same."""
        del invisible
        codes = set(b"".join(shown)) - self._proven
        self._proven |= codes
        for code in codes:
            self._check_glyph(code)

    def _check_glyph(self, code: int) -> None:
        glyph: Any = self._glyphs.get(f"/{self._codes.name(code)}")
        require(isinstance(glyph, pikepdf.Stream), "glyph-missing")
        try:
            content: bytes = glyph.read_bytes()
        except pikepdf.PdfError:
            raise NotProvenError("font-damaged") from None
        found = _WIDTH.match(content)
        declared = self._widths.get(code)
        if found is None or declared is None:
            raise NotProvenError("font-widths")
        width = number(found[1])
        require(agree(width, declared), "font-widths")
        require(agree(width * self._scale, declared * self._scale), "font-widths")
        self._inspect(content)
