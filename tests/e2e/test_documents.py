"""Documents without pages of their own, from the folder they come in to the dossier and out again."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "intake" / "reading"))
from docx_case import docx, paragraph
from odt_case import odt

FILES = {
    "заявление.txt": "Заявление\n\nЯ, Иванов Иван, прошу.".encode("cp1251"),
    "жалоба.docx": docx(
        paragraph("Жалоба", '<w:outlineLvl w:val="0"/>')
        + paragraph("Прошу отменить постановление; ქართული, سلام")
        + f"<w:tbl><w:tr><w:tc>{paragraph('графа')}</w:tc></w:tr></w:tbl>",
        {"docProps/core.xml": "<c><creator>Secret Author</creator></c>"},
    ),
    "письмо.odt": odt("<text:p>Письмо из суда, ქართული</text:p>"),
    "mixed.txt": "Привет, გამარჯობა, سلام, 👍".encode(),
}


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    return folder


def test_documents_become_exhibits(holdall: Any, tmp_path: Path, papers: Path) -> None:
    vault, out, exported = tmp_path / "case.holdall", tmp_path / "dossier.pdf", tmp_path / "out"
    assert holdall("new", vault).returncode == 0
    added = holdall.json("add", vault, papers)
    assert len(added["added"]) == len(FILES)
    assert {it["page_count"] for it in added["added"]} == {1}

    report = holdall.json("dossier", vault, "--profile", "generic", "-o", out)
    assert report["pdfa"]
    assert holdall("lint", out, "--profile", "generic", passphrase=None).returncode == 0
    with pypdfium2.PdfDocument(out) as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    for words in (
        "Я, Иванов Иван, прошу.",
        "გამარჯობა",
        "thumbs up sign",
        "made by Holdall from заявление.txt",
    ):
        assert words in text
    assert_tells_nothing_but_its_pages(out)

    assert holdall.json("verify", vault)["sound"]
    holdall.json("export", vault, exported)
    for name, data in FILES.items():
        assert (exported / "originals" / name).read_bytes() == data
        assert hashlib.sha256(data).hexdigest() in text.replace("\r\n", "")


def assert_tells_nothing_but_its_pages(path: Path) -> None:
    assert b"Secret Author" not in path.read_bytes()
    with pikepdf.open(path) as pdf:
        assert not pdf.attachments
        assert all("typst" not in str(it).lower() for it in (pdf.docinfo.values() if pdf.docinfo else ()))
