"""What the finished file must be, page by page, derived from the bundle and its numbering; reads and writes
nothing.

The writer builds from it and the audit holds the finished file against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from holdall.dossier.assembly.outline import Bookmark
from holdall.dossier.bundle import Bundle, BundleExhibit, ExhibitFile
from holdall.dossier.numbering import stamp_text
from holdall.dossier.phrases import phrases
from holdall.dossier.profile import Part
from holdall.dossier.profiles import localized
from holdall.dossier.stamp import StampStyle
from holdall.dossier.typeset import Typeset

PAPER_POINTS = {"a4": (595.2756, 841.8898), "us-letter": (612.0, 792.0)}
"""Width and height, upright, in points."""
_POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPage:
    """Physical page `number`: what is stamped on it, and the exhibit (label, or empty) that it belongs to."""

    number: int
    stamp: str
    exhibit: str
    is_generated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FileWork:
    """One file of an exhibit and the physical pages that it fills."""

    exhibit: str
    file: ExhibitFile
    positions: range


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """The whole file: its pages in order, the files that fill them, its bookmarks and what it says of
    itself.
    """

    title: str
    language: str
    paper: tuple[float, float]
    style: StampStyle
    pages: tuple[PlannedPage, ...]
    files: tuple[FileWork, ...]
    generated: tuple[int, ...]
    """Physical page of each generated page, in the order of the typeset PDF."""
    bookmarks: tuple[Bookmark, ...]
    index_pages: tuple[int, ...]
    dividers: dict[str, int]
    """Exhibit label → its divider, where index rows point."""


def draw_up(bundle: Bundle, set_pages: Typeset) -> Blueprint:
    """The blueprint of a bundle whose generated pages are set."""
    stamp = bundle.profile.stamp
    roles = {role.number: role for role in set_pages.pages}
    pages = tuple(_pages(bundle, set_pages))
    return Blueprint(
        title=bundle.title,
        language=bundle.language,
        paper=PAPER_POINTS[bundle.profile.paper],
        style=StampStyle(
            position=stamp.position, size=stamp.size_pt, margin=stamp.margin_mm * _POINTS_PER_MM
        ),
        pages=pages,
        files=tuple(_files(bundle, set_pages)),
        generated=tuple(role.number for role in set_pages.pages),
        bookmarks=tuple(_bookmarks(bundle, set_pages)),
        index_pages=tuple(number for number, role in roles.items() if role.part is Part.INDEX),
        dividers=dict(set_pages.numbering.divider_page),
    )


def _pages(bundle: Bundle, set_pages: Typeset) -> Iterator[PlannedPage]:
    numbering = set_pages.numbering
    owners = [""] * numbering.front_pages
    for exhibit in bundle.exhibits:
        owners += [exhibit.label] * (1 + exhibit.page_count)
    generated = {role.number for role in set_pages.pages}
    for number, label in enumerate(owners, start=1):
        text = stamp_text(bundle, label or None, number, numbering.total)
        yield PlannedPage(number=number, stamp=text, exhibit=label, is_generated=number in generated)


def _files(bundle: Bundle, set_pages: Typeset) -> Iterator[FileWork]:
    for exhibit in bundle.exhibits:
        page = set_pages.numbering.first_page[exhibit.label]
        for file in exhibit.files:
            yield FileWork(exhibit=exhibit.label, file=file, positions=range(page, page + file.page_count))
            page += file.page_count


def _bookmarks(bundle: Bundle, set_pages: Typeset) -> Iterator[Bookmark]:
    """Front parts, then sections with their exhibits; each title ends in its page, as courts ask."""
    words = phrases(bundle.language)
    starts: dict[Part, int] = {}
    for role in set_pages.pages:
        starts.setdefault(role.part, role.number)
    for part, page in starts.items():
        if part is Part.STATEMENT:
            heading = localized(bundle.profile.statement_heading, bundle.language)
            yield _bookmark(heading.replace("{name}", bundle.applicant.name), page)
        elif part is Part.COVER:
            yield _bookmark(bundle.title, page)
        elif part is not Part.EXHIBITS:
            yield _bookmark(words.text(f"document.{part.value}"), page)
    titles = {section.key: section.title for section in bundle.sections}
    for key, exhibits in _grouped(bundle).items():
        marks = tuple(
            _bookmark(f"{exhibit.label} · {exhibit.title}", set_pages.numbering.divider_page[exhibit.label])
            for exhibit in exhibits
        )
        if titles.get(key):
            yield Bookmark(f"{titles[key]} · {marks[0].page}", marks[0].page, marks)
        else:
            yield from marks


def _bookmark(title: str, page: int) -> Bookmark:
    return Bookmark(f"{title} · {page}", page)


def _grouped(bundle: Bundle) -> dict[str, list[BundleExhibit]]:
    groups: dict[str, list[BundleExhibit]] = {}
    for exhibit in bundle.exhibits:
        groups.setdefault(exhibit.section, []).append(exhibit)
    return groups
