"""Rules about numbers: stamps, page labels, index, links and bookmarks must all agree with the physical
pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from holdall.dossier.audit import plain
from holdall.dossier.finished_file import FinishedFile, FoundLink, FoundPage
from holdall.dossier.index_column import PAGE_RANGE
from holdall.dossier.lint import Finding, Rule, error, warning
from holdall.dossier.phrases import available, phrases
from holdall.dossier.profile import Part, Profile, Stamp

_LAST_NUMBER = re.compile(r"(\d+)\D*$")
_SAME_LINE = 3.0
"""Points by which the middles of links in one line may differ."""


def stamp_number(text: str, stamp: Stamp) -> int | None:
    """The running number in a stamp by the profile's patterns, else its last number, or None."""
    for pattern in (stamp.on_exhibit, stamp.on_front):
        found = re.fullmatch(_as_regex(pattern), plain(text))
        if found:
            return int(found["number"])
    found = _LAST_NUMBER.search(plain(text))
    return int(found[1]) if found else None


def stamps_count(found: FinishedFile, profile: Profile) -> Iterator[Finding]:
    """Every page shows its physical number."""
    for page in found.pages:
        number = stamp_number(page.stamp, profile.stamp)
        if number is None:
            yield error("page-unnumbered", page.number)
        elif number != page.number:
            yield error("page-number", page.number, page.number, number)
        if not page.is_stamp_inside:
            yield error("stamp-hidden", page.number)


def labels_count(found: FinishedFile, profile: Profile) -> Iterator[Finding]:  # noqa: ARG001
    """Viewers name every page by its number."""
    for page in found.pages:
        if page.label != str(page.number):
            yield error("page-label", page.number, page.number, page.label)


def index_agrees(found: FinishedFile, profile: Profile) -> Iterator[Finding]:
    """There is an index; each row is a link; each link leads to the page it prints, which is stamped so."""
    rows = [(page, row) for page in found.pages for row in _rows(page)]
    if not rows and Part.INDEX in profile.required_parts:
        yield error("index-missing")
    for page in found.pages:
        linked = [link.text for link in page.links]
        for word in page.column:
            if word not in linked:
                yield error("index-row-unlinked", page.number, found=word)
    for page, row in rows:
        yield from _row_findings(found, profile, page, row)


def exhibits_hold_together(found: FinishedFile, profile: Profile) -> Iterator[Finding]:
    """All pages of an index row bear the same words beside their number."""
    for page in found.pages:
        for row in _rows(page):
            first, last = _span(row[0].text)
            texts = [(it.number, _without_number(it, profile)) for it in found.pages[first - 1 : last]]
            for (_, before), (number, after) in pairwise(texts):
                if before != after:
                    yield error("exhibit-stamp", number)


def links_lead(found: FinishedFile, profile: Profile) -> Iterator[Finding]:  # noqa: ARG001
    """Links lead to pages of the file; those that print a page lead to that page."""
    references = reference_patterns()
    for page in found.pages:
        for link in page.links:
            if link.leads_out:
                yield error("link-outside", page.number)
            elif not 1 <= link.page <= found.page_count:
                yield error("link-broken", page.number)
            printed = [int(match[1]) for pattern in references if (match := pattern.search(plain(link.text)))]
            # Titles in an index may read like references; their rows are judged by `index_agrees`.
            if printed and link.page not in printed and not page.column:
                yield error("link-target", page.number, printed[0], link.page)


def bookmarks_lead(found: FinishedFile, profile: Profile) -> Iterator[Finding]:  # noqa: ARG001
    """There are bookmarks; each leads to a page and ends in its number; each index row has one."""
    if not found.bookmarks:
        yield error("bookmarks-missing")
        return
    for mark in found.bookmarks:
        number = _LAST_NUMBER.search(mark.title)
        if not 1 <= mark.page <= found.page_count:
            yield error("bookmark-broken")
        elif number is None or not mark.title.rstrip().endswith(number[1]):
            yield warning("bookmark-unnumbered", mark.page)
        elif int(number[1]) != mark.page:
            yield error("bookmark-target", mark.page, number[1], mark.page)
    marked = {mark.page for mark in found.bookmarks}
    for page in found.pages:
        for row in _rows(page):
            if row[0].page not in marked:
                yield error("bookmark-missing", row[0].page)


def _row_findings(
    found: FinishedFile, profile: Profile, page: FoundPage, row: list[FoundLink]
) -> Iterator[Finding]:
    number = row[0]
    first, last = _span(number.text)
    if number.page != first:
        yield error("index-target", page.number, first, number.page)
    if not 1 <= first <= last <= found.page_count:
        yield error("index-range", page.number, found=number.text)
    elif stamp_number(found.pages[first - 1].stamp, profile.stamp) != first:
        yield error("index-stamp", page.number, first)
    for link in row[1:]:
        if link.page != number.page:
            yield error("index-row", page.number, number.page, link.page)


def _rows(page: FoundPage) -> list[list[FoundLink]]:
    """Index rows of a page from the top: the link of the page range first, then the row's other links."""
    numbers = [link for link in page.links if link.prints_page]
    rows = [[link] for link in sorted(numbers, key=lambda link: -link.middle)]
    for link in page.links:
        above = [row for row in rows if row[0].middle >= link.middle - _SAME_LINE]
        if above and not link.prints_page:
            above[-1].append(link)
    return rows


def _span(text: str) -> tuple[int, int]:
    found = PAGE_RANGE.fullmatch(text)
    if found is None:
        return 0, 0
    return int(found[1]), int(found[2] or found[1])


def _without_number(page: FoundPage, profile: Profile) -> str:
    """The words of a stamp beside its running number."""
    number = stamp_number(page.stamp, profile.stamp)
    return re.sub(rf"(?<!\d){number}(?!\d)(?=\D*$)", "", plain(page.stamp))


def _as_regex(pattern: str) -> str:
    parts = re.split(r"(\{[a-z]+\})", plain(pattern))
    names = {"{number}": r"(?P<number>\d+)", "{total}": r"\d+"}
    return "".join(names.get(part, ".*?" if part.startswith("{") else re.escape(part)) for part in parts)


@cache
def reference_patterns() -> tuple[re.Pattern[str], ...]:
    """How each language prints a reference to a page; to be called once before the walls go up."""
    return tuple(_reference_pattern(language) for language in available())


def _reference_pattern(language: str) -> re.Pattern[str]:
    """A printed reference to a page, as in `p. 12`, in a language."""
    words = phrases(language).text("exhibit.reference_page", page="@")
    before, _, after = (re.escape(part) for part in plain(words).partition("@"))
    return re.compile(rf"(?<!\w){before}(\d+){after}(?!\w)")


NUMBER_RULES: tuple[Rule, ...] = (
    stamps_count,
    labels_count,
    index_agrees,
    exhibits_hold_together,
    links_lead,
    bookmarks_lead,
)
