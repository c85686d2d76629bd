"""The exhibits of a plan as a Qt list that can be dragged into order; tells of a new order, saves nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from holdall.ui.plain_text import tool_tip

Index = QModelIndex | QPersistentModelIndex
PAPER_ROLE = Qt.ItemDataRole.UserRole + 1
HEADING_ROLE = Qt.ItemDataRole.UserRole + 2
"""The section's heading, on the first exhibit of a section only."""
_MIME = "application/x-holdall-exhibit-row"


@dataclass(frozen=True, slots=True)
class ExhibitLine:
    """One exhibit as the outline shows it; `section` is its section's key, `heading` that in words."""

    paper_id: str
    label: str
    title: str
    section: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class NewOrder:
    """What a move asks for: papers in order, which one moved, and the section that it stands in now."""

    paper_ids: tuple[str, ...]
    moved: str
    section: str


class ExhibitListModel(QAbstractListModel):
    """`reordered(NewOrder)` after a drag or a move by keyboard."""

    reordered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[ExhibitLine, ...] = ()

    def lines(self) -> tuple[ExhibitLine, ...]:
        """All exhibits in order."""
        return self._lines

    def show(self, lines: Sequence[ExhibitLine]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, row: int) -> ExhibitLine:
        """The exhibit in a row."""
        return self._lines[row]

    def place(self, paper_id: str) -> int:
        """The row of a paper, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.paper_id == paper_id), -1)

    def move(self, row: int, to: int) -> None:
        """Ask for a row to stand at another place; places outside the list are ignored.

        One step over the border of a section leads into that section, and no further.
        """
        if row == to or not (0 <= row < len(self._lines) and 0 <= to < len(self._lines)):
            return
        ids = [line.paper_id for line in self._lines]
        moved, section = ids[row], self._lines[to].section
        if abs(row - to) > 1 or section == self._lines[row].section:
            ids.insert(to, ids.pop(row))
        self.reordered.emit(NewOrder(tuple(ids), moved, section))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line.label}   {line.title}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(" · ".join(part for part in (line.heading, line.title) if part))
        if role == HEADING_ROLE:
            first = index.row() == 0 or self._lines[index.row() - 1].heading != line.heading
            return line.heading if first else ""
        return line.paper_id if role == PAPER_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, QByteArray(str(indexes[0].row()).encode()))
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        del action, column
        if data.hasFormat(_MIME):
            source = int(bytes(data.data(_MIME).data()))
            place = row if row >= 0 else parent.row() if parent.isValid() else len(self._lines)
            self.move(source, place - 1 if place > source else place)
        return False  # the view must not remove the dragged row itself: a new order has been asked for
