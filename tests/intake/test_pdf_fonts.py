"""What is drawn of letters whose font a PDF does not carry."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import ImageChops

from holdall.intake import pdf_fonts

CYRILLIC = Array([192, *(Name(f"/uni{code:04X}") for code in range(0x410, 0x450))])
"""Windows' Cyrillic code page, as the names of its letters."""


def described(base: str) -> Dictionary:
    return Dictionary(
        Type=Name.FontDescriptor, FontName=Name(base), Flags=32, FontBBox=Array([-600, -300, 2000, 1000]),
        ItalicAngle=0, Ascent=900, Descent=-200, CapHeight=700, StemV=80,
    )  # fmt: skip


def simple(base: str, letters: Array = CYRILLIC, subtype: str = "/TrueType") -> Dictionary:
    return Dictionary(
        Type=Name.Font, Subtype=Name(subtype), BaseFont=Name(base), FirstChar=32, LastChar=255,
        Widths=Array([600] * 224), FontDescriptor=described(base),
        Encoding=Dictionary(Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding, Differences=letters),
    )  # fmt: skip


def composite(base: str, ordering: str) -> Dictionary:
    system = Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String(ordering), Supplement=0)
    below = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name(base), CIDSystemInfo=system, DW=1000,
        FontDescriptor=described(base),
    )  # fmt: skip
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name(base), Encoding=Name("/Identity-H"),
        DescendantFonts=Array([below]),
    )  # fmt: skip


TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /x def
1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0001> <0040> <0410> endbfrange
endcmap end end"""


@pytest.fixture
def written(run) -> Callable[..., object]:
    """What is drawn of a page that shows these codes in this font."""

    def draw(font: Dictionary, codes: bytes, to_unicode: bytes = b""):
        with Pdf.new() as pdf:
            page = pdf.add_blank_page(page_size=(400, 60))
            font = pdf.make_indirect(font)
            if to_unicode:
                font.ToUnicode = pdf.make_stream(to_unicode)
            page.obj.Resources = Dictionary(Font=Dictionary(F=font))
            page.obj.Contents = pdf.make_stream(b"BT /F 30 Tf 10 20 Td <" + codes.hex().encode() + b"> Tj ET")
            stream = io.BytesIO()
            pdf.save(stream)
        answer = run("render_page", stream.getvalue(), page=0, max_px=400)
        return answer.image.convert("L")

    return draw


def ink(image) -> int:
    return sum(image.histogram()[:128])


@pytest.mark.parametrize(
    ("base", "subtype"),
    [
        ("/ArialMT", "/TrueType"),
        ("/Arial,Bold", "/TrueType"),
        ("/TimesNewRomanPSMT", "/TrueType"),
        ("/TimesNewRomanPS-BoldItalicMT", "/TrueType"),
        ("/CourierNew", "/TrueType"),
        ("/Calibri", "/TrueType"),
        ("/Helvetica", "/Type1"),
        ("/Times-Roman", "/Type1"),
    ],
)
def test_cyrillic_is_drawn_though_its_font_is_not_embedded(written, base: str, subtype: str) -> None:
    shown = written(simple(base, subtype=subtype), "Протокол".encode("cp1251"))
    blank = written(simple(base, subtype=subtype), b"        ")
    assert ink(blank) == 0
    assert ink(shown) > 400
    other = written(simple(base, subtype=subtype), "Приговор".encode("cp1251"))
    assert ImageChops.difference(shown, other).getbbox()  # letters, not eight times the same box


def test_bold_is_bolder(written) -> None:
    text = "Протокол".encode("cp1251")
    assert ink(written(simple("/Arial,Bold"), text)) > 1.2 * ink(written(simple("/ArialMT"), text))


def test_letters_named_by_unicode_alone_are_drawn(written) -> None:
    codes = bytes.fromhex("000100020003")
    assert ink(written(composite("/ArialMT", "Identity"), codes, TO_UNICODE)) > 150


@pytest.mark.parametrize(
    ("base", "letters"),
    [
        ("/Sylfaen", range(0x10D0, 0x10F0)),
        ("/ArialArmenian", range(0x561, 0x580)),
        ("/David", range(0x5D0, 0x5EA)),
        ("/TraditionalArabic", range(0x628, 0x63A)),
    ],
)
def test_other_scripts_are_drawn_where_the_face_is_named_for_them(written, base: str, letters: range) -> None:
    font = simple(base, Array([192, *(Name(f"/uni{code:04X}") for code in letters)]))
    assert ink(written(font, bytes(range(192, 200)))) > 150


@pytest.mark.parametrize(
    ("name", "weight", "italic", "charset", "face"),
    [
        (b"Helvetica", 400, False, 0, "NotoSans-Regular"),
        (b"Times-Bold", 700, False, 204, "NotoSans-Bold"),
        (b"Times-Italic", 400, True, 238, "NotoSans-Italic"),
        (b"Any", 400, True, 177, "NotoSansHebrew-Regular"),
        (b"Any", 700, False, 178, "NotoNaskhArabic-Bold"),
        (b"SYLFAEN", 400, False, 1, "NotoSansGeorgian-Regular"),
        (b"", 400, False, 0, "NotoSans-Regular"),
        (b"MS Gothic", 400, False, 128, ""),
        (b"Wingdings", 400, False, 2, ""),
    ],
)
def test_the_nearest_shipped_face_is_chosen(
    name: bytes, weight: int, italic: bool, charset: int, face: str
) -> None:
    assert pdf_fonts.face_for(name, weight=weight, italic=italic, charset=charset) == face


def test_tables_are_found_in_every_shipped_face() -> None:
    for name in pdf_fonts._FILES:
        face = pdf_fonts._read(name)
        assert face.table(0) == face.data
        with TTFont(io.BytesIO(face.data)) as font:
            for tag in font.reader.tables:
                assert face.table(int.from_bytes(tag.encode(), "big")) == font.reader[tag]
        assert face.table(int.from_bytes(b"ttcf", "big")) == b""


@pytest.mark.parametrize("ordering", ["Japan1", "GB1", "Korea1"])
def test_a_missing_east_asian_font_is_admitted(run, make_pdf, ordering: str) -> None:
    def use(file: Pdf) -> None:
        file.pages[0].obj.Resources = Dictionary(
            Font=Dictionary(F=file.make_indirect(composite("/MSung", ordering)))
        )

    assert run("inspect", make_pdf(change=use)).result["notes"] == ["font-missing"]
    assert run("render_page", make_pdf(change=use), page=0, max_px=50).result["notes"] == ["font-missing"]


def test_an_embedded_one_is_not(run, make_pdf) -> None:
    def use(file: Pdf) -> None:
        font = composite("/MSung", "Japan1")
        font.DescendantFonts[0].FontDescriptor.FontFile2 = file.make_stream(b"a font")
        file.pages[0].obj.Resources = Dictionary(Font=Dictionary(F=file.make_indirect(font)))

    assert run("inspect", make_pdf(change=use)).result["notes"] == []


def test_a_search_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch, run, make_pdf) -> None:
    def use(file: Pdf) -> None:
        file.pages[0].obj.Resources = Dictionary(Font=Dictionary(F=composite("/MSung", "GB1")))

    assert run("inspect", make_pdf(change=use)).result["notes"] == ["font-missing"]
    monkeypatch.setattr(pdf_fonts, "_SEARCH_SECONDS", -1.0)
    assert run("inspect", make_pdf(change=use)).result["notes"] == []


def test_a_font_that_is_none_is_not_missed(run, make_pdf) -> None:
    def use(file: Pdf) -> None:
        file.pages[0].obj.Resources = Dictionary(Font=Array([1, 2]))

    assert run("inspect", make_pdf(change=use)).result["notes"] == []


def test_real_papers_without_their_fonts_say_so(run, shared: Path) -> None:
    files = sorted((shared / "corpora/pdf-broken").glob("noembed-*.pdf"))
    assert len(files) == 3
    for path in files:
        assert run("inspect", path.read_bytes()).result["notes"] == ["font-missing"]
