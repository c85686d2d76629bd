"""Holds a finished file, as read back, against its blueprint: index = stamp = bookmark = link target = page
= source.

Pure; the first disagreement is an `AuditError` that names exhibit, page and problem.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from holdall.dossier.assembly.outline import Bookmark
from holdall.dossier.blueprint import Blueprint, PlannedPage
from holdall.dossier.build_errors import AuditError
from holdall.dossier.finished_file import FinishedFile, FoundBookmark, FoundLink, FoundPage
from holdall.dossier.page_data import page_range


def audit(blueprint: Blueprint, digests: Sequence[str], found: FinishedFile) -> None:
    """Raise `AuditError` unless `found` is what `blueprint` says, with pages of the given digests."""
    if found.page_count != len(blueprint.pages) or len(found.pages) != len(blueprint.pages):
        raise AuditError(problem="page-count", page=found.page_count, exhibit="")
    for planned, digest, page in zip(blueprint.pages, digests, found.pages, strict=True):
        for problem in _page_problems(planned, digest, page, blueprint):
            raise AuditError(problem=problem, page=planned.number, exhibit=planned.exhibit)
    _check_index(blueprint, found)
    _check_bookmarks(blueprint, found)
    for problem in _document_problems(blueprint, found):
        raise AuditError(problem=problem, page=0, exhibit="")


def plain(text: str) -> str:
    """Text without direction marks, composed, with single spaces: what two readers must agree on."""
    kept = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return " ".join(unicodedata.normalize("NFC", kept).split())


def _page_problems(planned: PlannedPage, digest: str, page: FoundPage, blueprint: Blueprint) -> Iterator[str]:
    if page.number != planned.number:
        yield "order"
    if plain(page.stamp) != plain(planned.stamp):
        yield "stamp"
    if not page.is_stamp_inside:
        yield "stamp-place"
    if page.has_own_stamp == planned.is_generated:
        yield "stamp-kind"
    if page.label != str(planned.number):
        yield "label"
    if not digest or page.digest != digest:
        yield "content"
    if page.acts:
        yield "action"
    for link in page.links:
        if link.leads_out or not planned.is_generated or not 1 <= link.page <= len(blueprint.pages):
            yield "link"


def _check_index(blueprint: Blueprint, found: FinishedFile) -> None:
    """Every exhibit's row must print its pages and lead to its divider; no other row may claim to."""
    links: dict[int, list[FoundLink]] = {}
    for number in blueprint.index_pages:
        for link in found.pages[number - 1].links:
            links.setdefault(link.page, []).append(link)
    ends = {page.exhibit: page.number for page in blueprint.pages}
    for label, page in blueprint.dividers.items():
        texts = {plain(link.text) for link in links.pop(page, [])}
        for problem, text in (("index-label", label), ("index-pages", page_range(page, ends[label]))):
            if blueprint.index_pages and plain(text) not in texts:
                raise AuditError(problem=problem, page=page, exhibit=label)
    for page in links:
        if blueprint.pages[page - 1].exhibit:
            raise AuditError(problem="index-target", page=page, exhibit=blueprint.pages[page - 1].exhibit)


def _check_bookmarks(blueprint: Blueprint, found: FinishedFile) -> None:
    expected = list(_flat(blueprint.bookmarks, 0))
    for wanted, mark in zip(expected, found.bookmarks, strict=False):
        if (wanted.title, wanted.page, wanted.level) != (mark.title, mark.page, mark.level):
            raise AuditError(
                problem="bookmark", page=wanted.page, exhibit=blueprint.pages[wanted.page - 1].exhibit
            )
    if len(expected) != len(found.bookmarks):
        raise AuditError(problem="bookmark-count", page=len(found.bookmarks), exhibit="")


def _flat(bookmarks: Sequence[Bookmark], level: int) -> Iterator[FoundBookmark]:
    for bookmark in bookmarks:
        yield FoundBookmark(bookmark.title, bookmark.page, level)
        yield from _flat(bookmark.children, level + 1)


def _document_problems(blueprint: Blueprint, found: FinishedFile) -> Iterator[str]:
    if found.title != blueprint.title or found.metadata_title != blueprint.title or not found.shows_title:
        yield "title"
    if found.language != blueprint.language:
        yield "language"
    if found.is_encrypted:
        yield "encrypted"
    if found.acts or found.attachments:
        yield "action"
    if found.warnings:
        yield "damaged"
