"""Thumbnails and page images for the window, fetched in the background and kept in small caches.

Thumbnails are pictures that this program encoded itself, but in a stranger's vault perhaps are not: they are
read as small JPEGs and as nothing else. Pages are drawn by the sandbox and arrive as raw pixels.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QObject, Signal
from PySide6.QtGui import QImage, QImageReader

from holdall.errors import HoldallError
from holdall.ui.bridge import Call
from holdall.ui.session import Session

if TYPE_CHECKING:
    from holdall.jobs.inspection import RawImage
    from holdall.jobs.render import PageRenderer

_THUMBNAILS = 600
_THUMBNAIL_BYTES = 1 << 20
_THUMBNAIL_PX = 1024
"""What a thumbnail may have at most; ours have 320 pixels and some 20 KiB."""
PAGE_PX = 2000
"""Longest side of a page image: sharp enough to read small print at twice its size."""


class _Cache(OrderedDict[Any, Any]):
    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def keep(self, key: Any, value: Any) -> None:
        self[key] = value
        if len(self) > self._most:
            self.popitem(last=False)


class Thumbnails(QObject):
    """Small pictures by blob id; one that cannot be read is drawn anew from its original."""

    arrived = Signal(str)
    """A picture that was asked for is there now."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._cache = _Cache(_THUMBNAILS)
        self._asked: set[str] = set()

    def get(self, blob_id: str, file_id: str) -> QImage | None:
        """The picture of the original `file_id`, or `None` for now; `arrived` follows."""
        if not blob_id or blob_id in self._cache:
            return self._cache.get(blob_id)
        if blob_id not in self._asked:
            self._asked.add(blob_id)
            read = _ReadThumbnail(self._session.vault, self._session.renderer, blob_id, file_id)
            self._session.jobs.submit(Call(read), on_done=self._got, on_error=_ignore)
        return None

    def _got(self, result: tuple[str, QImage]) -> None:
        blob_id, image = result
        self._asked.discard(blob_id)
        self._cache.keep(blob_id, image)
        self.arrived.emit(blob_id)


class _ReadThumbnail:
    def __init__(self, vault: Any, renderer: PageRenderer, blob_id: str, file_id: str) -> None:
        self._vault, self._renderer = vault, renderer
        self._blob_id, self._file_id = blob_id, file_id

    def __call__(self) -> tuple[str, QImage]:
        try:
            return self._blob_id, self._stored()
        except HoldallError:
            return self._blob_id, self._drawn()

    def _stored(self) -> QImage:
        with self._vault.blobs.open(self._blob_id) as stream:
            return thumbnail(stream.read(_THUMBNAIL_BYTES + 1))

    def _drawn(self) -> QImage:
        try:
            return picture(self._renderer.thumbnail(self._vault, self._file_id))
        except (HoldallError, OSError):
            return QImage()  # a missing thumbnail is not worth a message


class PageImages(QObject):
    """Page images by file id and page number from 0, for one page view."""

    ready = Signal(str, int, QImage, bool)
    """The picture, and whether letters may be missing on it."""
    failed = Signal(str, int, object)
    """With the error."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    def ask(self, file_id: str, page: int) -> None:
        """Draw a page; `ready` or `failed` follows."""
        draw = _DrawPage(self._session.vault, self._session.renderer, file_id, page)
        self._session.jobs.submit(Call(draw), on_done=self._drawn, on_error=_ignore)

    def _drawn(self, result: tuple[str, int, RawImage | BaseException]) -> None:
        file_id, page, drawn = result
        if isinstance(drawn, BaseException):
            self.failed.emit(file_id, page, drawn)
        else:
            self.ready.emit(file_id, page, picture(drawn), drawn.font_missing)


class _DrawPage:
    def __init__(self, vault: Any, renderer: PageRenderer, file_id: str, page: int) -> None:
        self._vault, self._renderer, self._file_id, self._page = vault, renderer, file_id, page

    def __call__(self) -> tuple[str, int, RawImage | BaseException]:
        try:
            return (
                self._file_id,
                self._page,
                self._renderer.render(self._vault, self._file_id, self._page, PAGE_PX),
            )
        except (HoldallError, OSError) as error:
            return self._file_id, self._page, error


def thumbnail(data: bytes) -> QImage:
    """A small JPEG as Qt shows it; null for anything else, and for one larger than a thumbnail can be."""
    if len(data) > _THUMBNAIL_BYTES:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    return reader.read() if 0 < max(size.width(), size.height()) <= _THUMBNAIL_PX else QImage()


def picture(raw: RawImage) -> QImage:
    """Raw pixels as Qt shows them."""
    image = QImage(raw.rgb, raw.width, raw.height, 3 * raw.width, QImage.Format.Format_RGB888)
    return image.copy()  # QImage does not own the bytes it is given


def _ignore(error: object) -> None:
    """The vault was closed meanwhile."""
