"""What the worker tells the writer about each page it sends; it must not know where a page comes from."""

from __future__ import annotations

import json
from collections.abc import Callable

from holdall.dossier.chunk import Outbox, PdfObject
from holdall.dossier.stamp import PageFrame, box_text, number
from holdall.sandbox.contract import Emit, JsonValue

PAGES_PER_PART = 50


class PageSender:
    """Sends pages and their objects; `new_number` gives numbers for objects made here."""

    def __init__(self, emit: Emit, outbox: Outbox, new_number: Callable[[], int]) -> None:
        self._emit = emit
        self._outbox = outbox
        self._new_number = new_number
        self._waiting: list[JsonValue] = []

    def add_stream(self, entries: bytes, data: bytes) -> int:
        """Send a stream with dictionary `entries`; return its number."""
        item = self._new_number()
        self._outbox.add(PdfObject(item, b"<< %s /Length %d >>" % (entries, len(data)), data))
        return item

    def add_page(self, frame: PageFrame, entries: bytes, digest: str) -> None:
        """Send a page whose dictionary holds `entries` besides its boxes."""
        body = b"%s %s" % (frame_entries(frame), entries)
        self._waiting.append({"entries": body.decode("latin-1"), "digest": digest})
        if len(self._waiting) >= PAGES_PER_PART:
            self.flush()

    def flush(self) -> None:
        """Send everything that waits, objects before the pages that need them."""
        self._outbox.flush()
        if self._waiting:
            self._emit({"kind": "pages"}, json.dumps(self._waiting, separators=(",", ":")).encode())
        self._waiting = []


def frame_entries(frame: PageFrame) -> bytes:
    """A page dictionary's entries for its boxes, rotation and unit; defaults are left out."""
    parts = [f"/MediaBox {box_text(frame.media)}"]
    if frame.visible != frame.media:
        parts.append(f"/CropBox {box_text(frame.visible)}")
    if frame.rotation:
        parts.append(f"/Rotate {frame.rotation}")
    if frame.user_unit != 1:
        parts.append(f"/UserUnit {number(frame.user_unit)}")
    return " ".join(parts).encode("ascii")
