"""Page images for the window: drawn in the sandbox from the vault, the latest few kept; touches no disk."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO, Final

from holdall.intake.findings import LARGEST_PX, THUMBNAIL_PX, Note
from holdall.jobs.inspection import RawImage, raw_image, refuse_second
from holdall.jobs.rendition import open_shown
from holdall.sandbox.contract import JsonObject, Refusal, RefusedError, Sandbox
from holdall.vault.vault import Vault

_CACHE_BYTES: Final = 64 * 1024 * 1024
"""About seven A4 pages at 2,000 pixels."""

_Key = tuple[str, str, int, int]


class PageRenderer:
    """Draws pages of stored files; thread-safe."""

    def __init__(self, sandbox: Sandbox, *, cache_bytes: int = _CACHE_BYTES) -> None:
        self._sandbox = sandbox
        self._most = cache_bytes
        self._lock = threading.Lock()
        self._kept: OrderedDict[_Key, RawImage] = OrderedDict()
        self._bytes = 0
        self._forgotten = 0

    def render(
        self,
        vault: Vault,
        file_id: str,
        page: int,
        max_px: int,
        *,
        cancelled: Callable[[], bool] | None = None,
    ) -> RawImage:
        """Page `page` (from 0), upright, at most `max_px` on its longer side (and never above 4096).

        Raises `RefusedError` when it cannot be drawn, `StoppedError`, and what opening the file raises.
        """
        key = (str(vault.path), file_id, page, max_px)
        with self._lock:
            forgotten = self._forgotten
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        with open_shown(vault, self._sandbox, file_id, cancelled=cancelled) as source:
            image = draw_page(self._sandbox, source, page, max_px, cancelled=cancelled)
        self._keep(key, image, forgotten)
        return image

    def thumbnail(self, vault: Vault, file_id: str) -> RawImage:
        """The first page as small as it is made when a file comes in; raises what `render` does."""
        return self.render(vault, file_id, 0, THUMBNAIL_PX)

    def forget(self) -> None:
        """Drop every kept picture; called when the vault is locked."""
        with self._lock:
            self._kept.clear()
            self._bytes = 0
            self._forgotten += 1

    def _keep(self, key: _Key, image: RawImage, forgotten: int) -> None:
        with self._lock:
            if forgotten != self._forgotten:
                return  # the vault was locked meanwhile: nothing of it may stay in memory
            if key not in self._kept:
                self._bytes += len(image.rgb)
            self._kept[key] = image
            while self._bytes > self._most:
                _, dropped = self._kept.popitem(last=False)
                self._bytes -= len(dropped.rgb)


def draw_page(
    sandbox: Sandbox,
    source: BinaryIO,
    page: int,
    max_px: int,
    *,
    cancelled: Callable[[], bool] | None = None,
) -> RawImage:
    """One page of any readable file, drawn behind the walls; raises `RefusedError` when it cannot be."""
    pictures: list[RawImage] = []

    def keep(header: JsonObject, body: bytes) -> None:
        refuse_second(pictures)
        pictures.append(raw_image(header, body, kind="page", largest=min(max_px, LARGEST_PX)))

    request: JsonObject = {"page": page, "max_px": max_px}
    found = sandbox.run("intake.render_page", request, source, on_part=keep, cancelled=cancelled)
    if not pictures:
        raise RefusedError(Refusal.CRASHED)
    notes = found.get("notes")
    return replace(pictures[0], font_missing=isinstance(notes, list) and Note.FONT_MISSING in notes)
