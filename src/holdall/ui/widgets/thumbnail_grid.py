"""A grid (or list) of page thumbnails over a Qt model; asks for pictures only when they come into view.

The model answers `THUMBNAIL_ROLE` with a `QImage` or `None` (not there yet, or none), `BADGE_ROLE` with a few
letters, `DOT_ROLE` with a token name (`caution`, `accent` …) or an empty string, and `DisplayRole` with
the title.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from holdall.ui.theme.icons import pixmap, token_colour
from holdall.ui.theme.tokens import SPACE_S, SPACE_XS

THUMBNAIL_ROLE = Qt.ItemDataRole.UserRole + 20
BADGE_ROLE = Qt.ItemDataRole.UserRole + 21
DOT_ROLE = Qt.ItemDataRole.UserRole + 22
SUBTITLE_ROLE = Qt.ItemDataRole.UserRole + 23
Index = QModelIndex | QPersistentModelIndex
_PICTURE = QSize(148, 172)
NARROWEST = _PICTURE.width() + 3 * SPACE_S
"""Width of a card at least, in pixels."""
_DOT = 10


class ThumbnailDelegate(QStyledItemDelegate):
    """Paints one card: picture, badge, dot, title in up to two lines."""

    card_width = NARROWEST
    """Pixels; the grid makes cards wider so that they fill its width."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        words = option.fontMetrics.lineSpacing() * 3 + SPACE_S
        return QSize(self.card_width, _PICTURE.height() + words + 3 * SPACE_S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = option.rect.adjusted(SPACE_XS, SPACE_XS, -SPACE_XS, -SPACE_XS)
        self._frame(painter, option, card)
        top = QRect(card.x() + SPACE_S, card.y() + SPACE_S, card.width() - 2 * SPACE_S, _PICTURE.height())
        self._marks(painter, self._picture(painter, top, index), index)
        words = QRect(
            top.x(), top.bottom() + SPACE_S, top.width(), card.bottom() - top.bottom() - SPACE_S - 2
        )
        self._words(painter, option, words, index)
        painter.restore()

    def _frame(self, painter: QPainter, option: QStyleOptionViewItem, card: QRect) -> None:
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if selected or focused or hovered:
            painter.setPen(QPen(token_colour("accent"), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(token_colour("selected" if selected else "hover"))
            painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), 6, 6)

    def _picture(self, painter: QPainter, area: QRect, index: Index) -> QRect:
        image = index.data(THUMBNAIL_ROLE)
        if isinstance(image, QImage) and not image.isNull():
            size = image.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(0, 0, size.width(), size.height())
            place.moveCenter(area.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, image)
        else:
            place = QRect(0, 0, round(area.height() * 0.707), area.height())
            place.moveCenter(area.center())
            painter.fillRect(place, token_colour("window"))
            mark = pixmap("file", token_colour("secondary").name(), 32)
            painter.drawPixmap(place.center().x() - 16, place.center().y() - 16, mark)
        painter.setPen(QPen(token_colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
        return place

    def _marks(self, painter: QPainter, area: QRect, index: Index) -> None:
        if badge := str(index.data(BADGE_ROLE) or ""):
            metrics = painter.fontMetrics()
            size = QSize(metrics.horizontalAdvance(badge) + 2 * SPACE_S, metrics.height() + 2)
            place = QRect(
                area.left() + SPACE_XS, area.bottom() - size.height() - SPACE_XS, size.width(), size.height()
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(token_colour("accent"))
            painter.drawRoundedRect(place, 4, 4)
            painter.setPen(token_colour("on_accent"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, badge)
        if dot := str(index.data(DOT_ROLE) or ""):
            painter.setPen(QPen(token_colour("surface"), 2))
            painter.setBrush(token_colour(dot))
            painter.drawEllipse(QRect(area.right() - _DOT - SPACE_XS, area.top() + SPACE_XS, _DOT, _DOT))

    def _words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRect,
        index: Index,
    ) -> None:
        metrics, elide = option.fontMetrics, Qt.TextElideMode.ElideRight
        top = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        room = QRect(area.topLeft(), QSize(area.width(), 2 * metrics.lineSpacing()))
        title = metrics.elidedText(str(index.data() or ""), elide, int(room.width() * 1.8))
        painter.setPen(token_colour("text"))
        taken = painter.drawText(room, top | int(Qt.TextFlag.TextWordWrap), title)
        painter.setPen(token_colour("secondary"))
        subtitle = metrics.elidedText(str(index.data(SUBTITLE_ROLE) or ""), elide, area.width())
        below = min(taken.height(), room.height())  # a third line of the title is not shown
        painter.drawText(area.adjusted(0, below, 0, 0), top, subtitle)


class ThumbnailGrid(QListView):
    """Flows cards left to right; Enter and double click open."""

    opened = Signal(QModelIndex)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setSpacing(0)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._delegate = ThumbnailDelegate(self)
        self.setItemDelegate(self._delegate)
        self.doubleClicked.connect(self.opened)

    def resizeEvent(self, event: QResizeEvent) -> None:
        room = event.size().width() - 1  # Qt wraps a row that fills the width to the last pixel
        self._delegate.card_width = max(NARROWEST, room // max(1, room // NARROWEST))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
