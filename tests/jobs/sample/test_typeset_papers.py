from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest
from PIL import Image

from holdall.jobs.sample.canvas import SPECIMEN
from holdall.jobs.sample.typeset_papers import PaperText, paper_texts, typeset_pdf, typeset_png


def _pages(text: PaperText) -> list[str]:
    document = pdfium.PdfDocument(typeset_pdf(text))
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return pages


@pytest.mark.parametrize("text", paper_texts(), ids=lambda text: text.file)
def test_every_page_says_that_it_is_a_specimen(text: PaperText) -> None:
    for page in _pages(text):
        # In any order: pdfium turns a page's Latin words round when most of it runs from right to left.
        assert set(SPECIMEN.split()) <= set(page.split())


def test_texts_can_be_read_back_in_every_script() -> None:
    letters = "".join(page for text in paper_texts() for page in _pages(text))
    for word in ("Вересногорск", "თბილისი", "Tbilisi", "ЩЕГЛОВ".title()):
        assert word in letters
    assert any("ا" <= char <= "ي" or "ﺀ" <= char <= "ﻼ" for char in letters)


def test_long_papers_go_on_to_a_second_page() -> None:
    assert max(len(_pages(text)) for text in paper_texts()) == 2


def test_a_picture_of_a_page_has_the_size_asked_for() -> None:
    text = next(text for text in paper_texts() if text.paper == "a4" and not text.landscape)
    with Image.open(io.BytesIO(typeset_png(text, 72))) as image:
        assert image.size == pytest.approx((595, 842), abs=1)


def test_a_long_paper_gives_its_first_page_as_a_picture() -> None:
    text = next(text for text in paper_texts() if len(_pages(text)) == 2)
    with Image.open(io.BytesIO(typeset_png(text, 36))) as image:
        assert image.format == "PNG"
