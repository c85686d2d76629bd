"""The digest of an exhibit page changes with all that it shows of its source, and with whether it does."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from holdall.dossier.page_identity import PageIdentity
from holdall.dossier.page_shape import DRAW_FORM

Name, Dictionary, Array = pikepdf.Name, pikepdf.Dictionary, pikepdf.Array

Change = Callable[[pikepdf.Pdf, Any], object]


def deflated(pdf: pikepdf.Pdf, content: bytes, **entries: Any) -> Any:
    return pdf.make_stream(zlib.compress(content), Filter=Name.FlateDecode, **entries)


def exhibit_page(pdf: pikepdf.Pdf) -> Any:
    page = pdf.add_blank_page(page_size=(300, 300)).obj
    picture = pdf.make_stream(b"\x00\xff", Type=Name.XObject, Subtype=Name.Image, Width=2, Height=1)
    form = deflated(
        pdf, b"/Im Do", Subtype=Name.Form, BBox=[0, 0, 300, 300],
        Resources=Dictionary(XObject=Dictionary(Im=picture)),
    )  # fmt: skip
    page.Resources = Dictionary(XObject=Dictionary(HdPage=form))
    page.Contents = Array([pdf.make_stream(DRAW_FORM), pdf.make_stream(b"0 0 9 9 re f")])
    return page


def digest(change: Change | None = None) -> str:
    with pikepdf.new() as pdf:
        page = exhibit_page(pdf)
        if change is not None:
            change(pdf, page)
        return PageIdentity(pdf).digest(page, 1)


def form(page: Any) -> Any:
    return page.Resources.XObject.HdPage


def test_the_stamp_is_no_part_of_it() -> None:
    def restamp(pdf: pikepdf.Pdf, page: Any) -> None:
        page.Contents[1] = pdf.make_stream(b"1 1 9 9 re f")

    assert len(digest()) == 64
    assert digest(restamp) == digest() == digest()


def recode(pdf: pikepdf.Pdf, page: Any) -> None:
    form(page).write(zlib.compress(b"/Im Do", 0), filter=Name.FlateDecode)


def decode(pdf: pikepdf.Pdf, page: Any) -> None:
    form(page).write(b"/Im Do")


def repaint(pdf: pikepdf.Pdf, page: Any) -> None:
    form(page).Resources.XObject.Im.write(b"\xff\x00")


def resize(pdf: pikepdf.Pdf, page: Any) -> None:
    form(page).Resources.XObject.Im.Width = 1


@pytest.mark.parametrize("change", [recode, decode, repaint, resize])
def test_what_the_exhibit_draws_is_part_of_it(change: Change) -> None:
    assert digest(change) not in {"", digest()}


def hide(pdf: pikepdf.Pdf, page: Any) -> None:
    page.Contents[0] = pdf.make_stream(b"")


def draw_twice(pdf: pikepdf.Pdf, page: Any) -> None:
    page.Contents[0] = pdf.make_stream(DRAW_FORM * 2)


def cover(pdf: pikepdf.Pdf, page: Any) -> None:
    page.Contents.append(pdf.make_stream(b"1 g 0 0 300 300 re f"))


def draw_no_stream(pdf: pikepdf.Pdf, page: Any) -> None:
    page.Contents[0] = pdf.make_indirect(Dictionary())


def draw_in_one(pdf: pikepdf.Pdf, page: Any) -> None:
    page.Contents = pdf.make_stream(DRAW_FORM)


def encode_otherwise(pdf: pikepdf.Pdf, page: Any) -> None:
    form(page).write(b"2F496D20446F>", filter=Name.ASCIIHexDecode)


def predict(pdf: pikepdf.Pdf, page: Any) -> None:
    form(page).DecodeParms = Dictionary(Predictor=12)


def strip(pdf: pikepdf.Pdf, page: Any) -> None:
    del form(page).Resources


@pytest.mark.parametrize(
    "change", [hide, draw_twice, cover, draw_no_stream, draw_in_one, encode_otherwise, predict, strip]
)
def test_a_page_of_another_shape_has_none(change: Change) -> None:
    assert digest(change) == ""


def test_the_call_that_pages_share_is_read_once_and_another_one_again() -> None:
    with pikepdf.new() as pdf:
        one, two, three = (exhibit_page(pdf) for _ in range(3))
        two.Contents[0] = one.Contents[0]
        three.Contents[0] = pdf.make_stream(b"q Q")
        identity = PageIdentity(pdf)
        assert identity.digest(one, 1) == identity.digest(two, 2) != ""
        assert identity.digest(three, 3) == ""


def test_other_pages_are_known_by_their_content() -> None:
    with pikepdf.new() as pdf:
        one, two = (pdf.add_blank_page(page_size=(300, 300)).obj for _ in range(2))
        one.Contents, two.Contents = deflated(pdf, b"0 g"), deflated(pdf, b"1 g")
        identity = PageIdentity(pdf)
        assert len({identity.digest(one, 1), identity.digest(two, 2), ""}) == 3
        two.Contents.write(b"damaged", filter=Name.FlateDecode)
        assert identity.digest(two, 2) == ""
