"""Lets a page's column scroll when the window is small or the text large, with a readable line length."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from holdall.ui.theme.tokens import SPACE_L

_ALL = 1000
"""Stretch of the column beside that of the room around it: it takes all it may before any is left empty."""


class _ColumnArea(QScrollArea):
    """Scrolls downwards only, so it must be as wide as its widest word."""

    def minimumSizeHint(self) -> QSize:
        least, sheet = super().minimumSizeHint(), self.widget()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(
            max(least.width(), (sheet.minimumSizeHint().width() if sheet else 0) + bar), least.height()
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass on that the sheet needs another width; a scroll area keeps that to itself."""
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class _Sheet(QWidget):
    """As high as what stands in it is at its width, not at its least width, where text wraps most often."""

    def minimumSizeHint(self) -> QSize:
        least, layout = super().minimumSizeHint(), self.layout()
        # where height depends on width, the scroll area asks for the height as well
        return QSize(least.width(), 0) if layout and layout.hasHeightForWidth() else least


def scrolled_column(width: int = 0, *, centred: bool = False) -> tuple[QScrollArea, QVBoxLayout]:
    """A scroll area and the column to fill; `width` limits the column (pixels), 0 means
    as wide as the page.
    """
    area = _ColumnArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    sheet = _Sheet()
    sheet.setProperty("page", "true")
    row = QHBoxLayout(sheet)
    row.setContentsMargins(0, 0, 0, 0)
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, SPACE_L, 0)
    column.setSpacing(SPACE_L)
    if width:
        holder.setMaximumWidth(width)
    if centred:
        row.addStretch(1)
    row.addWidget(holder, _ALL)
    if width:
        row.addStretch(1)
    area.setWidget(sheet)
    return area, column
