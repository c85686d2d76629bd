"""A Qt table model over `vault.records.rows()`: fetches windows of rows as they are looked at, keeps few.

Sorting and filtering happen in the database; a proxy model over 100,000 rows would take seconds.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from holdall.vault.row_query import Row, RowQuery

Index = QModelIndex | QPersistentModelIndex
_WINDOW = 200
_WINDOWS_KEPT = 12
ROWS_MEASURED = 20
"""Rows by which a column finds its width. Qt takes 1,000 by itself, all when the view was never shown."""
ID_ROLE = Qt.ItemDataRole.UserRole + 1
"""Id of the record in a row."""
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
"""The whole `Row`."""


class RowSource(Protocol):
    """What is needed of the record store."""

    def rows(self, query: RowQuery) -> list[Row]: ...
    def count(self, query: RowQuery) -> int: ...


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, the text of a row, and the `RowQuery.order` that sorts by it (or empty)."""

    heading: str
    text: Callable[[Row], str]
    order: str = ""


class RecordListModel(QAbstractTableModel):
    """The rows of one query."""

    def __init__(self, source: RowSource, query: RowQuery, columns: Sequence[Column]) -> None:
        super().__init__()
        self._source, self._query, self._columns = source, query, tuple(columns)
        self._windows: OrderedDict[int, list[Row]] = OrderedDict()
        self._count = source.count(query)

    @property
    def query(self) -> RowQuery:
        """The query in force."""
        return self._query

    def set_query(self, **changes: object) -> None:
        """Change the query (`text=…`, `subkinds=…`, `order=…`) and read anew."""
        self._query = replace(self._query, **changes)
        self.refresh()

    def refresh(self) -> None:
        """Read anew; call after a commit that changed this kind."""
        self.beginResetModel()
        self._windows.clear()
        self._count = self._source.count(self._query)
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """The row at a place, fetched if need be; none when it has gone meanwhile."""
        start = number - number % _WINDOW
        window = self._windows.get(start)
        if window is None:
            window = self._source.rows(replace(self._query, limit=_WINDOW, offset=start))
            self._windows[start] = window
            if len(self._windows) > _WINDOWS_KEPT:
                self._windows.popitem(last=False)
        else:
            self._windows.move_to_end(start)
        return window[number - start] if number - start < len(window) else None

    def fetched(self, number: int) -> Row | None:
        """The row at a place if it has been read already; reads nothing."""
        start = number - number % _WINDOW
        window = self._windows.get(start)
        return window[number - start] if window is not None and number - start < len(window) else None

    def ids(self, numbers: Collection[int]) -> tuple[str, ...]:
        """The ids at these places in order; thousands are read at once, not window after window."""
        if len(numbers) <= _WINDOW:
            return tuple(row.id for number in sorted(numbers) if (row := self.row(number)) is not None)
        first, last = min(numbers), max(numbers)
        rows = self._source.rows(replace(self._query, limit=last - first + 1, offset=first))
        wanted = frozenset(numbers)
        return tuple(row.id for number, row in enumerate(rows, first) if number in wanted)

    def place(self, record_id: str) -> int:
        """Where a record stands in this list, or -1; looks through ids only in windows."""
        for start in range(0, self._count, _WINDOW):
            for offset in range(min(_WINDOW, self._count - start)):
                row = self.row(start + offset)
                if row is not None and row.id == record_id:
                    return start + offset
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._columns[section].heading
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.row(index.row())
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._columns[index.column()].text(row)
        if role == ID_ROLE:
            return row.id
        if role == ROW_ROLE:
            return row
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        name = self._columns[column].order if 0 <= column < len(self._columns) else ""
        if name:
            self.set_query(order=name, descending=order == Qt.SortOrder.DescendingOrder)
