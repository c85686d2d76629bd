"""The text that the pages of a PDF bring; runs only behind the sandbox's walls, recognises no pictures."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import BinaryIO, Final

import pikepdf
import pypdfium2

from holdall.intake.pdf import BROKEN, drawable, opened
from holdall.sandbox.contract import Refusal, RefusedError

LONGEST_TEXT: Final = 50_000
"""Characters of a page that are read: a page that has more is no page."""


def read_pdf_text(source: BinaryIO, tell: Callable[[int, str], None]) -> int:
    """Tell the text of each page, counted from 0, in Unicode's composed form; the number of pages.

    A page that cannot be read has an empty text. Raises `RefusedError`: `damaged`, `password-needed`.
    """
    try:
        with opened(source) as pdf:
            count = len(pdf.pages)
            with drawable(source, pdf, count) as drawing:
                if drawing is None:
                    raise RefusedError(Refusal.DAMAGED)
                for number in range(count):
                    tell(number, _text(drawing, number))
                return count
    except pikepdf.PasswordError:
        raise RefusedError(Refusal.PASSWORD_NEEDED) from None
    except BROKEN:
        raise RefusedError(Refusal.DAMAGED) from None


def _text(drawing: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = drawing[number]
        try:
            if page.formenv:
                page.flatten()  # what is typed into a form is on the page, but not yet of it
        finally:
            page.close()
        page = drawing[number]
        try:
            found: str = page.get_textpage().get_text_bounded()  # pyright: ignore[reportUnknownMemberType]
        finally:
            page.close()
    except BROKEN:
        return ""
    readable = found[:LONGEST_TEXT].encode("utf-8", "replace").decode().replace("\0", " ")
    readable = readable.replace(
        "\x02", "\u00ad"
    )  # how pdfium gives the hyphen of a word cut at the line's end
    return unicodedata.normalize("NFC", readable)
