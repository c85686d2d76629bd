"""Holds a finished file, as read back, against its blueprint: index = stamp = bookmark = link target = page
= source.

Pure; the first disagreement is an `AuditError` that names exhibit, page and problem.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from holdall.dossier.assembly.outline import Bookmark
from holdall.dossier.blueprint import Blueprint, PlannedPage
from holdall.dossier.build_errors import AuditError
from holdall.dossier.finished_file import FinishedFile, FoundBookmark, FoundLink, FoundPage
from holdall.dossier.page_data import page_range


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What the workers found in the files that pages come from."""

    digests: Sequence[str]
    """Of each physical page, in order."""
    links: Mapping[int, Sequence[int]]
    """Physical page → the physical pages that its links must lead to, in order."""


def audit(blueprint: Blueprint, sources: Sources, found: FinishedFile) -> None:
    """Raise `AuditError` unless `found` is what `blueprint` says, made of `sources`."""
    if found.page_count != len(blueprint.pages) or len(found.pages) != len(blueprint.pages):
        raise AuditError(problem="page-count", page=found.page_count, exhibit="")
    for planned, digest, page in zip(blueprint.pages, sources.digests, found.pages, strict=True):
        for problem in _page_problems(planned, digest, sources.links.get(planned.number, ()), page):
            raise AuditError(problem=problem, page=planned.number, exhibit=planned.exhibit)
    _check_index(blueprint, found)
    _check_bookmarks(blueprint, found)
    for problem in _document_problems(blueprint, found):
        raise AuditError(problem=problem, page=0, exhibit="")


def plain(text: str) -> str:
    """Text without direction marks, composed, with single spaces: what two readers must agree on."""
    kept = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return " ".join(unicodedata.normalize("NFC", kept).split())


def _page_problems(
    planned: PlannedPage, digest: str, targets: Sequence[int], page: FoundPage
) -> Iterator[str]:
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
    if [link.page for link in page.links] != list(targets) or any(link.leads_out for link in page.links):
        yield "link"
    if 0 in targets:
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
