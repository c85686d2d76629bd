"""Composite fonts: CIDs, glyph maps and their widths."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest
from pikepdf import Array, Name

from holdall.dossier.conformance.composite_font import CompositeFont
from holdall.dossier.conformance.not_proven import NotProvenError


@pytest.mark.parametrize("kind", ["cid2", "cid0"])
def test_shown_glyphs_are_proven(fonts: ModuleType, kind: str) -> None:
    page = fonts.FontPage(kind)
    page.below.W = Array([1, Array([600])])
    font = CompositeFont(page.font)
    font.check([b"\0\1"], invisible=False)
    font.check([b"\0\1\0\2"], invisible=True)
    for code, text in (("font-widths", b"\0\2"), ("glyph-missing", b"\0\3"), ("glyph-missing", b"\0\0")):
        with pytest.raises(NotProvenError, match=code):
            font.check([text], invisible=False)
    with pytest.raises(NotProvenError, match="font-encoding"):
        font.check([b"\0"], invisible=False)


def test_a_glyph_map_leads_from_cid_to_glyph(fonts: ModuleType) -> None:
    page = fonts.FontPage("cid2")
    page.below.CIDToGIDMap = page.pdf.make_stream(bytes([0, 0, 0, 2]))
    page.below.W = Array([1, Array([700, 500])])
    font = CompositeFont(page.font)
    font.check([b"\0\1"], invisible=False)
    with pytest.raises(NotProvenError, match="glyph-missing"):
        font.check([b"\0\2"], invisible=False)


def test_a_damaged_glyph_map_is_refused(fonts: ModuleType) -> None:
    page = fonts.FontPage("cid2")
    page.below.CIDToGIDMap = page.pdf.make_stream(b"nothing", Filter=Name.FlateDecode)
    with pytest.raises(NotProvenError, match="font-damaged"):
        CompositeFont(page.font)


def test_damage_that_shows_at_a_glyph_is_named(fonts: ModuleType) -> None:
    page = fonts.FontPage("cid0")
    font = CompositeFont(page.font)

    def broken(_: int) -> float:
        raise KeyError

    font._width_of = broken
    with pytest.raises(NotProvenError, match="font-damaged"):
        font.check([b"\0\1"], invisible=False)


@pytest.mark.parametrize(
    "widths",
    [
        Name.A,
        Array([1]),
        Array([1, 2]),
        Array([1, 2, Name.A]),
        Array([-1, Array([600])]),
        Array([1, 70000, 600]),
        Array([1, Array([600]), 1, Array([600])]),
        Array([1, Array([600]), 2]),
        Array([3, 2, 600]),
    ],
)
def test_widths_that_are_not_written_as_they_should_be_are_refused(fonts: ModuleType, widths: Any) -> None:
    page = fonts.FontPage("cid2")
    page.below.W = widths
    with pytest.raises(NotProvenError, match="font-widths"):
        CompositeFont(page.font).check([b"\0\1"], invisible=False)


@pytest.mark.parametrize(
    ("code", "place", "key", "value"),
    [
        ("font-encoding", "font", "/Encoding", Name("/UniJIS-UTF16-H")),
        ("font-dictionary", "font", "/DescendantFonts", Array([])),
        ("font-dictionary", "font", "/BaseFont", None),
        ("font-dictionary", "below", "/Type", None),
        ("font-dictionary", "below", "/CIDSystemInfo", None),
        ("font-not-embedded", "below", "/FontDescriptor", None),
        ("font-not-proven", "below", "/Subtype", Name.CIDFontType0),
        ("font-encoding", "below", "/CIDToGIDMap", Name.Other),
        ("font-encoding", "below", "/CIDToGIDMap", None),
    ],
)
def test_other_dictionaries_are_refused(
    fonts: ModuleType, code: str, place: str, key: str, value: Any
) -> None:
    page = fonts.FontPage("cid2")
    owner = getattr(page, place)
    if value is None:
        del owner[key]
    else:
        owner[key] = value
    with pytest.raises(NotProvenError, match=code):
        CompositeFont(page.font)
