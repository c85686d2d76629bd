"""Files that Holdall did not make: what lint and the exhibit workers find in them."""

from __future__ import annotations

import io
from pathlib import Path
from types import ModuleType
from typing import Any

import pikepdf
import pytest

from holdall.dossier.build_errors import ExhibitRefusedError
from holdall.dossier.finished_file import found_pages, request
from holdall.dossier.operations import OPERATIONS
from holdall.dossier.stamp import StampStyle
from holdall.sandbox.contract import RefusedError

Name, Dictionary, Array, String = pikepdf.Name, pikepdf.Dictionary, pikepdf.Array, pikepdf.String


def read(data: bytes) -> tuple[dict[str, Any], list[Any]]:
    """What reading back finds."""
    pages: list[Any] = []
    answer = OPERATIONS["dossier.read_back"](
        request(StampStyle()), io.BytesIO(data), lambda header, body: pages.extend(found_pages(bytes(body)))
    )
    return answer, pages


def link(**values: Any) -> pikepdf.Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[10, 10, 90, 30], **values)


@pytest.fixture
def foreign(cases: ModuleType) -> bytes:
    """Links of every kind, things that act, bookmarks of every kind."""
    with pikepdf.open(io.BytesIO(cases.make_pdf(["ONE", "TWO", "THREE"]))) as pdf:
        one, two, three = (page.obj for page in pdf.pages)
        names = pikepdf.NameTree.new(pdf)
        names["named"] = Dictionary(D=Array([two, Name.Fit]))
        pdf.Root.Names = Dictionary(Dests=names.obj, JavaScript=Dictionary(Names=[]))
        pdf.Root.Dests = Dictionary(old=Array([three, Name.Fit]))
        one.Annots = Array(
            [
                link(Dest=Array([two, Name.Fit])),
                link(Dest=String("named")),
                link(Dest=Name("/old")),
                link(A=Dictionary(S=Name.GoTo, D=String("named"))),
                link(A=Dictionary(S=Name.URI, URI=String("x:y"))),
                link(Dest=String("nowhere")),
                link(),
                Dictionary(Type=Name.Annot, Subtype=Name.Screen, Rect=[0, 0, 9, 9]),
            ]
        )
        two.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("1")))
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("1"))
        pdf.Root.AcroForm = Dictionary(Fields=[])
        pdf.attachments["a.txt"] = b"attached"
        first = pdf.make_indirect(Dictionary(Title=String("One"), Dest=Array([one, Name.Fit])))
        second = pdf.make_indirect(
            Dictionary(Title=String("Two"), A=Dictionary(S=Name.GoTo, D=String("named")))
        )
        first.Next, second.Next = second, first  # and a circle
        pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=first, Last=second))
        return cases.saved(pdf)


def test_links_are_followed_in_every_way_they_are_written(foreign: bytes) -> None:
    _, pages = read(foreign)
    assert [found.page for found in pages[0].links] == [2, 2, 3, 2, 0, 0, 0]
    assert [found.leads_out for found in pages[0].links] == [False, False, False, False, True, False, False]


def test_what_acts_is_found(foreign: bytes) -> None:
    answer, pages = read(foreign)
    assert pages[0].acts == ("/Screen",)
    assert pages[1].acts == ("/AA",)
    assert set(answer["acts"]) == {"/AcroForm", "/JavaScript", "/EmbeddedFiles", "/OpenAction"}
    assert answer["attachments"] == 1


def test_bookmarks_in_circles_end(foreign: bytes) -> None:
    answer, _ = read(foreign)
    assert answer["bookmarks"] == [["One", 1, 0], ["Two", 2, 0]]


def test_numbers_in_the_corner_count_as_stamps(cases: ModuleType, tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for number in (1, 2, 9):
        canvas.drawString(500, 25, f"Page {number}")
        canvas.showPage()
    canvas.save()
    answer = OPERATIONS["dossier.lint"]({"profile": "generic"}, io.BytesIO(out.getvalue()), lambda *_: None)
    wrong = [it for it in answer["findings"] if it["code"].startswith("page-n")]
    assert [(it["page"], it["found"]) for it in wrong] == [(3, "9")]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"no pdf at all"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    for name in ("dossier.read_back", "dossier.lint"):
        values = {"profile": "generic", **request(StampStyle())}
        with pytest.raises(RefusedError):
            OPERATIONS[name](values, io.BytesIO(data), lambda *_: None)


def test_old_compression_is_replaced_and_draws_the_same(cases: ModuleType, tmp_path: Path) -> None:
    codes = [256, *b"\x00\xff\x00\xff", 257]  # clear, four grey pixels, end; nine bits each
    bits = "".join(f"{code:09b}" for code in codes)
    packed = int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8), "big")
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 300)).obj
        image = pdf.make_stream(
            packed, Type=Name.XObject, Subtype=Name.Image, Width=2, Height=2, BitsPerComponent=8,
            ColorSpace=Name.DeviceGray, Filter=Name.LZWDecode,
        )  # fmt: skip
        page.Resources = Dictionary(XObject=Dictionary(Im=image))
        page.Contents = pdf.make_stream(b"q 300 0 0 300 0 0 cm /Im Do Q")
        data = cases.saved(pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert b"LZWDecode" in data
    case = cases.DossierCase()
    case.add_pdf(data, 1)
    case.build(tmp_path / "out.pdf")
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        form = pdf.pages[4].obj.Resources.XObject.HdPage
        assert form.Resources.XObject.Im.read_bytes() == b"\x00\xff\x00\xff"
        assert form.Resources.XObject.Im.Filter == Name.FlateDecode


def test_a_pdf_without_pages_is_empty(cases: ModuleType, tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        case = cases.DossierCase()
        case.add_pdf(cases.saved(pdf), 1)
    with pytest.raises(ExhibitRefusedError) as caught:
        case.build(tmp_path / "out.pdf")
    assert caught.value.params["reason"] == "empty"


def test_a_password_is_asked_for(cases: ModuleType, tmp_path: Path) -> None:
    case = cases.DossierCase()
    case.add_pdf(cases.encrypted(cases.make_pdf(["X"]), "secret"), 1)
    with pytest.raises(ExhibitRefusedError) as caught:
        case.build(tmp_path / "out.pdf")
    assert caught.value.params["reason"] == "password-needed"
