"""A dossier claims PDF/A-2b for exhibits with fonts only where veraPDF agrees, and names what is in the way.

Every refusal is a minimal PDF. Where the standard forbids it, veraPDF must have something against it too;
the others are only not proven here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

KINDS = ("truetype", "symbol", "type1", "type1c", "cid2", "cid0", "type3")
CLAIM = "6.6.4-"
"""The rules about the claim itself: a file that does not claim to be PDF/A always breaks them."""
Change = Callable[[Any, ModuleType], Any]


def content(text: bytes) -> Change:
    def change(page: Any, _: ModuleType) -> None:
        page.content = text

    return change


def entry(place: str, key: str, value: Any) -> Change:
    """Set (for None: delete) an entry of the font, its `descriptor` or the CIDFont `below`."""

    def change(page: Any, _: ModuleType) -> None:
        owner = getattr(page, place)
        if value is None:
            del owner[key]
        else:
            owner[key] = value

    return change


def program(key: str, make: Callable[[ModuleType], bytes], **entries: Any) -> Change:
    return lambda page, fonts: page.embed(key, make(fonts), **entries)


def two_programs(page: Any, fonts: ModuleType) -> None:
    page.descriptor.FontFile = page.pdf.make_stream(fonts.type1())


def inline_descriptor(page: Any, _: ModuleType) -> None:
    page.descriptor.CharSet = pikepdf.String("/Nothing")
    page.font.FontDescriptor = Dictionary(page.descriptor)


def inline_cid_font(page: Any, _: ModuleType) -> None:
    del page.below.CIDToGIDMap
    page.font.DescendantFonts = Array([Dictionary(page.below)])


def unknown_filter(page: Any, _: ModuleType) -> None:
    """A stream that nothing draws, in a filter that PDF does not know."""
    page.font.ToUnicode = page.pdf.make_stream(b"x", Filter=Name.Nothing)


def glyph(drawing: bytes) -> Change:
    def change(page: Any, _: ModuleType) -> None:
        page.font.CharProcs.A = page.pdf.make_stream(drawing)

    return change


def unembedded(*changes: Change) -> Change:
    """Without its program; then `changes`."""

    def change(page: Any, fonts: ModuleType) -> None:
        for key in ("/FontFile", "/FontFile2"):
            if key in page.descriptor:
                del page.descriptor[key]
        for further in changes:
            further(page, fonts)

    return change


UNSEEN = content(b"BT 3 Tr /F 9 Tf (Ax) Tj ET")


FORBIDDEN: dict[str, tuple[str, str, Change]] = {
    "no-program": ("font-not-embedded", "truetype", entry("descriptor", "/FontFile2", None)),
    "no-cid-program": ("font-not-embedded", "cid2", entry("descriptor", "/FontFile2", None)),
    "no-type": ("font-dictionary", "truetype", entry("font", "/Type", None)),
    "no-first": ("font-dictionary", "truetype", entry("font", "/FirstChar", None)),
    "few-widths": ("font-widths", "truetype", entry("font", "/Widths", Array([600]))),
    "width-truetype": ("font-widths", "truetype", entry("font", "/Widths", Array([602, 700]))),
    "width-symbol": ("font-widths", "symbol", entry("font", "/Widths", Array([600, 698]))),
    "width-type1": ("font-widths", "type1", entry("font", "/Widths", Array([602, 700]))),
    "width-type1c": ("font-widths", "type1c", entry("font", "/Widths", Array([602, 700]))),
    "width-cid2": ("font-widths", "cid2", entry("below", "/W", Array([1, Array([600, 702])]))),
    "width-cid0": ("font-widths", "cid0", entry("below", "/W", Array([1, 2, 600]))),
    "usual-width": ("font-widths", "cid2", entry("below", "/W", None)),
    "width-type3": ("font-widths", "type3", entry("font", "/Widths", Array([602, 700]))),
    "glyph-truetype": ("glyph-missing", "truetype", content(b"BT /F 9 Tf (AC) Tj ET")),
    "glyph-symbol": ("glyph-missing", "symbol", content(b"BT /F 9 Tf (AC) Tj ET")),
    "glyph-type1": ("glyph-missing", "type1", content(b"BT /F 9 Tf (AC) Tj ET")),
    "glyph-type1c": ("glyph-missing", "type1c", content(b"BT /F 9 Tf (AC) Tj ET")),
    "glyph-cid2": ("glyph-missing", "cid2", content(b"BT /F 9 Tf <00010009> Tj ET")),
    "glyph-cid0": ("glyph-missing", "cid0", content(b"BT /F 9 Tf <00010009> Tj ET")),
    "notdef-cid2": ("glyph-missing", "cid2", content(b"BT /F 9 Tf <0000> Tj ET")),
    "notdef-cid0": ("glyph-missing", "cid0", content(b"BT /F 9 Tf <0000> Tj ET")),
    "notdef-unseen": ("glyph-missing", "cid2", content(b"BT 3 Tr /F 9 Tf <0000> Tj ET")),
    "standard-encoding": ("font-encoding", "truetype", entry("font", "/Encoding", Name.StandardEncoding)),
    "odd-name": (
        "font-encoding",
        "truetype",
        entry(
            "font",
            "/Encoding",
            Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=Array([65, Name.glyph1])),
        ),
    ),
    "symbol-encoding": ("font-encoding", "symbol", entry("font", "/Encoding", Name.WinAnsiEncoding)),
    "symbol-tables": ("font-encoding", "symbol", program("FontFile2", lambda fonts: fonts.true_type())),
    "cmap-name": ("font-encoding", "cid2", entry("font", "/Encoding", Name.Nothing)),
    "glyph-map": ("font-encoding", "cid2", entry("below", "/CIDToGIDMap", Name.Nothing)),
    "damaged-truetype": ("font-damaged", "truetype", program("FontFile2", lambda _: b"nothing")),
    "damaged-type1": ("font-damaged", "type1", program("FontFile", lambda _: b"nothing")),
    "damaged-cff": (
        "font-damaged",
        "cid0",
        program("FontFile3", lambda _: b"no", Subtype=Name.CIDFontType0C),
    ),
    "hidden-in-array": ("operator", "truetype", content(b"BT /F 9 Tf [(C) %\n (AB)] TJ ET")),
    "long-name": ("limits", "truetype", entry("descriptor", "/FontName", Name("/" + "n" * 128))),
    "large-number": ("limits", "truetype", entry("descriptor", "/StemV", 99999999999)),
    "unknown-filter": ("filter-not-proven", "truetype", unknown_filter),
    "glyph-cmyk": ("cmyk", "type3", glyph(b"600 0 d0 1 0 0 0 k 0 0 9 9 re f")),
}
NOT_PROVEN: dict[str, tuple[str, str, Change]] = {
    "two-programs": ("font-dictionary", "truetype", two_programs),
    "flags": ("font-encoding", "truetype", entry("descriptor", "/Flags", 36)),
    "half-code": ("font-encoding", "cid2", content(b"BT /F 9 Tf <000100> Tj ET")),
    "kind": ("font-not-proven", "truetype", entry("font", "/Subtype", Name.Nothing)),
    "cid-kind": ("font-not-proven", "cid2", entry("below", "/Subtype", Name.Nothing)),
    "no-width-type3": ("font-widths", "type3", content(b"BT /F 9 Tf (AC) Tj ET")),
    "no-glyph-type3": ("glyph-missing", "type3", entry("font", "/CharProcs", Dictionary())),
    "no-font": ("resource-missing", "truetype", content(b"BT /G 9 Tf (A) Tj ET")),
    "open-type": (
        "font-not-proven",
        "type1c",
        program("FontFile3", lambda fonts: fonts.cff(), Subtype=Name.OpenType),
    ),
    # forbidden too; veraPDF judges a font by the first text shown in it
    "seen-once": (
        "font-not-embedded",
        "truetype",
        unembedded(content(b"BT 3 Tr /F 9 Tf (A) Tj 0 Tr (A) Tj ET")),
    ),
    "unseen-symbol": ("font-not-embedded", "symbol", unembedded(UNSEEN)),
    "unseen-notdef": ("glyph-missing", "truetype", unembedded(content(b"BT 3 Tr /F 9 Tf <81> Tj ET"))),
    "matrix": ("font-damaged", "type1", program("FontFile", lambda fonts: fonts.type1(matrix=b"0.002"))),
    "set-in-state": ("resource-missing", "truetype", content(b"BT /G gs (A) Tj ET")),
}


def build(cases: ModuleType, fonts: ModuleType, kind: str, change: Change, path: Path) -> Any:
    page = fonts.FontPage(kind)
    change(page, fonts)
    case = cases.DossierCase()
    case.add_pdf(page.data(), 1)
    return case.build(path)


@pytest.mark.parametrize("name", [*FORBIDDEN, *NOT_PROVEN])
def test_what_is_in_the_way_is_named(cases: ModuleType, fonts: ModuleType, tmp_path: Path, name: str) -> None:
    code, kind, change = {**FORBIDDEN, **NOT_PROVEN}[name]
    report = build(cases, fonts, kind, change, tmp_path / "out.pdf")
    assert [(obstacle.code, obstacle.page) for obstacle in report.obstacles] == [(code, 1)]
    assert not report.pdfa


def test_verapdf_refuses_what_is_forbidden(
    cases: ModuleType, fonts: ModuleType, judge: Any, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{name}.pdf" for name in FORBIDDEN]
    for path, (_, kind, change) in zip(paths, FORBIDDEN.values(), strict=True):
        build(cases, fonts, kind, change, path)
    verdicts = dict(zip(FORBIDDEN, judge(paths), strict=True))
    content_broken = {
        name: [rule for rule in broken if not rule.startswith(CLAIM)] for name, broken in verdicts.items()
    }
    assert [name for name, broken in content_broken.items() if not broken] == []


ALLOWED: dict[str, tuple[str, Change]] = {
    **{kind: (kind, lambda page, fonts: None) for kind in KINDS},
    "nearly-as-wide": ("truetype", entry("font", "/Widths", Array([599, 701]))),
    "unseen-width": ("truetype", content(b"BT 3 Tr /F 9 Tf (AB) Tj ET")),
    "unseen-truetype": ("truetype", unembedded(UNSEEN)),
    "unseen-type1": ("type1", unembedded(UNSEEN, entry("font", "/Encoding", Name.WinAnsiEncoding))),
    "no-glyph-map": ("cid2", entry("below", "/CIDToGIDMap", None)),
    "inline-cid-font": ("cid2", inline_cid_font),
    "inline-list": ("type1c", inline_descriptor),
    "wrong-lists": ("type1c", entry("descriptor", "/CharSet", pikepdf.String("/Nothing"))),
    "wide-range": ("cid2", entry("below", "/W", Array([1, 1, 600, 2, Array([700])]))),
    "unused-font": ("truetype", content(b"0 0 9 9 re f")),
    "mac-roman": ("truetype", entry("font", "/Encoding", Name.MacRomanEncoding)),
    "one-table": (
        "symbol",
        program("FontFile2", lambda fonts: fonts.true_type(subtables=((1, 0),))),
    ),
}


def test_verapdf_agrees_with_every_claim(
    cases: ModuleType, fonts: ModuleType, judge: Any, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{name}.pdf" for name in ALLOWED]
    reports = [
        build(cases, fonts, kind, change, path)
        for path, (kind, change) in zip(paths, ALLOWED.values(), strict=True)
    ]
    assert {
        name: report.obstacles for name, report in zip(ALLOWED, reports, strict=True) if not report.pdfa
    } == {}
    verdicts = dict(zip(ALLOWED, judge(paths), strict=True))
    assert {name: broken for name, broken in verdicts.items() if broken} == {}
