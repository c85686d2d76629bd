"""What reading back found in a finished PDF, as plain data; it must not know what was planned."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from holdall.dossier.stamp import StampStyle
from holdall.sandbox.contract import JsonObject

OPERATION = "dossier.read_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLink:
    """A link: the words under it and the physical page it leads to (0: none); `leads_out` when to
    elsewhere.
    """

    text: str
    page: int
    leads_out: bool
    middle: float
    """Height of its rectangle's middle, in user space of its page."""
    prints_page: bool
    """Whether it is the page number of an index row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPage:
    """A page as read back; sizes in points as shown."""

    number: int
    label: str
    size: tuple[float, float]
    stamp: str
    is_stamp_inside: bool
    has_own_stamp: bool
    """Whether the stamp is drawn and marked as such, not merely text in the right corner."""
    has_text: bool
    links: tuple[FoundLink, ...]
    column: tuple[str, ...]
    """Page numbers and ranges in the column of those that are links."""
    digest: str
    acts: tuple[str, ...]
    """Annotations that are no links, and actions."""


@dataclass(frozen=True, slots=True)
class FoundBookmark:
    """A bookmark and the physical page it leads to (0: none)."""

    title: str
    page: int
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedFile:
    """A PDF as read back; `size` in bytes."""

    size: int
    pages: tuple[FoundPage, ...]
    page_count: int
    title: str
    metadata_title: str
    language: str
    shows_title: bool
    is_encrypted: bool
    bookmarks: tuple[FoundBookmark, ...]
    acts: tuple[str, ...]
    attachments: int
    warnings: int
    """Damage that the reader had to repair."""


def request(
    style: StampStyle, first: int = 1, last: int | None = None, *, is_ours: bool = False
) -> JsonObject:
    """What to ask a worker for: pages `first` to `last` (from 1; None: to the end).

    `is_ours` promises that exhibit pages have the shape of `page_shape`, which saves reading their texts.
    """
    values: JsonObject = {
        "style": {"position": style.position.value, "size": style.size, "margin": style.margin},
        "first": first,
        "is_ours": is_ours,
    }
    if last is not None:
        values["last"] = last
    return values


def found_pages(body: bytes) -> list[FoundPage]:
    """The pages in one part."""
    rows: list[dict[str, Any]] = json.loads(body)
    return [_page(row) for row in rows]


def finished_file(size: int, answer: JsonObject, pages: Sequence[FoundPage]) -> FinishedFile:
    """The whole, from the answer for page 1 onward and all pages."""
    facts: dict[str, Any] = answer
    return FinishedFile(
        size=size,
        pages=tuple(sorted(pages, key=lambda page: page.number)),
        page_count=facts["page_count"],
        title=facts["title"],
        metadata_title=facts["metadata_title"],
        language=facts["language"],
        shows_title=facts["shows_title"],
        is_encrypted=facts["is_encrypted"],
        bookmarks=tuple(FoundBookmark(title, page, level) for title, page, level in facts["bookmarks"]),
        acts=tuple(facts["acts"]),
        attachments=facts["attachments"],
        warnings=facts["warnings"],
    )


def _page(row: dict[str, Any]) -> FoundPage:
    return FoundPage(
        number=row["number"],
        label=row["label"],
        size=(row["size"][0], row["size"][1]),
        stamp=row["stamp"],
        is_stamp_inside=row["stamp_is_inside"],
        has_own_stamp=row["has_own_stamp"],
        has_text=row["has_text"],
        links=tuple(_link(link) for link in row["links"]),
        column=tuple(row["column"]),
        digest=row["digest"],
        acts=tuple(row["acts"]),
    )


def _link(row: dict[str, Any]) -> FoundLink:
    return FoundLink(
        text=row["text"],
        page=row["page"],
        leads_out=row["outside"],
        middle=row["middle"],
        prints_page=row["prints_page"],
    )
