"""A document survives the way over the wall; anything else is refused, whatever a hostile worker sends."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdall.case import document_json
from holdall.case.document import Cell, Document, PageBreak, Paragraph, Picture, Run, Table
from holdall.case.document_json import DocumentMalformedError, decode, encode

text = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
flag = st.booleans()
paragraphs = st.builds(
    Paragraph,
    st.lists(st.builds(Run, text, flag, flag, flag, flag), max_size=3).map(tuple),
    st.integers(0, 6),
    st.integers(0, 8),
    text,
)
cells = st.builds(Cell, st.lists(paragraphs, max_size=2).map(tuple), st.integers(1, 64), st.integers(1, 64))
blocks = (
    paragraphs
    | st.builds(Table, st.lists(st.lists(cells, max_size=2).map(tuple), max_size=2).map(tuple))
    | st.builds(Picture, st.integers(0, 299))
    | st.just(PageBreak())
)


@given(st.lists(blocks, max_size=5).map(tuple))
def test_what_is_written_is_read(found) -> None:
    assert decode(encode(Document(found))) == Document(found)


PARAGRAPH = [[["text", [False] * 4]], 0, 0, ""]


@pytest.mark.parametrize(
    "value",
    [
        [],
        {},
        {"blocks": [], "more": 1},
        {"blocks": {}},
        {"blocks": [[]]},
        {"blocks": [{}]},
        {"blocks": [{"paragraph": PARAGRAPH, "page": True}]},
        {"blocks": [{"script": "x"}]},
        {"blocks": [{"paragraph": PARAGRAPH[:3]}]},
        {"blocks": [{"paragraph": [[["text", [False] * 3]], 0, 0, ""]}]},
        {"blocks": [{"paragraph": [[["text", [0] * 4]], 0, 0, ""]}]},
        {"blocks": [{"paragraph": [[[7, [False] * 4]], 0, 0, ""]}]},
        {"blocks": [{"paragraph": [[["\ud800", [False] * 4]], 0, 0, ""]}]},
        {"blocks": [{"paragraph": [[], 7, 0, ""]}]},
        {"blocks": [{"paragraph": [[], True, 0, ""]}]},
        {"blocks": [{"paragraph": [[], 0, -1, ""]}]},
        {"blocks": [{"picture": 300}]},
        {"blocks": [{"picture": -1}]},
        {"blocks": [{"table": [[[[], 0, 1]]]}]},
        {"blocks": [{"table": [[[[], 1, 65]]]}]},
    ],
)
def test_anything_else_is_refused(value) -> None:
    with pytest.raises(DocumentMalformedError):
        decode(json.dumps(value).encode())


@pytest.mark.parametrize("body", [b"", b"\xff", b"[" * 100_000, b'{"blocks":[NaN]}'])
def test_what_is_no_json_is_refused(body: bytes) -> None:
    with pytest.raises(DocumentMalformedError):
        decode(body)


@pytest.mark.parametrize("piece", [b"{},", b"[],", b'"ab",', b'{"a":1},'])
def test_what_would_fill_memory_is_refused_before_it_is_parsed(monkeypatch, piece: bytes) -> None:
    monkeypatch.setattr(document_json.json, "loads", lambda _: pytest.fail("parsed"))
    with pytest.raises(DocumentMalformedError):
        decode(b'{"blocks":[' + piece * (document_json.LARGEST // len(piece) - 5) + b"0]}")


def test_the_largest_document_is_read() -> None:
    shortest = Paragraph((Run(",", True, True, True, True),))
    document = Document((shortest,) * (document_json.MOST_BLOCKS // 2))
    assert decode(encode(document)) == document


@pytest.mark.parametrize(("limit", "most"), [("MOST_LETTERS", 10), ("MOST_BLOCKS", 1), ("LARGEST", 50)])
def test_more_than_the_limits_is_refused(monkeypatch, limit: str, most: int) -> None:
    body = encode(Document((Paragraph((Run("eleven sign"), *(Run("") for _ in range(4)))),)))
    decode(body)
    monkeypatch.setattr(document_json, limit, most)
    with pytest.raises(DocumentMalformedError):
        decode(body)
