"""What a cut-off or patched file has lost is seen, page by page."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from PIL import Image


def scan(pages: int, damage=None) -> bytes:
    """A PDF as a phone's scanner makes it, pointing to no cross-reference table: it has to be repaired."""
    jpeg = io.BytesIO()
    Image.effect_noise((64, 64), 80).save(jpeg, "JPEG")
    with pikepdf.Pdf.new() as pdf:
        for number in range(pages):
            cut = (number, damage) == (1, "cut")
            picture = pikepdf.Stream(pdf, jpeg.getvalue()[:-200] if cut else jpeg.getvalue())
            picture.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Filter=Name.DCTDecode))
            picture.update(Dictionary(Width=64, Height=64, ColorSpace=Name.DeviceGray, BitsPerComponent=8))
            page = pdf.add_blank_page(page_size=(64, 64))
            page.obj.Resources = Dictionary(XObject=Dictionary(Im0=pdf.make_indirect(picture)))
            page.obj.Contents = pdf.make_stream(b"q 64 0 0 64 0 0 cm /Im0 Do Q")
            if (number, damage) == (1, "picture"):
                del page.obj.Resources.XObject[Name.Im0]
            if (number, damage) == (1, "resources"):
                del page.obj["/Resources"]
            if (number, damage) == (1, "contents"):
                del page.obj["/Contents"]
        stream = io.BytesIO()
        pdf.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return stream.getvalue().replace(b"startxref\n", b"startxref\n9")


def test_a_repaired_file_that_lost_nothing_is_sound(run) -> None:
    answer = run("inspect", scan(3))
    assert (answer.result["page_count"], answer.result["problem"]) == (3, "")


@pytest.mark.parametrize("damage", ["picture", "resources", "contents", "cut"])
def test_a_page_that_lost_something_does_not_count(run, damage: str) -> None:
    answer = run("inspect", scan(3, damage))
    assert answer.result["problem"] == "damaged"
    assert (answer.result["page_count"], answer.result["problem_pages"]) == (2, 3)


def test_a_download_that_broke_off_is_never_sound(run) -> None:
    whole = scan(4)
    for share in range(10, 100, 10):
        answer = run("inspect", whole[: len(whole) * share // 100])
        assert answer.result["problem"] == "damaged", share
        assert answer.result["page_count"] < 4
