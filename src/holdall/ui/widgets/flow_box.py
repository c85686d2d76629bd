"""A widget that fills rows from the start and goes on in the next when one is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from holdall.ui.theme.tokens import SPACE_S


class FlowBox(QWidget):
    """Height for width; mirrored in right-to-left windows."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._flow = _Flow(self)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Put a widget behind the others."""
        self._flow.addWidget(widget)

    def remove(self, widget: QWidget) -> None:
        """Take a widget out and delete it."""
        self._flow.removeWidget(widget)
        widget.deleteLater()


class _Flow(QLayout):
    """The layout of a `FlowBox`, and of nothing else.

    Its items live as long as this Python object. A layout within a layout is owned by C++ alone: PySide lets
    go of the object and with it of the items, but not of the layout, which is empty then.
    """

    def __init__(self, box: FlowBox) -> None:
        super().__init__(box)
        self._items: list[QLayoutItem] = []
        self.setSpacing(SPACE_S)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        x, y, row = rect.x(), rect.y(), 0
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for item in self._items:
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.x() + rect.width():
                x, y, row = rect.x(), y + row + self.spacing(), 0
            if place:
                left = rect.right() - (x - rect.x()) - size.width() + 1 if mirrored else x
                item.setGeometry(QRect(QPoint(left, y), size))
            x += size.width() + self.spacing()
            row = max(row, size.height())
        return y + row - rect.y()
