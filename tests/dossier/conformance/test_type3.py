"""Type 3 fonts: each shown glyph is as wide as declared, and its drawing is inspected once."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name

from holdall.dossier.conformance.not_proven import NotProvenError
from holdall.dossier.conformance.type3 import Type3Font


def test_each_shown_glyph_is_inspected_once(fonts: ModuleType) -> None:
    inspected: list[bytes] = []
    page = fonts.FontPage("type3")
    font = Type3Font(page.font, inspected.append)
    for text in (b"A", b"AA", b"A"):
        font.check([text], invisible=False)
    assert inspected == [b"600 0 d0 0 0 400 400 re f"]


@pytest.mark.parametrize("drawing", [b"600 0 0 0 9 9 d1 f", b" 600.5\n0 d0 f"])
def test_a_width_may_be_written_in_both_ways(fonts: ModuleType, drawing: bytes) -> None:
    page = fonts.FontPage("type3")
    page.font.CharProcs.A = page.pdf.make_stream(drawing)
    Type3Font(page.font, lambda _: None).check([b"A"], invisible=False)


@pytest.mark.parametrize(
    ("code", "drawing"),
    [("font-widths", b"0 0 9 9 re f"), ("font-widths", b"602 0 d0 f"), ("font-widths", b"1.2.3 0 d0 f")],
)
def test_other_drawings_are_refused(fonts: ModuleType, code: str, drawing: bytes) -> None:
    page = fonts.FontPage("type3")
    page.font.CharProcs.A = page.pdf.make_stream(drawing)
    with pytest.raises(NotProvenError, match=code):
        Type3Font(page.font, lambda _: None).check([b"A"], invisible=False)


def test_a_damaged_drawing_is_refused(fonts: ModuleType) -> None:
    page = fonts.FontPage("type3")
    page.font.CharProcs.A = page.pdf.make_stream(b"nothing", Filter=Name.FlateDecode)
    with pytest.raises(NotProvenError, match="font-damaged"):
        Type3Font(page.font, lambda _: None).check([b"A"], invisible=False)


@pytest.mark.parametrize(
    ("code", "key", "value"),
    [
        ("glyph-missing", "/CharProcs", Dictionary()),
        ("glyph-missing", "/CharProcs", Array([])),
        ("font-dictionary", "/FontMatrix", Array([1])),
        ("font-dictionary", "/Type", Name.Nothing),
        ("font-encoding", "/Encoding", Name.Nothing),
        ("glyph-missing", "/Encoding", Name.MacRomanEncoding),
    ],
)
def test_other_dictionaries_are_refused(fonts: ModuleType, code: str, key: str, value: Any) -> None:
    page = fonts.FontPage("type3")
    page.font[key] = value
    if key == "/Encoding":
        page.font.CharProcs = Dictionary()
    with pytest.raises(NotProvenError, match=code):
        Type3Font(page.font, lambda _: None).check([b"A"], invisible=False)
