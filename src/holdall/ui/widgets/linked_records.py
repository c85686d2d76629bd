"""Shows the records that a record points to, one line each, with remove and add; saves nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from holdall.ui.models.record_list import RowSource
from holdall.ui.theme.tokens import SPACE_S, SPACE_XS
from holdall.ui.widgets.basics import button, icon_button
from holdall.ui.widgets.record_chooser import RecordChooser
from holdall.ui.widgets.tab_order import tab_before


class LinkedRecords(QWidget):
    """`committed(tuple of ids)` after adding or removing; `opened(id)` when a line is clicked."""

    committed = Signal(object)
    opened = Signal(str)

    def __init__(
        self,
        source: RowSource,
        kind: str,
        title_of: Callable[[str], str],
        add: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._source, self._kind, self._title_of = source, kind, title_of
        self._ids: tuple[str, ...] = ()
        self._lines: list[QWidget] = []
        self.column = QVBoxLayout()
        self.column.setSpacing(SPACE_XS)
        self._add = button(add, self._choose, kind="quiet", icon="plus")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XS)
        layout.addLayout(self.column)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        layout.addLayout(row)
        self.setFocusProxy(self._add)

    def value(self) -> tuple[str, ...]:
        """The ids in order."""
        return self._ids

    def show_value(self, ids: Sequence[str]) -> None:
        """Show stored ids; not an edit."""
        self._ids = tuple(ids)
        for line in self._lines:
            self.column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self.make_line(record_id) for record_id in self._ids]
        for line in self._lines:
            self.column.addWidget(line)
        tab_before(self._add, self._lines)

    def make_line(self, record_id: str) -> QWidget:
        """One line: the title as a link, and a button that takes it off the list."""
        title = self._title_of(record_id)
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        link = QPushButton(title or self.tr("(no longer there)"))
        link.setProperty("kind", "quiet")
        link.setObjectName(record_id)
        # A long title gives way to the remove button instead of pushing it out of the window.
        link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        link.setToolTip(title)
        link.clicked.connect(self._open)
        remove = icon_button("close", self.tr("Take off the list: %1").replace("%1", title), self._remove)
        remove.setObjectName(record_id)
        layout.addWidget(link, 1)
        layout.addWidget(remove)
        return line

    def _open(self) -> None:
        self.opened.emit(self.sender().objectName())

    def _remove(self) -> None:
        gone = self.sender().objectName()
        self._commit(tuple(known for known in self._ids if known != gone))

    def _choose(self) -> None:
        chooser = RecordChooser(self._source, self._kind, self._add.text(), self)
        chooser.chosen.connect(self._append)
        chooser.open_below(self._add)

    def _append(self, record_id: str) -> None:
        if record_id not in self._ids:
            self._commit((*self._ids, record_id))

    def _commit(self, ids: tuple[str, ...]) -> None:
        self.show_value(ids)
        self.committed.emit(ids)
