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
    front_pages, parts = 1 + len(shown_parts(bundle)), PartPages()
    for _ in range(_MAX_PASSES):
        numbering = number(bundle, front_pages)
        document = Document(_TEMPLATE, PageData(bundle, numbering, parts).data())
        marks = document.marks("role")
        found_front, found_parts = _front(bundle, marks)
        if (found_front, found_parts) == (front_pages, parts):
            return Typeset(document.pdf(timestamp), tuple(_roles(bundle, numbering, marks)), numbering)
        front_pages, parts = found_front, found_parts
    raise TypesettingError(reason="numbering")


def _front(bundle: Bundle, marks: Marks) -> tuple[int, PartPages]:
    """How many front pages there are, and where each part runs; every divider must take just one page."""
    dividers = [int(mark["page"]) for mark in marks if mark["role"] == "divider"]
    last = next(int(mark["page"]) for mark in marks if mark["role"] == "end")
    for exhibit, page, following in zip(bundle.exhibits, dividers, [*dividers[1:], last + 1], strict=True):
        if following != page + 1:
            raise DividerOverflowError(item=exhibit.paper_id)
    front = dividers[0] - 1
    starts = [(str(mark["name"]), int(mark["page"])) for mark in marks if mark["role"] == "part"]
    ends = [page - 1 for _, page in starts[1:]] + [front]
    return front, PartPages({name: (page, end) for (name, page), end in zip(starts, ends, strict=True)})


def _roles(bundle: Bundle, numbering: Numbering, marks: Marks) -> Iterator[PageRole]:
    _, parts = _front(bundle, marks)
    for name, (first, last) in parts.ranges.items():
        for page in range(first, last + 1):
            yield PageRole(Part(name), "", page)
    for label, page in numbering.divider_page.items():
        yield PageRole(Part.EXHIBITS, label, page)
