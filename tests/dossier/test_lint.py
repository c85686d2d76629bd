"""Every rule lets a sound file pass and catches one that breaks it, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from holdall.dossier.finished_file import FinishedFile, FoundBookmark, FoundLink, FoundPage
from holdall.dossier.lint import Severity, lint
from holdall.dossier.lint_numbers import stamp_number
from holdall.dossier.profiles import profile

GENERIC = profile("generic")
US = profile("us-eoir")
A4 = (595.3, 841.9)


def link(text: str, page: int, middle: float = 700, *, prints_page: bool = False) -> FoundLink:
    return FoundLink(text=text, page=page, leads_out=False, middle=middle, prints_page=prints_page)


def page(number: int, stamp: str, *links: FoundLink, column: tuple[str, ...] = ()) -> FoundPage:
    return FoundPage(
        number=number, label=str(number), size=A4, stamp=stamp, is_stamp_inside=True, has_own_stamp=False,
        has_text=True, links=links, column=column, digest="", acts=(),
    )  # fmt: skip


SOUND = FinishedFile(
    size=1000,
    pages=(
        page(1, "1"),
        page(
            2, "2",
            link("A", 3), link("Ruling", 3), link("of the court", 3, 690), link("3–4", 3, prints_page=True),
            link("B", 5, 660), link("Photo p. 12", 5, 660), link("5", 5, 660, prints_page=True),
            column=("3–4", "5"),
        ),
        page(3, "Exhibit A · 3"),
        page(4, "Exhibit A · 4"),
        page(5, "Exhibit B · 5", link("Exhibit A, p. 3", 3)),
    ),
    page_count=5,
    title="Dossier",
    metadata_title="Dossier",
    language="en",
    shows_title=True,
    is_encrypted=False,
    bookmarks=(FoundBookmark("A · Ruling · 3", 3, 0), FoundBookmark("B · Photo · 5", 5, 0)),
    acts=(),
    attachments=0,
    warnings=0,
)  # fmt: skip


def with_page(number: int, **values: Any) -> FinishedFile:
    pages = list(SOUND.pages)
    pages[number - 1] = replace(pages[number - 1], **values)
    return replace(SOUND, pages=tuple(pages))


def with_link(number: int, at: int, **values: Any) -> FinishedFile:
    links = list(SOUND.pages[number - 1].links)
    links[at] = replace(links[at], **values)
    return with_page(number, links=tuple(links))


def with_bookmark(title: str, target: int) -> FinishedFile:
    return replace(SOUND, bookmarks=(*SOUND.bookmarks, FoundBookmark(title, target, 0)))


def without_text() -> FinishedFile:
    return replace(SOUND, pages=tuple(replace(it, has_text=False) for it in SOUND.pages))


def codes(found: FinishedFile, wanted: Any = GENERIC) -> set[str]:
    return {finding.code for finding in lint(found, wanted)}


def test_a_sound_file_has_no_findings() -> None:
    assert lint(SOUND, GENERIC) == ()


@pytest.mark.parametrize(
    ("code", "broken", "number"),
    [
        ("page-unnumbered", lambda: with_page(1, stamp=""), 1),
        ("page-number", lambda: with_page(4, stamp="Exhibit A · 5"), 4),
        ("stamp-hidden", lambda: with_page(4, is_stamp_inside=False), 4),
        ("page-label", lambda: with_page(4, label="iv"), 4),
        ("index-row-unlinked", lambda: with_page(2, column=("3–4", "5", "9")), 2),
        ("index-target", lambda: with_link(2, 3, page=4), 2),
        ("index-range", lambda: with_link(2, 6, text="5–9"), 2),
        ("index-stamp", lambda: with_page(3, stamp="Exhibit A · 4"), 2),
        ("index-row", lambda: with_link(2, 2, page=5), 2),
        ("exhibit-stamp", lambda: with_page(4, stamp="Exhibit B · 4"), 4),
        ("link-outside", lambda: with_link(5, 0, leads_out=True), 5),
        ("link-broken", lambda: with_link(5, 0, page=0), 5),
        ("link-target", lambda: with_link(5, 0, page=4), 5),
        ("bookmarks-missing", lambda: replace(SOUND, bookmarks=()), 0),
        ("bookmark-broken", lambda: with_bookmark("C", 0), 0),
        ("bookmark-unnumbered", lambda: with_bookmark("C", 2), 2),
        ("bookmark-target", lambda: with_bookmark("C 3", 2), 2),
        ("bookmark-missing", lambda: replace(SOUND, bookmarks=SOUND.bookmarks[:1]), 5),
        ("title-missing", lambda: replace(SOUND, title=" "), 0),
        ("title-hidden", lambda: replace(SOUND, shows_title=False), 0),
        ("language-missing", lambda: replace(SOUND, language=""), 0),
        ("encrypted", lambda: replace(SOUND, is_encrypted=True), 0),
        ("active-content", lambda: replace(SOUND, acts=("/JavaScript",)), 0),
        ("active-content", lambda: with_page(4, acts=("/Screen",)), 4),
        ("attachments", lambda: replace(SOUND, attachments=1), 0),
        ("damaged", lambda: replace(SOUND, warnings=1), 0),
        ("paper", lambda: with_page(1, size=(612.0, 792.0)), 1),
        ("no-text", without_text, 0),
    ],
)  # fmt: skip
def test_each_rule_catches_what_breaks_it(code: str, broken: Callable[[], FinishedFile], number: int) -> None:
    findings = [finding for finding in lint(broken(), GENERIC) if finding.code == code]
    assert [finding.page for finding in findings] == [number]


def test_an_index_is_asked_for_where_the_profile_asks_for_one() -> None:
    unlinked = with_page(2, links=(), column=())
    assert "index-missing" in codes(unlinked, US)


def test_language_size_and_paper_are_the_profiles() -> None:
    assert {"language", "paper"} <= codes(replace(SOUND, language="ka"), US)
    assert US.size_cap is not None
    assert "too-large" in codes(replace(SOUND, size=US.size_cap + 1), US)
    assert "too-large" not in codes(replace(SOUND, size=US.size_cap), US)


def test_exhibits_may_be_on_any_paper() -> None:
    assert lint(with_page(4, size=(2000.0, 100.0)), GENERIC) == ()


def test_only_looks_are_asked_for_by_warnings() -> None:
    severities = {
        finding.code: finding.severity for finding in lint(replace(SOUND, shows_title=False), GENERIC)
    }
    assert severities == {"title-hidden": Severity.WARNING}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Exhibit 12 · 40", 40),
        ("40", 40),
        ("Page 7 of 90", 90),
        ("Exhibit B", None),
        ("", None),
        ("A-1 · 3", 3),
    ],
)
def test_running_numbers_are_read_by_the_profiles_pattern(text: str, number: int | None) -> None:
    assert stamp_number(text, GENERIC.stamp) == number
