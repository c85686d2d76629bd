"""What the pages of a PDF say comes out page by page, composed, and nothing hostile gets further."""

from __future__ import annotations

import io
import unicodedata

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from holdall.intake import pdf_text
from holdall.sandbox.contract import Refusal, RefusedError
from holdall.vault.search.words import words


def texts(run, data: bytes) -> dict[int, str]:
    answer = run("read_text", data)
    assert all(header["kind"] == "text" for header, _ in answer.parts)
    return {int(header["page"]): body.decode() for header, body in answer.parts}


def test_each_page_has_its_own_words(run, written_pdf) -> None:
    data = written_pdf("Повестка в суд", "", "Щербакова Юлия")
    assert run("read_text", data).result == {"page_count": 3}
    found = texts(run, data)
    assert {page: text.strip() for page, text in found.items()} == {0: "Повестка в суд", 2: "Щербакова Юлия"}


def test_letters_come_composed(run, written_pdf) -> None:
    (text,) = texts(run, written_pdf(unicodedata.normalize("NFD", "Йошкар-Ола ё"))).values()
    assert text.strip() == "Йошкар-Ола ё"
    assert unicodedata.is_normalized("NFC", text)


def test_a_word_cut_at_the_end_of_a_line_is_one_word(run, written_pdf) -> None:
    text = "предоставление временного убежища гражданину иностранного государства " * 4
    (found,) = texts(run, written_pdf(text, hyphenate=True)).values()
    assert "\u00ad" in found
    assert {word.form for word in words(found)} == set(text.split())


def test_what_is_typed_into_a_form_is_read(run) -> None:
    assert "Shcherbakova" in "".join(texts(run, _form("Shcherbakova")).values())


def _form(value: str) -> bytes:
    """A PDF of one page with a text field that is filled in."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 200))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        resources = Dictionary(Font=Dictionary(F1=font))
        look = pdf.make_stream(f"/Tx BMC BT /F1 12 Tf 2 4 Td ({value}) Tj ET EMC".encode())
        look.Type, look.Subtype, look.Resources = Name.XObject, Name.Form, resources
        look.BBox = Array([0, 0, 200, 20])
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="name", V=value, F=4, DA="/F1 12 Tf",
                Rect=Array([20, 100, 220, 120]), AP=Dictionary(N=look),
            )
        )  # fmt: skip
        page.obj.Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), DR=resources, DA="/F1 12 Tf")
        stream = io.BytesIO()
        pdf.save(stream)
    return stream.getvalue()


def test_an_endless_page_is_cut(run, written_pdf, monkeypatch) -> None:
    monkeypatch.setattr(pdf_text, "LONGEST_TEXT", 4)
    assert texts(run, written_pdf("Повестка")) == {0: "Пове"}


def test_a_picture_says_nothing(run, encoded) -> None:
    answer = run("read_text", encoded(Image.new("RGB", (20, 20)), "PNG"))
    assert (answer.result, answer.parts) == ({"page_count": 0}, [])


def test_a_locked_file_is_refused(run, written_pdf) -> None:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(written_pdf("Суд"))) as pdf:
        pdf.save(stream, encryption=pikepdf.Encryption(owner="o", user="u", R=6))
    with pytest.raises(RefusedError) as refused:
        run("read_text", stream.getvalue())
    assert refused.value.reason is Refusal.PASSWORD_NEEDED


def test_a_damaged_file_is_refused(run) -> None:
    with pytest.raises(RefusedError) as refused:
        run("read_text", b"%PDF-1.7 and nothing else")
    assert refused.value.reason is Refusal.DAMAGED


def test_a_file_that_cannot_be_drawn_is_refused(run, written_pdf, monkeypatch) -> None:
    from contextlib import nullcontext

    monkeypatch.setattr(pdf_text, "drawable", lambda *_: nullcontext(None))
    with pytest.raises(RefusedError) as refused:
        run("read_text", written_pdf("Суд"))
    assert refused.value.reason is Refusal.DAMAGED


def test_a_page_that_cannot_be_read_is_empty_and_the_others_are_not(run, written_pdf) -> None:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(written_pdf("Суд", "Обыск"))) as pdf:
        pdf.pages[0].obj.Contents = pikepdf.Dictionary()
        pdf.save(stream)
    assert {page: text.strip() for page, text in texts(run, stream.getvalue()).items()} == {1: "Обыск"}


def test_a_page_that_breaks_the_reader_is_empty() -> None:
    class Broken:
        def __getitem__(self, _: int) -> object:
            raise RuntimeError

    assert pdf_text._text(Broken(), 0) == ""
