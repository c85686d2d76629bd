"""A page is left with what its content names, and each object with what drawing needs."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from PIL import ImageCms

from holdall.dossier.icc import strip_profile
from holdall.dossier.looks import Looks

Name, Dictionary, Array = pikepdf.Name, pikepdf.Dictionary, pikepdf.Array
SECRET = "SECRET-TRACE"


def form(pdf: pikepdf.Pdf, content: bytes, **entries: Any) -> Any:
    return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], **entries)


def reduced(pdf: pikepdf.Pdf, content: bytes, **resources: Any) -> Any:
    page = pdf.add_blank_page().obj
    Looks().reduce(page, content, Dictionary({f"/{key}": value for key, value in resources.items()}))
    return page.Resources


def test_only_what_the_content_names_stays() -> None:
    with pikepdf.new() as pdf:
        forms = Dictionary({"/P1": form(pdf, b""), "/P2": form(pdf, b"% " + SECRET.encode())})
        assert set(reduced(pdf, b"/P#31 Do", XObject=forms).XObject.keys()) == {"/P1"}
        assert reduced(pdf, b"", XObject=forms, Private=Dictionary(X=SECRET)).keys() == set()


def test_default_colour_spaces_are_used_without_a_name() -> None:
    with pikepdf.new() as pdf:
        spaces = Dictionary(DefaultGray=Array([Name.CalGray, Dictionary(Gamma=2, Private=SECRET)]))
        assert reduced(pdf, b"", ColorSpace=spaces).ColorSpace.unparse(resolved=True) == (
            b"<< /DefaultGray [ /CalGray << /Gamma 2 >> ] >>"
        )


@pytest.mark.parametrize("kind", ["form", "pattern", "glyph", "mask"])
def test_contents_within_contents_are_looked_into(kind: str) -> None:
    with pikepdf.new() as pdf:
        own = {"Resources": Dictionary(XObject=Dictionary(A=form(pdf, b""), B=form(pdf, b"")))}
        for borrows in (False, True):
            entries = {} if borrows else own
            inner = form(pdf, b"/A Do", **entries)
            if kind == "glyph":
                inner = Dictionary(
                    Subtype=Name.Type3, CharProcs=Dictionary(a=pdf.make_stream(b"/A Do")), **entries
                )
            outer = {
                "form": {"XObject": Dictionary(X=inner)},
                "pattern": {"Pattern": Dictionary(X=inner)},
                "glyph": {"Font": Dictionary(X=inner)},
                "mask": {"ExtGState": Dictionary(X=Dictionary(SMask=Dictionary(G=inner)))},
            }[kind]
            if borrows:
                forms = Dictionary(A=form(pdf, b""), B=form(pdf, b""))
                forms.update(outer.get("XObject", Dictionary()))
                outer["XObject"] = forms
            found = reduced(pdf, b"/X what", **outer)
            where = found if borrows else inner.Resources
            assert "/A" in where.XObject
            assert "/B" not in where.XObject


def test_what_cannot_be_decoded_keeps_its_resources() -> None:
    with pikepdf.new() as pdf:
        broken = form(pdf, b"damaged", Resources=Dictionary(XObject=Dictionary(A=form(pdf, b""))))
        broken.Filter = Name.FlateDecode
        reduced(pdf, b"/X Do", XObject=Dictionary(X=broken))
        assert "/A" in broken.Resources.XObject


def test_keys_that_draw_nothing_go() -> None:
    with pikepdf.new() as pdf:
        hidden = Dictionary(S=Name.JavaScript, JS=SECRET)
        file = Array([Dictionary(F="a.txt", EF=Dictionary(F=pdf.make_stream(SECRET.encode())))])
        extra: Any = {"AF": file, "Measure": hidden, "PieceInfo": hidden, "F": SECRET, "Private": SECRET}
        shown = pdf.make_stream(b"x", Subtype=Name.Image, Width=1, Mask=Array([0, 1]), **extra)
        font = pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Widths=Array([1, hidden]),
                FontDescriptor=Dictionary(Flags=4, **extra),
                **extra,
            )
        )
        state = Dictionary(LW=2, TR=Name.Identity, HT=hidden, **extra)
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Draft"))
        lists = Dictionary(
            P=Dictionary(A=hidden), L=Dictionary(Type=Name.OCMD, OCGs=Array([layer]), Private=SECRET)
        )
        found = reduced(
            pdf, b"/I /F /G /P /L",
            XObject=Dictionary(I=shown), Font=Dictionary(F=font), ExtGState=Dictionary(G=state),
            Properties=lists,
        )  # fmt: skip
        assert set(shown.keys()) == {"/Subtype", "/Width", "/Mask"}
        assert set(font.keys()) == {"/Type", "/FontDescriptor"}
        assert set(font.FontDescriptor.keys()) == {"/Flags"}
        assert set(found.ExtGState.G.keys()) == {"/LW", "/TR"}
        assert set(found.Properties.P.keys()) == set()
        assert set(found.Properties.L.keys()) == {"/Type", "/OCGs"}


def test_tables_of_colours_may_be_strings_and_nothing_else() -> None:
    with pikepdf.new() as pdf:
        indexed = Array([Name.Indexed, Name.DeviceGray, 1, pikepdf.String("ab")])
        odd = Array([Name.Separation, pikepdf.String(SECRET)])
        found = reduced(pdf, b"/C /D", ColorSpace=Dictionary(C=indexed, D=odd)).ColorSpace
        assert bytes(found.C[3]) == b"ab"
        assert list(found.D)[1] is None


def test_pages_are_not_taken_apart() -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page().obj
        assert reduced(pdf, b"/F", Font=Dictionary(F=page)).keys() == set()
        assert "/MediaBox" in page


def test_a_stream_stays_only_where_one_belongs() -> None:
    with pikepdf.new() as pdf:
        hidden = pdf.make_stream(SECRET.encode())
        font = Dictionary(Subtype=Name.Type0, FontDescriptor=hidden, ToUnicode=hidden)
        assert set(reduced(pdf, b"/F", Font=Dictionary(F=font)).Font.F.keys()) == {"/Subtype", "/ToUnicode"}
        assert reduced(pdf, b"/F", Font=Dictionary(F=hidden)).keys() == set()


def test_a_profile_keeps_its_colours_alone() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    with pikepdf.new() as pdf:
        whole = pdf.make_stream(profile, N=3)
        broken = pdf.make_stream(SECRET.encode(), N=3)
        damaged = pdf.make_stream(SECRET.encode(), N=3, Filter=Name.FlateDecode)
        tint = pdf.make_stream(SECRET.encode(), FunctionType=4)
        spaces = {name: Array([Name.ICCBased, item]) for name, item in (("/A", whole), ("/B", broken))}
        spaces["/C"] = Array([Name.ICCBased, damaged])
        spaces["/D"] = Array([Name.Separation, Name.Spot, Name.DeviceGray, tint])
        reduced(pdf, b"/A /B /C /D", ColorSpace=Dictionary(spaces))
        assert whole.read_bytes() == strip_profile(profile)
        assert (broken.read_bytes(), damaged.read_bytes()) == (b"", b"")
        assert tint.read_bytes() == SECRET.encode()


@pytest.mark.parametrize("is_inline", [False, True])
def test_a_font_says_how_its_glyphs_are_mapped(*, is_inline: bool) -> None:
    with pikepdf.new() as pdf:
        below: Any = Dictionary(Subtype=Name.CIDFontType2)
        font = Dictionary(DescendantFonts=Array([below if is_inline else pdf.make_indirect(below)]))
        found = reduced(pdf, b"/F", Font=Dictionary(F=font)).Font.F
        assert found.DescendantFonts[0].CIDToGIDMap == Name.Identity
