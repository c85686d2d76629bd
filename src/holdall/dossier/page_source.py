"""Reads what a page of an open PDF is made of: its boxes, resources and content, with what it inherits.

Runs in the worker. It changes nothing and must not know what becomes of the page.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Any

import pikepdf

from holdall.dossier.page_shape import DEFLATED
from holdall.dossier.source_objects import filters_of, unparse
from holdall.dossier.stamp import Box, PageFrame, frame_of, normal_box
from holdall.sandbox.contract import Refusal, RefusedError

_DEPTH = 64
"""Levels of the page tree that are searched for inherited attributes."""


@dataclass(frozen=True, slots=True)
class Content:
    """A page's content stream: decoded, and encoded with the dictionary entries that say how."""

    decoded: bytes
    encoded: bytes
    filter_entry: bytes


def catalogue(pdf: pikepdf.Pdf) -> Any:
    """The document's root dictionary."""
    return pdf.Root


def inherited(page: Any, key: str) -> Any:
    """The value of a page's attribute, its own or the nearest ancestor's, or None."""
    node: Any = page
    for _ in range(_DEPTH):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        value: Any = node.get(key) if key in node else None  # `get` takes long over what is absent
        if value is not None:
            return value
        node = node.get("/Parent")
    return None


def inherited_text(page: Any, key: str) -> bytes:
    """The attribute as it is written: a reference stays a reference; empty when there is none."""
    value: Any = inherited(page, key)
    if value is None:
        return b""
    if isinstance(value, pikepdf.Object) and value.is_indirect:
        return b"%d %d R" % value.objgen
    return unparse(value)


def page_frame(page: Any) -> PageFrame:
    """How the page lies; nonsense in its boxes or rotation falls back to what viewers assume."""
    return frame_of(
        _box(inherited(page, "/MediaBox")),
        _box(inherited(page, "/CropBox")),
        int(_real(inherited(page, "/Rotate"), 0)),
        _real(page.get("/UserUnit"), 1),
    )


def page_content(page: Any, number: int) -> Content:
    """The whole content of page `number`; raises `RefusedError` (damaged) when it cannot be decoded."""
    streams = _streams(page.get("/Contents"))
    try:
        parts = [stream.read_bytes() for stream in streams]
    except pikepdf.PdfError:
        raise RefusedError(Refusal.DAMAGED, page=number) from None
    decoded = b"\n".join(parts)
    if len(streams) == 1 and filters_of(streams[0]) == ("/FlateDecode",) and "/DecodeParms" not in streams[0]:
        return Content(decoded, streams[0].read_raw_bytes(), DEFLATED)
    return Content(decoded, zlib.compress(decoded), DEFLATED)


def _streams(contents: Any) -> list[Any]:
    items: list[Any] = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return [item for item in items if isinstance(item, pikepdf.Stream)]


def _box(value: Any) -> Box | None:
    if not isinstance(value, pikepdf.Array):
        return None
    return normal_box([_real(item, float("nan")) for item in value])


def _real(value: Any, default: float) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return default
