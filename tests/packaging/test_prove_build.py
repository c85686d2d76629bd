"""The two papers the trial puts into a vault are sound, so that a refusal means the program."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
from PIL import Image

import prove_build


def test_the_pdf_has_one_page_and_needs_no_repair() -> None:
    with pikepdf.open(io.BytesIO(prove_build.one_page_pdf())) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.get_warnings() == []


def test_the_pdf_says_specimen() -> None:
    pdf = pypdfium2.PdfDocument(prove_build.one_page_pdf())
    page = pdf[0].get_textpage()
    assert page.get_text_bounded().strip() == "SPECIMEN"


def test_the_picture_can_be_read_whole() -> None:
    with Image.open(io.BytesIO(prove_build.grey_png(32, 20))) as picture:
        picture.load()
        assert (picture.size, picture.getpixel((31, 19))) == ((32, 20), 128)


def test_every_step_that_opens_a_vault_takes_the_passphrase_from_a_descriptor() -> None:
    opening = [command for _, command in prove_build.steps() if "Case.holdall" in command]
    assert len(opening) >= 4
    assert all(prove_build.SECRET in command for command in opening)
