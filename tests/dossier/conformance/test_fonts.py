"""Simple fonts: what is shown in them is proven glyph by glyph."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name

from holdall.dossier.conformance.fonts import font_of
from holdall.dossier.conformance.not_proven import NotProvenError


@pytest.mark.parametrize("kind", ["truetype", "symbol", "type1", "type1c"])
def test_shown_glyphs_are_proven(fonts: ModuleType, kind: str) -> None:
    page = fonts.FontPage(kind)
    page.font.Widths = Array([600, 999])
    font = font_of(page.font)
    font.check([b"A"], invisible=False)
    font.check([b"AB"], invisible=True)
    with pytest.raises(NotProvenError, match="font-widths"):
        font.check([b"AB"], invisible=False)
    with pytest.raises(NotProvenError, match="glyph-missing"):
        font.check([b"C"], invisible=True)


def test_composite_fonts_are_read_too(fonts: ModuleType) -> None:
    page = fonts.FontPage("cid2")
    font_of(page.font).check([b"\0\1"], invisible=False)


@pytest.mark.parametrize("font", [None, Dictionary(), Dictionary(Type=Name.Font)])
def test_what_is_no_font_is_refused(font: Any) -> None:
    with pytest.raises(NotProvenError):
        font_of(font)


def test_a_program_of_another_kind_is_refused(fonts: ModuleType) -> None:
    page = fonts.FontPage("type1c")
    page.embed("FontFile3", fonts.cff(is_keyed_by_cid=True), Subtype=Name.Type1C)
    with pytest.raises(NotProvenError, match="font-not-proven"):
        font_of(page.font)
    page = fonts.FontPage("truetype")
    page.embed("FontFile3", fonts.cff(), Subtype=Name.Type1C)
    with pytest.raises(NotProvenError, match="font-not-proven"):
        font_of(page.font)


def differing(*names: Name) -> Any:
    return Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=Array([65, *names]))


def test_differences_need_unicode_in_the_program(fonts: ModuleType) -> None:
    page = fonts.FontPage("truetype")
    page.font.Encoding = differing(Name.B, Name.A)
    page.font.Widths = Array([700, 600])
    font_of(page.font).check([b"AB"], invisible=False)
    page.embed("FontFile2", fonts.true_type(subtables=((1, 0),)))
    with pytest.raises(NotProvenError, match="font-encoding"):
        font_of(page.font)


def test_a_name_without_code_is_looked_up_in_post(fonts: ModuleType) -> None:
    page = fonts.FontPage("truetype")
    page.embed("FontFile2", fonts.true_type(base=1))
    font_of(page.font).check([b"B"], invisible=True)
    font_of(page.font).check([b"A"], invisible=False)


def test_undefined_codes_show_nothing(fonts: ModuleType) -> None:
    page = fonts.FontPage("truetype")
    with pytest.raises(NotProvenError, match="glyph-missing"):
        font_of(page.font).check([b"\x81"], invisible=False)


def test_damage_that_shows_at_a_glyph_is_named(fonts: ModuleType) -> None:
    page = fonts.FontPage("type1")
    whole = fonts.type1()
    page.embed("FontFile", whole)
    font = font_of(page.font)

    def broken(_: int) -> float:
        raise ValueError("charstring")

    font._width_of = broken  # type: ignore[attr-defined]
    with pytest.raises(NotProvenError, match="font-damaged"):
        font.check([b"A"], invisible=False)


@pytest.mark.parametrize(("kind", "key"), [("truetype", "FontFile2"), ("type1", "FontFile")])
def test_a_font_that_is_not_embedded_may_only_be_searched(fonts: ModuleType, kind: str, key: str) -> None:
    page = fonts.FontPage(kind)
    del page.descriptor[f"/{key}"]
    page.font.Encoding = Name.WinAnsiEncoding
    font = font_of(page.font)
    font.check([b"A", b"xyz"], invisible=True)
    with pytest.raises(NotProvenError, match="glyph-missing"):
        font.check([b"\x81"], invisible=True)
    with pytest.raises(NotProvenError, match="font-not-embedded"):
        font.check([b"A"], invisible=False)


@pytest.mark.parametrize(
    ("encoding", "flags"),
    [(None, 32), (Name.StandardEncoding, 32), (Name.WinAnsiEncoding, 4), (differing(Name.A), 32)],
)
def test_what_codes_mean_must_be_known_without_the_program(
    fonts: ModuleType, encoding: Any, flags: int
) -> None:
    page = fonts.FontPage("truetype")
    del page.descriptor.FontFile2
    page.descriptor.Flags = flags
    page.font.Encoding = encoding or Dictionary()
    with pytest.raises(NotProvenError, match="font-not-embedded"):
        font_of(page.font)
