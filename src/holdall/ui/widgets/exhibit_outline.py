"""The list of exhibits to drag, or move by keyboard, into order; saves nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from holdall.ui.models.exhibit_list import PAPER_ROLE, ExhibitLine, ExhibitListModel


class ExhibitOutline(QListView):
    """`reordered(paper ids)` for a new order, `current_changed(index)` when another exhibit is chosen."""

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
        self.setUniformItemSizes(True)
        self._model.reordered.connect(self.reordered)
        self.selectionModel().currentChanged.connect(self._changed)

    def show_lines(self, lines: Sequence[ExhibitLine]) -> None:
        """Show these; the chosen paper stays chosen."""
        kept = self.current_paper()
        self._model.show(lines)
        row = self._model.place(kept)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row, 0))

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
        if current.isValid():
            self.current_changed.emit(current)
