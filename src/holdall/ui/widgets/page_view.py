"""A zoomable view of one page image: fit, zoom, turn, page by page; gets images, never a file."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from holdall.ui.theme.icons import token_colour
from holdall.ui.theme.tokens import SPACE_M

_MIN_ZOOM, _MAX_ZOOM, _ZOOM_STEP = 0.1, 8.0, 1.25
_QUARTER = 90


class PageView(QAbstractScrollArea):
    """Shows what it is given; asks for other pages with `page_wanted`."""

    page_wanted = Signal(int)
    """Page number from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Page"))
        self.setMinimumSize(160, 96)
        self._image = QPixmap()
        self._turned = QPixmap()
        self._shrunk = QPixmap()
        self._note = ""
        self._zoom = 0.0
        self._angle = 0
        self._page, self._pages = 0, 0
        self._grab: QPoint | None = None

    def show_page(self, image: QImage | None, page: int, pages: int, note: str = "") -> None:
        """Show a page image (or `note` when there is none); keeps zoom and turn within one document."""
        if page != self._page:
            self.verticalScrollBar().setValue(0)
        self._image = QPixmap.fromImage(image) if image is not None else QPixmap()
        self._page, self._pages, self._note = page, pages, note
        self.setAccessibleDescription(
            self.tr("Page %1 of %2").replace("%1", str(page + 1)).replace("%2", str(pages)) if pages else note
        )
        self._turn(0)

    def clear(self, note: str = "") -> None:
        """Show nothing, or a note."""
        self._zoom, self._angle = 0.0, 0
        self.show_page(None, 0, 0, note)

    def fit(self) -> None:
        """The whole page."""
        self._zoom = 0.0
        self._update_bars()

    def zoom_in(self) -> None:
        """Larger."""
        self._set_zoom(self.scale() * _ZOOM_STEP)

    def zoom_out(self) -> None:
        """Smaller."""
        self._set_zoom(self.scale() / _ZOOM_STEP)

    def rotate(self) -> None:
        """Turn what is seen by a quarter, clockwise; changes no file."""
        self._turn(_QUARTER)

    def next_page(self) -> None:
        """The page after this one."""
        if self._page + 1 < self._pages:
            self.page_wanted.emit(self._page + 1)

    def previous_page(self) -> None:
        """The page before this one."""
        if self._page > 0:
            self.page_wanted.emit(self._page - 1)

    def scale(self) -> float:
        """Screen pixels per image pixel now."""
        if self._zoom or self._turned.isNull():
            return self._zoom or 1.0
        room, size = self.viewport().size(), self._turned.size()
        margin = 2 * SPACE_M
        return max(
            0.01, min((room.width() - margin) / size.width(), (room.height() - margin) / size.height())
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        actions = {
            Qt.Key.Key_Plus: self.zoom_in, Qt.Key.Key_Equal: self.zoom_in, Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit, Qt.Key.Key_R: self.rotate, Qt.Key.Key_PageDown: self.next_page,
            Qt.Key.Key_PageUp: self.previous_page,
        }  # fmt: skip
        action = actions.get(Qt.Key(event.key()))
        if action is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            action()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_in() if event.angleDelta().y() > 0 else self.zoom_out()
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grab = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grab is not None:
            moved = event.position().toPoint() - self._grab
            self._grab = event.position().toPoint()
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self._grab = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_bars()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), token_colour("window"))
        if self._turned.isNull():
            painter.setPen(token_colour("secondary"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(16, 16, -16, -16), int(flags), self._note)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            area, picture = self._area(), self._at_this_size()
            painter.drawPixmap(area, picture, QRectF(picture.rect()))
            painter.setPen(token_colour("line"))
            painter.drawRect(area)
        painter.end()

    def _area(self) -> QRectF:
        size, room = self._scaled(), self.viewport().size()
        left = max((room.width() - size.width()) / 2, SPACE_M - self.horizontalScrollBar().value())
        top = max((room.height() - size.height()) / 2, SPACE_M - self.verticalScrollBar().value())
        if size.width() + 2 * SPACE_M > room.width():
            left = SPACE_M - self.horizontalScrollBar().value()
        if size.height() + 2 * SPACE_M > room.height():
            top = SPACE_M - self.verticalScrollBar().value()
        return QRectF(left, top, size.width(), size.height())

    def _at_this_size(self) -> QPixmap:
        """The picture made smaller once and well: a painter that shrinks it each time drops fine lines."""
        size = self._scaled() * self.devicePixelRatioF()
        if self.scale() * self.devicePixelRatioF() >= 1:
            return self._turned
        if self._shrunk.size() != size:
            keep, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._shrunk = self._turned.scaled(size, keep, smooth)
        return self._shrunk

    def _scaled(self) -> QSize:
        scale = self.scale()
        return QSize(round(self._turned.width() * scale), round(self._turned.height() * scale))

    def _set_zoom(self, zoom: float) -> None:
        if not self._turned.isNull():
            self._zoom = max(_MIN_ZOOM, min(_MAX_ZOOM, zoom))
            self._update_bars()

    def _turn(self, by: int) -> None:
        self._angle = (self._angle + by) % 360
        self._shrunk = QPixmap()
        self._turned = (
            self._image.transformed(QTransform().rotate(self._angle)) if self._angle else self._image
        )
        self._update_bars()

    def _update_bars(self) -> None:
        size, room = self._scaled(), self.viewport().size()
        for bar, whole, seen in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setRange(0, max(0, whole + 2 * SPACE_M - seen) if self._zoom else 0)
            bar.setPageStep(seen)
            bar.setSingleStep(40)
        self.viewport().update()
