"""What reading back found in a finished PDF, as plain data; it must not know what was planned."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar, cast

from holdall.dossier.build_errors import MalformedChunkError
from holdall.dossier.stamp import StampStyle
from holdall.sandbox.contract import JsonObject

OPERATION = "dossier.read_back"

T = TypeVar("T")
Row: TypeAlias = Mapping[str, object]


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
    """The pages in one part; raises `MalformedChunkError`, as whoever sent it has read hostile bytes."""
    try:
        part: Row = {"pages": json.loads(body)}
    except (ValueError, RecursionError):
        raise MalformedChunkError(reason="pages") from None
    return [_page(row) for row in _rows(part, "pages")]


def finished_file(size: int, answer: JsonObject, pages: Sequence[FoundPage]) -> FinishedFile:
    """The whole, from the answer for page 1 onward and all pages; raises `MalformedChunkError`."""
    return FinishedFile(
        size=size,
        pages=tuple(sorted(pages, key=lambda page: page.number)),
        page_count=_take(answer, "page_count", int),
        title=_take(answer, "title", str),
        metadata_title=_take(answer, "metadata_title", str),
        language=_take(answer, "language", str),
        shows_title=_take(answer, "shows_title", bool),
        is_encrypted=_take(answer, "is_encrypted", bool),
        bookmarks=tuple(_bookmark(row) for row in _items(answer, "bookmarks")),
        acts=_texts(answer, "acts"),
        attachments=_take(answer, "attachments", int),
        warnings=_take(answer, "warnings", int),
    )


def _page(row: Row) -> FoundPage:
    return FoundPage(
        number=_take(row, "number", int),
        label=_take(row, "label", str),
        size=_size(row.get("size")),
        stamp=_take(row, "stamp", str),
        is_stamp_inside=_take(row, "stamp_is_inside", bool),
        has_own_stamp=_take(row, "has_own_stamp", bool),
        has_text=_take(row, "has_text", bool),
        links=tuple(_link(link) for link in _rows(row, "links")),
        column=_texts(row, "column"),
        digest=_take(row, "digest", str),
        acts=_texts(row, "acts"),
    )


def _link(row: Row) -> FoundLink:
    return FoundLink(
        text=_take(row, "text", str),
        page=_take(row, "page", int),
        leads_out=_take(row, "outside", bool),
        middle=_take(row, "middle", float),
        prints_page=_take(row, "prints_page", bool),
    )


def _size(value: object) -> tuple[float, float]:
    match value:
        case [float(width), float(height)]:
            return width, height
        case _:
            raise MalformedChunkError(reason="size")


def _bookmark(row: object) -> FoundBookmark:
    match row:
        case [str(title), int(page), int(level)]:
            return FoundBookmark(title, page, level)
        case _:
            raise MalformedChunkError(reason="bookmarks")


def _texts(row: Row, key: str) -> tuple[str, ...]:
    return tuple(_take({key: text}, key, str) for text in _items(row, key))


def _rows(row: Row, key: str) -> list[Row]:
    return [cast("Row", _take({key: item}, key, dict)) for item in _items(row, key)]


def _items(row: Row, key: str) -> list[object]:
    return cast("list[object]", _take(row, key, list))


def _take(row: Row, key: str, kind: type[T]) -> T:
    """The value under `key`, which is exactly of `kind`: a number is no flag."""
    value = row.get(key)
    if type(value) is not kind:
        raise MalformedChunkError(reason=key)
    return value
