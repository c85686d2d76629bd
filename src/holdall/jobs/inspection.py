"""Asks the sandbox about a stored file, checks the answer and encodes the thumbnail; decodes nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final

from PIL import Image

from holdall.case.record import is_id
from holdall.intake.findings import THUMBNAIL_PX, Problem, bounded_claims
from holdall.intake.sniff import PDF, PICTURES
from holdall.sandbox.contract import JsonObject, JsonValue, Refusal, RefusedError, Sandbox

_MOST_PAGES: Final = 100_000
_JPEG_QUALITY: Final = 82
_MEDIA_TYPES: Final = PICTURES | {PDF}
"""Of files that have pages themselves; documents are looked at by `rendition`."""
_RGB: Final = 3
_CLAIM_NAME: Final = re.compile(r"[a-z_]{1,32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawImage:
    """A picture as raw RGB, three bytes a pixel, rows from the top without padding."""

    width: int
    height: int
    rgb: bytes
    font_missing: bool = False
    """Whether letters may be blank because neither the file nor Holdall has their font."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What is known of a stored file after looking at it; `problem` is a `Problem` or a `Refusal`."""

    media_type: str
    page_count: int = 0
    problem: str = ""
    problem_pages: int = 0
    claims: tuple[tuple[str, str], ...] = ()
    """What the file says of its making, by name; nobody has checked it."""
    thumbnail: bytes = b""
    """A JPEG, or empty when nothing could be drawn."""
    rendition: bytes = b""
    """A PDF made of a file that has no pages of its own, or empty."""


def inspect(sandbox: Sandbox, source: BinaryIO, *, sniffed: str, cancelled: Callable[[], bool]) -> Inspection:
    """Look at a file in the sandbox; one that brings the sandbox down has that as its problem."""
    pictures: list[RawImage] = []

    def keep(header: JsonObject, body: bytes) -> None:
        refuse_second(pictures)
        pictures.append(raw_image(header, body, kind="thumbnail", largest=THUMBNAIL_PX))

    try:
        found = sandbox.run("intake.inspect", {}, source, on_part=keep, cancelled=cancelled)
        return Inspection(
            media_type=_one_of(found.get("media_type"), _MEDIA_TYPES),
            page_count=_pages(found.get("page_count")),
            problem=_one_of(found.get("problem"), frozenset(Problem)),
            problem_pages=_pages(found.get("problem_pages")),
            claims=checked_claims(found.get("claims")),
            thumbnail=_jpeg(pictures[0]) if pictures else b"",
        )
    except RefusedError as refused:
        return Inspection(media_type=sniffed, problem=refused.reason.value)


def refuse_second(pictures: Sequence[RawImage]) -> None:
    """Raise `RefusedError` when there is a picture already: a hostile worker could send them for ever."""
    if pictures:
        raise RefusedError(Refusal.CRASHED)


def raw_image(header: JsonObject, body: bytes, *, kind: str, largest: int) -> RawImage:
    """The picture in a part; raises `RefusedError` when it is not what it says it is."""
    width, height = header.get("width"), header.get("height")
    honest = (
        header.get("kind") == kind
        and isinstance(width, int)
        and isinstance(height, int)
        and 0 < width <= largest
        and 0 < height <= largest
        and len(body) == width * height * _RGB
    )
    if not honest:
        raise RefusedError(Refusal.CRASHED)
    assert isinstance(width, int)
    assert isinstance(height, int)
    return RawImage(width=width, height=height, rgb=body)


def _jpeg(picture: RawImage) -> bytes:
    image = Image.frombytes("RGB", (picture.width, picture.height), picture.rgb)
    encoded = io.BytesIO()
    image.save(encoded, "JPEG", quality=_JPEG_QUALITY)
    return encoded.getvalue()


def checked_claims(value: JsonValue) -> tuple[tuple[str, str], ...]:
    """What a worker says that a file claims; raises `RefusedError` when it is no such thing.

    Bounded here again, whatever the worker did; what looks like a record's id would pass for a link.
    """
    if not isinstance(value, dict) or not all(_CLAIM_NAME.fullmatch(name) for name in value):
        raise RefusedError(Refusal.CRASHED)
    claims = bounded_claims({**value})
    return tuple((name, text) for name, text in claims.items() if not is_id(text))


def _one_of(value: JsonValue, known: frozenset[str]) -> str:
    if not isinstance(value, str) or value not in known:
        raise RefusedError(Refusal.CRASHED)
    return str(value)


def _pages(value: JsonValue) -> int:
    if not isinstance(value, int) or not 0 <= value <= _MOST_PAGES:
        raise RefusedError(Refusal.CRASHED)
    return int(value)
