"""What a worker says of a finished file is taken only when it has the promised shape."""

from __future__ import annotations

import json
from typing import Any

import pytest

from holdall.dossier.build_errors import MalformedChunkError
from holdall.dossier.finished_file import (
    FoundBookmark,
    FoundLink,
    finished_file,
    found_pages,
)

LINK = {"rect": [0.0], "text": "3–4", "page": 3, "outside": False, "middle": 7.5, "prints_page": True}
PAGE: dict[str, Any] = {
    "number": 2, "label": "2", "size": [595.0, 842.0], "stamp": "2", "has_own_stamp": False,
    "stamp_is_inside": True, "has_text": True, "links": [LINK], "column": ["3–4"], "digest": "ab", "acts": [],
}  # fmt: skip
ANSWER: dict[str, Any] = {
    "page_count": 2, "title": "Dossier", "metadata_title": "Dossier", "language": "en", "shows_title": True,
    "is_encrypted": False, "bookmarks": [["Exhibits", 2, 0]], "acts": ["/AA"], "attachments": 0,
    "warnings": 0,
}  # fmt: skip


def part(*rows: Any) -> bytes:
    return json.dumps(rows).encode()


def test_pages_come_as_they_were_found() -> None:
    [page] = found_pages(part(PAGE))
    assert (page.number, page.label, page.size, page.stamp) == (2, "2", (595.0, 842.0), "2")
    assert (page.is_stamp_inside, page.has_own_stamp, page.has_text) == (True, False, True)
    assert page.links == (FoundLink(text="3–4", page=3, leads_out=False, middle=7.5, prints_page=True),)
    assert (page.column, page.digest, page.acts) == (("3–4",), "ab", ())


def test_pages_are_put_in_order() -> None:
    pages = found_pages(part(PAGE, PAGE | {"number": 1}))
    found = finished_file(9, ANSWER, pages)
    assert [page.number for page in found.pages] == [1, 2]
    assert (found.size, found.page_count, found.title, found.language) == (9, 2, "Dossier", "en")
    assert found.bookmarks == (FoundBookmark("Exhibits", 2, 0),)
    assert found.acts == ("/AA",)


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff", b"[" * 100_000, b"{}", b"7", b"[7]", b"[[]]"],
    ids=["nothing", "no text", "deep", "dictionary", "number", "numbers", "lists"],
)
def test_what_is_no_list_of_pages_is_refused(body: bytes) -> None:
    with pytest.raises(MalformedChunkError):
        found_pages(body)


STRANGE: tuple[Any, ...] = (None, {"a": 1}, [None], [{}], [[1, 2]], "9", 1, 1.5, True)


def wrong(values: dict[str, Any]) -> list[tuple[str, Any]]:
    """Each key of `values` with values of kinds that are not its own."""
    return [(key, value) for key in values for value in STRANGE if type(value) is not type(values[key])]


@pytest.mark.parametrize(
    ("key", "value"), [*wrong(PAGE), ("size", [1.0]), ("links", [7]), ("column", [7]), ("acts", [None])]
)
def test_an_entry_of_a_page_of_another_kind_is_refused_by_its_name(key: str, value: Any) -> None:
    with pytest.raises(MalformedChunkError) as caught:
        found_pages(part(PAGE | {key: value}))
    assert caught.value.params == {"reason": key}


@pytest.mark.parametrize(
    ("key", "value"), wrong({key: value for key, value in LINK.items() if key != "rect"})
)
def test_an_entry_of_a_link_of_another_kind_is_refused_by_its_name(key: str, value: Any) -> None:
    with pytest.raises(MalformedChunkError) as caught:
        found_pages(part(PAGE | {"links": [LINK | {key: value}]}))
    assert caught.value.params == {"reason": key}


@pytest.mark.parametrize("key", PAGE)
def test_an_entry_that_is_missing_is_refused_by_its_name(key: str) -> None:
    with pytest.raises(MalformedChunkError) as caught:
        found_pages(part({name: value for name, value in PAGE.items() if name != key}))
    assert caught.value.params == {"reason": key}


@pytest.mark.parametrize(
    ("key", "value"),
    [*wrong(ANSWER), ("bookmarks", [["Exhibits", 2]]), ("bookmarks", [[1, 2, 0]]), ("acts", [1])],
)
def test_an_answer_of_another_kind_is_refused_by_its_name(key: str, value: Any) -> None:
    with pytest.raises(MalformedChunkError) as caught:
        finished_file(9, ANSWER | {key: value}, [])
    assert caught.value.params == {"reason": key}
