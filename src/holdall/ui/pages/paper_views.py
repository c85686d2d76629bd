"""Papers as pictures or as a list, one selection for both; knows nothing of what is done with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget

from holdall.ui.models.paper_list import PaperListModel
from holdall.ui.widgets.empty_state import EmptyState
from holdall.ui.widgets.record_table import RecordTable
from holdall.ui.widgets.thumbnail_grid import ThumbnailGrid
from holdall.vault.row_query import Row

_FLAG = QItemSelectionModel.SelectionFlag


class PaperViews(QStackedWidget):
    """Shows one of the two, or says that nothing matches."""

    def __init__(self, model: PaperListModel) -> None:
        super().__init__()
        self._model = model
        self._as_list = False
        self.grid = ThumbnailGrid(self.tr("Papers as pictures"))
        self.grid.setModel(model)
        self.grid.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list = self._make_list()
        self.list.setSelectionModel(self.grid.selectionModel())
        nothing = self.tr("Nothing matches. Try fewer words, or take the filters off.")
        self._nothing = EmptyState("search", nothing)
        for view in (self.grid, self.list, self._nothing):
            self.addWidget(view)
        self._measure_columns()

    def view(self) -> QAbstractItemView:
        """The one that is shown when there is something to show."""
        return self.list if self._as_list else self.grid

    def toggle(self) -> bool:
        """Change from pictures to the list or back; whether it is the list now."""
        self._as_list = not self._as_list
        self._measure_columns()
        self.show_whether_empty()
        self.scroll_to_chosen()
        return self._as_list

    def scroll_to_chosen(self) -> None:
        """Bring the chosen paper into sight."""
        self.view().scrollTo(self.grid.currentIndex())

    def show_whether_empty(self) -> None:
        """Say that nothing matches when that is so."""
        self.setCurrentWidget(self.view() if self._model.rowCount() else self._nothing)

    def current_row(self) -> int:
        """Row of the chosen paper, or -1."""
        return self.grid.currentIndex().row()

    def chosen_ids(self) -> tuple[str, ...]:
        """All chosen papers, in their order."""
        return self._model.ids(self._chosen_rows())

    def are_many_chosen(self) -> bool:
        """Whether more than one is; reads nothing."""
        return len(self._chosen_rows()) > 1

    def _chosen_rows(self) -> set[int]:
        chosen = self.grid.selectionModel().selection()
        ranges = (chosen.at(number) for number in range(chosen.size()))
        return {row for part in ranges for row in range(part.top(), part.bottom() + 1)}

    def select(self, row: int) -> None:
        """Choose one row, or the nearest there is."""
        if self._model.rowCount():
            index = self._model.index(max(0, min(row, self._model.rowCount() - 1)), 0)
            self.grid.selectionModel().setCurrentIndex(index, _FLAG.ClearAndSelect | _FLAG.Rows)
            self.view().scrollTo(index)

    def choose_again(self, ids: Sequence[str], rows: Sequence[Row]) -> None:
        """Choose several papers as well, where they stand now."""
        wanted, selection = frozenset(ids), QItemSelection()
        for number, row in enumerate(rows):
            if row.id in wanted:
                index = self._model.index(number, 0)
                selection.select(index, index)
        self.grid.selectionModel().select(selection, _FLAG.Select | _FLAG.Rows)

    def _measure_columns(self) -> None:
        """Only of the list in sight: behind the pictures it would read papers anew after each change."""
        mode = QHeaderView.ResizeMode
        header = self.list.horizontalHeader()
        header.setSectionResizeMode(mode.ResizeToContents if self._as_list else mode.Fixed)
        header.setSectionResizeMode(0, mode.Stretch if self._as_list else mode.Fixed)
        if self._as_list:
            self.list.fit()

    def _make_list(self) -> RecordTable:
        table = RecordTable(self.tr("Papers as a list"))
        table.setModel(self._model)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().lineSpacing() + 18)
        return table
