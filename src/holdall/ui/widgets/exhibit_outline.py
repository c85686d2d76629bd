"""The list of exhibits to drag, or move by keyboard, into order; saves nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from holdall.ui.models.exhibit_list import HEADING_ROLE, PAPER_ROLE, ExhibitLine, ExhibitListModel
from holdall.ui.theme.icons import token_colour
from holdall.ui.theme.tokens import SPACE_L, SPACE_S

Index = QModelIndex | QPersistentModelIndex


class _SectionDelegate(QStyledItemDelegate):
    """Writes the heading of a section above its first exhibit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        room = _heading_height(option) if index.data(HEADING_ROLE) else 0
        return QSize(0, size.height() + room)  # as wide as the list: long titles are elided

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        words = str(index.data(HEADING_ROLE) or "")
        if words:
            place = QRect(option.rect)
            place.setHeight(_heading_height(option))
            inner = place.adjusted(SPACE_S, 0, -SPACE_S, -SPACE_S // 2)
            words = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
            painter.setPen(token_colour("secondary"))
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom), words)
            option.rect.setTop(place.bottom() + 1)
        super().paint(painter, option, index)


def _heading_height(option: QStyleOptionViewItem) -> int:
    return option.fontMetrics.lineSpacing() + SPACE_L


class ExhibitOutline(QListView):
    """`reordered(NewOrder)` for a new order, `current_changed(index)` when another exhibit is chosen."""

    reordered = Signal(object)
    current_changed = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self._model = ExhibitListModel()
        self._model.setParent(self)
        self.setModel(self._model)
        self.setAccessibleName(self.tr("Exhibits in order"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(_SectionDelegate(self))
        self._showing = False
        self._model.reordered.connect(self.reordered)
        self.selectionModel().currentChanged.connect(self._changed)

    def show_lines(self, lines: Sequence[ExhibitLine]) -> None:
        """Show these; the chosen paper stays chosen and what is in sight stays in sight. Tells of nothing.

        Without it the one that stands in its place now is chosen, in a list that is new the first.
        """
        if tuple(lines) == self._model.lines():
            return
        kept, scrolled = self.current_paper(), self.verticalScrollBar().value()
        place = max(0, self.currentIndex().row())
        self._showing = True
        self._model.show(lines)
        if lines:
            row = self._model.place(kept)
            row = row if row >= 0 else min(place, len(lines) - 1)
            self.setCurrentIndex(self._model.index(row, 0))
            self.doItemsLayout()
            self.verticalScrollBar().setValue(scrolled)
            self.scrollTo(self.currentIndex())
        self._showing = False

    def current_paper(self) -> str:
        """Id of the chosen exhibit's paper, or empty."""
        return str(self.currentIndex().data(PAPER_ROLE) or "")

    def move_up(self) -> None:
        """One place up."""
        row = self.currentIndex().row()
        self._model.move(row, row - 1)

    def move_down(self) -> None:
        """One place down."""
        row = self.currentIndex().row()
        self._model.move(row, row + 1)

    def _changed(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: ARG002
        if current.isValid() and not self._showing:
            self.current_changed.emit(current)
