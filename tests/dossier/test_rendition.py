"""What a neutral document looks like on pages; `jobs/test_rendition.py` sets it behind the walls."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pypdfium2
import pytest

from holdall.case.document import Block, Cell, Document, PageBreak, Paragraph, Run, Table
from holdall.case.document_json import encode
from holdall.dossier import rendition as renditions
from holdall.dossier.plan_errors import TypesettingError
from holdall.dossier.rendition import preload_rendition, rendition
from holdall.sandbox.contract import Refusal, RefusedError


def pages(blocks: Iterable[Block], name: str = "a.txt") -> list[str]:
    preload_rendition()
    document = encode(Document(tuple(blocks)))
    request = {"document": len(document), "pictures": [], "name": name, "dated": "2026-01-01T00:00:00Z"}
    parts: list[bytes] = []
    rendition(request, io.BytesIO(document), lambda _, body: parts.append(bytes(body)))
    pdf = pypdfium2.PdfDocument(b"".join(parts))
    return [page.get_textpage().get_text_range().replace("\r", "") for page in pdf]


def words(text: str, **looks) -> Paragraph:
    return Paragraph((Run(text),), **looks)


def test_nothing_is_read_as_markup() -> None:
    text = '#panic("x") *b* _i_ $x$ @a <b> = // /* `c` \\ #import "x" [y] ~ -- ...'
    assert text in pages([words(text)])[0]


def test_items_of_lists_keep_their_numbers_and_headings_their_words() -> None:
    shown = pages(
        [words("Глава", heading=1), words("пункт", marker="2.1.", depth=2), words("د", marker="۱.")]
    )[0]
    for found in ("Глава", "2.1.", "пункт"):
        assert found in shown


def test_cells_may_reach_over_others() -> None:
    table = Table((
        (Cell((words("широкая"),), columns=2), Cell((words("высокая"),), rows=2)),
        (Cell((words("a"),)), Cell((words("b"), words("end")))),
    ))  # fmt: skip
    shown = pages([table])[0]
    assert all(text in shown for text in ("широкая", "высокая", "a", "b", "end"))


def test_what_follows_a_row_without_cells_of_its_own_keeps_its_columns() -> None:
    tall = Cell((words("tall"),), rows=2)
    document = Document((Table(((tall, tall), (), (Cell((words("a"),)), Cell((words("b"),))))),))
    (table,) = renditions._Data(document, [], "a").data()["blocks"]
    assert [(cell["x"], cell["y"], cell["rows"]) for cell in table["cells"]] == [
        (0, 0, 2), (1, 0, 2), (0, 2, 1), (1, 2, 1),
    ]  # fmt: skip
    (shown,) = pages(document.blocks)
    assert shown.split() == ["tall", "tall", "a", "b"]


def test_page_breaks() -> None:
    first, second = pages([words("сначала"), PageBreak(), words("дальше")])
    assert "сначала" in first
    assert "дальше" in second


def test_empty_paragraphs_rows_and_runs_do_no_harm() -> None:
    pages(
        [
            Paragraph(),
            Paragraph((Run(""),)),
            Table(((Cell(),),)),
            words("x", heading=6, marker="1"),
        ]
    )


def test_a_long_word_breaks() -> None:
    assert sum(page.count("б") for page in pages([words("б" * 3000)])) == 3000


def test_nothing_stands_on_the_pages_but_what_the_document_says() -> None:
    shown = pages([words("word " * 2000)], name="Иванов 👍.txt")
    assert len(shown) > 1
    assert {word for page in shown for word in page.split()} == {"word"}


def test_a_failure_of_the_text_engine_is_a_refusal(monkeypatch) -> None:
    class Fails:
        def pdf(self, *_: object) -> bytes:
            raise TypesettingError(reason="template")

    monkeypatch.setattr(renditions, "_template", Fails)
    monkeypatch.setattr(renditions, "preload_rendition", lambda: None)
    document = encode(Document((words("x"),)))
    request = {"document": len(document), "pictures": [], "name": "a", "dated": "2026-01-01T00:00:00Z"}
    with pytest.raises(RefusedError) as refused:
        rendition(request, io.BytesIO(document), lambda *_: None)
    assert refused.value.reason is Refusal.CRASHED
