"""A table whose first column stays readable: others hide, the last first; knows not what the rows are."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView

_LETTERS = 28
"""The first column shows at least so many letters before any other column is shown."""


class RecordTable(QTableView):
    """For lists beside a form, which shows what a narrow list leaves out."""

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
