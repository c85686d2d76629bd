from __future__ import annotations

import io
import shutil
import subprocess
from datetime import datetime

import pikepdf
import pytest

from holdall.dossier.recovery_sheet import recovery_sheet

CODE = "7KQM-X3PT-90VD-WJ4R-ZN8C-5HYE-A6GS-1BFT-M2QX"
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler's pdftotext is not here"
)


def sheet(moment: datetime, language: str, name: str = "Семья Ветровых") -> bytes:
    return recovery_sheet(
        vault_name=name, short_id="7F3A-91C2", code=CODE, language=language, printed_at=moment
    )


def text_of(pdf: bytes) -> str:
    command = ["pdftotext", "-raw", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode("utf-8")


@needs_poppler
@pytest.mark.parametrize(("language", "title"), [("en", "Recovery sheet"), ("ru", "Лист восстановления")])
def test_one_a4_page_with_the_code_in_groups(moment: datetime, language: str, title: str) -> None:
    pdf = sheet(moment, language)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        [page] = opened.pages
        assert [round(float(value)) for value in page.mediabox] == [0, 0, 595, 842]
    words = text_of(pdf).split()
    places = [words.index(group) for group in CODE.split("-")]
    assert places == sorted(places)
    assert title in text_of(pdf)
    assert {"Семья", "7F3A-91C2", "2026-11-23"} <= set(words)


@needs_poppler
def test_a_language_without_a_sheet_gets_the_english_one(moment: datetime) -> None:
    assert "Recovery sheet" in text_of(sheet(moment, "fa"))
    assert "Recovery sheet" in text_of(sheet(moment, "ka"))


@needs_poppler
def test_a_name_that_no_font_has_never_stops_the_sheet(moment: datetime) -> None:
    text = text_of(sheet(moment, "en", "Bag 😀 #1"))
    assert "Bag \N{REPLACEMENT CHARACTER} #1" in text


def test_a_long_name_still_makes_one_page(moment: datetime) -> None:
    assert len(pikepdf.open(io.BytesIO(sheet(moment, "ru", "x" * 200))).pages) == 1


def test_the_same_sheet_has_the_same_bytes(moment: datetime) -> None:
    assert sheet(moment, "ru") == sheet(moment, "ru")
