from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops

from holdall.jobs.sample.finishes import _FINISHES, PASSWORD, finished
from holdall.jobs.sample.typeset_papers import PaperText, paper_texts, typeset_pdf

TEXT = PaperText(
    file="a.pdf", folder="", title="ПРОТОКОЛ", body=["Слово «МИР».", [["№", "Предмет"], ["1", "картон"]]],
    head=["СУД-ОБРАЗЕЦ"], signed=["Судья Примерова П. П."], seal="СУД",
)  # fmt: skip


def _drawn(data: bytes, password: str | None = None) -> Image.Image:
    document = pdfium.PdfDocument(data, password=password)
    image = document[0].render(scale=0.5).to_pil().convert("L")
    document.close()
    return image


def _as(finish: str) -> bytes:
    return finished(replace(TEXT, finish=finish))


def _difference(one: Image.Image, other: Image.Image) -> float:
    assert one.size == other.size
    histogram = ImageChops.difference(one, other).histogram()
    return sum(level * count for level, count in enumerate(histogram)) / (one.width * one.height)


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_turned_pages_are_shown_upright(angle: int) -> None:
    data = _as(f"rotate-{angle}")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.pages[0].obj["/Rotate"] == angle
        wide = float(pdf.pages[0].mediabox[2]) > float(pdf.pages[0].mediabox[3])
        assert wide is (angle != 180)
    assert _difference(_drawn(data), _drawn(typeset_pdf(TEXT))) < 2


def test_a_cropped_page_hides_its_margin() -> None:
    with pikepdf.open(io.BytesIO(_as("cropped"))) as pdf:
        page = pdf.pages[0]
        assert float(page.mediabox[0]) < float(page.cropbox[0])
    assert _difference(_drawn(_as("cropped")), _drawn(typeset_pdf(TEXT))) < 2


def test_a_scan_is_a_picture_without_text() -> None:
    document = pdfium.PdfDocument(_as("scan"))
    assert document[0].get_textpage().get_text_bounded() == ""
    document.close()
    with Image.open(io.BytesIO(_as("photo"))) as photo:
        assert photo.format == "JPEG"


def test_a_locked_file_opens_with_its_password_only() -> None:
    data = _as("locked")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(data))
    assert _difference(_drawn(data, PASSWORD), _drawn(typeset_pdf(TEXT))) < 2


def test_a_truncated_file_has_lost_its_end() -> None:
    data = _as("truncated")
    assert data.startswith(b"%PDF-")
    assert b"%%EOF" not in data


@pytest.mark.parametrize("finish", _FINISHES)
def test_every_finish_gives_the_same_bytes_again(finish: str) -> None:
    assert _as(finish) == _as(finish)


def test_every_finish_is_in_the_sample() -> None:
    assert {text.finish for text in paper_texts()} == set(_FINISHES)
