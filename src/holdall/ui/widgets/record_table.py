"""A table whose first column stays readable: others hide, the last first; knows not what the rows are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from holdall.ui.models.record_list import ROWS_MEASURED

_LETTERS = 28
"""The first column shows at least so many letters before any other column is shown."""


class RecordTable(QTableView):
    """For lists beside a form, which shows what a narrow list leaves out; chosen by whole rows."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(ROWS_MEASURED)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show as many columns as leave the first one room."""
        model = self.model()
        room = self.viewport().width() - _LETTERS * self.fontMetrics().averageCharWidth()
        for column in range(1, model.columnCount() if model else 0):
            room -= max(self.sizeHintForColumn(column), self.horizontalHeader().sectionSizeHint(column))
            if (hide := room < 0) != self.isColumnHidden(column):
                self.setColumnHidden(column, hide)
