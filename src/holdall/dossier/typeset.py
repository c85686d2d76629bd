"""Sets the generated pages of a dossier and numbers them until the numbers agree; it opens no exhibit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from holdall.dossier.bundle import Bundle, Numbering
from holdall.dossier.glyph_check import check_glyphs
from holdall.dossier.numbering import number
from holdall.dossier.page_data import PageData, PartPages, shown_parts
from holdall.dossier.plan_errors import DividerOverflowError, TypesettingError
from holdall.dossier.profile import Part
from holdall.dossier.text_engine import Document

_MAX_PASSES = 6
_TEMPLATE = "dossier.typ"

Marks = Sequence[dict[str, str | int]]


@dataclass(frozen=True, slots=True)
class PageRole:
    """What a generated page is: of a front `part`, or the divider of exhibit `label`; its running number."""

    part: Part
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Typeset:
    """The generated pages as one PDF: the front pages, then the dividers in order; `pages` tells each one."""

    pdf: bytes
    pages: tuple[PageRole, ...]
    numbering: Numbering


def typeset(bundle: Bundle, timestamp: datetime) -> Typeset:
    """Set the pages, dated `timestamp`; the same bundle and timestamp give the same bytes.

    Raises `GlyphMissingError`, `DividerOverflowError` (both name the record) or `TypesettingError`.
    """
    check_glyphs(bundle)
    front_pages, parts = _draft(bundle)
    for _ in range(_MAX_PASSES):
        numbering = number(bundle, front_pages)
        document = Document(_TEMPLATE, PageData(bundle, numbering, parts).data())
        marks = document.marks("role")
        found = _front(marks, _first_divider(bundle, marks) - 1)
        if found == (front_pages, parts):
            return Typeset(document.pdf(timestamp), tuple(_roles(numbering, parts)), numbering)
        front_pages, parts = found
    raise TypesettingError(reason="numbering")


def _draft(bundle: Bundle) -> tuple[int, PartPages]:
    """A first count of the front pages, cheaper than a whole pass; the whole pass checks it."""
    numbering = number(bundle, 1 + len(shown_parts(bundle)))
    marks = Document(_TEMPLATE, PageData(bundle, numbering, PartPages(), draft=True).data()).marks("role")
    return _front(marks, _last_page(marks))


def _first_divider(bundle: Bundle, marks: Marks) -> int:
    """The page of the first divider; raises `DividerOverflowError` for one that takes more than a page."""
    dividers = [int(mark["page"]) for mark in marks if mark["role"] == "divider"]
    followings = [*dividers[1:], _last_page(marks) + 1]
    for exhibit, page, following in zip(bundle.exhibits, dividers, followings, strict=True):
        if following != page + 1:
            raise DividerOverflowError(item=exhibit.paper_id)
    return dividers[0]


def _last_page(marks: Marks) -> int:
    return next(int(mark["page"]) for mark in marks if mark["role"] == "end")


def _front(marks: Marks, front: int) -> tuple[int, PartPages]:
    """The number of front pages, and where each part of them runs."""
    starts = [(str(mark["name"]), int(mark["page"])) for mark in marks if mark["role"] == "part"]
    ends = [page - 1 for _, page in starts[1:]] + [front]
    return front, PartPages({name: (page, end) for (name, page), end in zip(starts, ends, strict=True)})


def _roles(numbering: Numbering, parts: PartPages) -> Iterator[PageRole]:
    for name, (first, last) in parts.ranges.items():
        for page in range(first, last + 1):
            yield PageRole(Part(name), "", page)
    for label, page in numbering.divider_page.items():
        yield PageRole(Part.EXHIBITS, label, page)
