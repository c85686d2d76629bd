"""The audit lets nothing pass that is not as planned, and names where it is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from holdall.dossier.assembly.outline import Bookmark
from holdall.dossier.audit import Sources, audit
from holdall.dossier.blueprint import Blueprint, PlannedPage
from holdall.dossier.build_errors import AuditError
from holdall.dossier.finished_file import FinishedFile, FoundBookmark, FoundLink, FoundPage
from holdall.dossier.stamp import StampStyle

STAMPS = ("1", "2", "Exhibit A · 3", "Exhibit A · 4")
BLUEPRINT = Blueprint(
    title="Dossier",
    language="en",
    paper=(595.0, 842.0),
    style=StampStyle(),
    pages=tuple(
        PlannedPage(number=number, stamp=stamp, exhibit="A" if number > 2 else "", is_generated=number < 4)
        for number, stamp in enumerate(STAMPS, start=1)
    ),
    files=(),
    generated=(1, 2, 3),
    bookmarks=(Bookmark("Exhibits · 3", 3, (Bookmark("A · Ruling · 3", 3),)),),
    index_pages=(2,),
    dividers={"A": 3},
)
SOURCES = Sources(digests=("a", "b", "c", "d"), links={2: (3, 3)})


def link(text: str, page: int) -> FoundLink:
    return FoundLink(text=text, page=page, leads_out=False, middle=0, prints_page=False)


FOUND = FinishedFile(
    size=1,
    pages=tuple(
        FoundPage(
            number=number, label=str(number), size=(595.0, 842.0), stamp=stamp, is_stamp_inside=True,
            has_own_stamp=number == 4, has_text=True, column=(), digest="abcd"[number - 1], acts=(),
            links=(link("A", 3), link("3–4", 3)) if number == 2 else (),
        )
        for number, stamp in enumerate(STAMPS, start=1)
    ),
    page_count=4,
    title="Dossier",
    metadata_title="Dossier",
    language="en",
    shows_title=True,
    is_encrypted=False,
    bookmarks=(FoundBookmark("Exhibits · 3", 3, 0), FoundBookmark("A · Ruling · 3", 3, 1)),
    acts=(),
    attachments=0,
    warnings=0,
)  # fmt: skip


def with_page(at: int, /, **values: Any) -> FinishedFile:
    pages = list(FOUND.pages)
    pages[at - 1] = replace(pages[at - 1], **values)
    return replace(FOUND, pages=tuple(pages))


def test_what_is_as_planned_passes() -> None:
    audit(BLUEPRINT, SOURCES, FOUND)


def test_direction_marks_do_not_matter() -> None:
    audit(BLUEPRINT, SOURCES, with_page(4, stamp="\u2066Exhibit A  ·\u2069 4"))


@pytest.mark.parametrize(
    ("problem", "number", "broken"),
    [
        ("page-count", 3, lambda: replace(FOUND, page_count=3)),
        ("order", 4, lambda: with_page(4, number=5)),
        ("stamp", 4, lambda: with_page(4, stamp="Exhibit A · 5")),
        ("stamp-place", 4, lambda: with_page(4, is_stamp_inside=False)),
        ("stamp-kind", 4, lambda: with_page(4, has_own_stamp=False)),
        ("label", 4, lambda: with_page(4, label="5")),
        ("content", 4, lambda: with_page(4, digest="c")),
        ("action", 4, lambda: with_page(4, acts=("/AA",))),
        ("link", 4, lambda: with_page(4, links=(link("x", 1),))),
        ("link", 2, lambda: with_page(2, links=(link("A", 3), link("3–4", 4)))),
        ("link", 2, lambda: with_page(2, links=(replace(link("A", 3), leads_out=True), link("3–4", 3)))),
        ("index-label", 3, lambda: with_page(2, links=(link("B", 3), link("3–4", 3)))),
        ("index-pages", 3, lambda: with_page(2, links=(link("A", 3), link("3–5", 3)))),
        ("bookmark", 3, lambda: replace(FOUND, bookmarks=(FoundBookmark("Exhibits · 3", 4, 0),))),
        ("bookmark-count", 1, lambda: replace(FOUND, bookmarks=FOUND.bookmarks[:1])),
        ("title", 0, lambda: replace(FOUND, title="")),
        ("title", 0, lambda: replace(FOUND, metadata_title="Other")),
        ("title", 0, lambda: replace(FOUND, shows_title=False)),
        ("language", 0, lambda: replace(FOUND, language="ru")),
        ("encrypted", 0, lambda: replace(FOUND, is_encrypted=True)),
        ("action", 0, lambda: replace(FOUND, acts=("/AA",))),
        ("action", 0, lambda: replace(FOUND, attachments=1)),
        ("damaged", 0, lambda: replace(FOUND, warnings=1)),
    ],
)
def test_any_disagreement_is_named(problem: str, number: int, broken: Callable[[], FinishedFile]) -> None:
    with pytest.raises(AuditError) as caught:
        audit(BLUEPRINT, SOURCES, broken())
    assert (caught.value.params["problem"], caught.value.params["page"]) == (problem, number)


def test_an_index_row_that_leads_into_an_exhibit_is_named() -> None:
    sources = replace(SOURCES, links={2: (3, 3, 4)})
    row = (link("A", 3), link("3–4", 3), link("4", 4))
    with pytest.raises(AuditError) as caught:
        audit(BLUEPRINT, sources, with_page(2, links=row))
    assert caught.value.params == {"problem": "index-target", "page": 4, "exhibit": "A"}


def test_a_link_that_was_set_to_lead_nowhere_is_named() -> None:
    sources = replace(SOURCES, links={2: (3, 0)})
    with pytest.raises(AuditError):
        audit(BLUEPRINT, sources, with_page(2, links=(link("A", 3), link("3–4", 0))))


def test_a_page_without_a_digest_never_passes() -> None:
    with pytest.raises(AuditError):
        audit(BLUEPRINT, replace(SOURCES, digests=("a", "b", "c", "")), with_page(4, digest=""))
