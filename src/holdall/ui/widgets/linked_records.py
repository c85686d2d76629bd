"""Shows the records that a record points to, one line each, with remove and add; saves nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from holdall.ui.models.record_list import RowSource
from holdall.ui.plain_text import tool_tip
from holdall.ui.theme.tokens import SPACE_S, SPACE_XS
from holdall.ui.widgets.basics import button, icon_button, link_button
from holdall.ui.widgets.record_chooser import RecordChooser
from holdall.ui.widgets.tab_order import tab_before, take_out


class LinkLine(QWidget):
    """The title of one record as a link, and a button that takes it off the list.

    `grid` has room for more, before and below.
    """

    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, record_id: str) -> None:
        super().__init__()
        self._id = record_id
        self.link = link_button(clicked=self._open)
        self.remove = icon_button("close", "", self._remove)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(SPACE_S)
        self.grid.setVerticalSpacing(0)
        self.grid.setColumnStretch(1, 1)
        self.grid.addWidget(self.link, 0, 1)
        self.grid.addWidget(self.remove, 0, 2)

    def show_title(self, title: str) -> None:
        """Show the record's title as it is now, empty when the record is gone."""
        self.link.setText(title or self.tr("(no longer there)"))
        self.link.setToolTip(tool_tip(title))
        name = self.tr("Take off the list: %1").replace("%1", title)
        self.remove.setAccessibleName(name)
        self.remove.setToolTip(tool_tip(name))

    def _open(self) -> None:
        self.opened.emit(self._id)

    def _remove(self) -> None:
        self.removed.emit(self._id)


class LinkedRecords(QWidget):
    """`committed(tuple of ids)` after adding or removing; `opened(id)` when a line is clicked.

    Lines that stay when other ids are shown are the same widgets, so that they keep the focus.
    """

    committed = Signal(object)
    opened = Signal(str)

    def __init__(
        self,
        source: RowSource,
        kind: str,
        title_of: Callable[[str], str],
        add: str,
        make_line: Callable[[str], LinkLine] = LinkLine,
    ) -> None:
        super().__init__()
        self._source, self._kind, self._title_of, self._make_line = source, kind, title_of, make_line
        self.lines: dict[str, LinkLine] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_XS)
        self._add = button(add, self._choose, kind="quiet", icon="plus")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XS)
        layout.addLayout(self._column)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        layout.addLayout(row)
        self.setFocusProxy(self._add)

    def value(self) -> tuple[str, ...]:
        """The ids in order."""
        return tuple(self.lines)

    def show_value(self, ids: Sequence[str]) -> None:
        """Show stored ids; not an edit."""
        before = self.lines
        self.lines = {record_id: before.get(record_id) or self._new_line(record_id) for record_id in ids}
        for record_id, line in before.items():
            self._column.removeWidget(line)
            if record_id not in self.lines:
                take_out(line)
        for record_id, line in self.lines.items():
            line.show_title(self._title_of(record_id))
            self._column.addWidget(line)
        if tuple(before) != tuple(self.lines):
            tab_before(self._add, tuple(self.lines.values()))

    def _new_line(self, record_id: str) -> LinkLine:
        line = self._make_line(record_id)
        line.opened.connect(self.opened)
        line.removed.connect(self._remove)
        return line

    def _remove(self, gone: str) -> None:
        self._commit(tuple(known for known in self.lines if known != gone))

    def _choose(self) -> None:
        chooser = RecordChooser(self._source, self._kind, self._add.text(), self)
        chooser.chosen.connect(self._append)
        chooser.open_below(self._add)

    def _append(self, record_id: str) -> None:
        if record_id not in self.lines:
            self._commit((*self.lines, record_id))

    def _commit(self, ids: tuple[str, ...]) -> None:
        self.show_value(ids)
        self.committed.emit(ids)
