"""The bin: what was deleted, to be put back or removed for good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from holdall.errors import StoppedError
from holdall.jobs.bin import CONTENTS, EmptyBin, PutBack
from holdall.ui.actions import Handler
from holdall.ui.models.record_list import ROW_ROLE, Column, RecordListModel
from holdall.ui.pages.bin_forget import ForgetScreen
from holdall.ui.pages.page import Page
from holdall.ui.pages.screen_stack import ScreenStack
from holdall.ui.read_only import rest_if_read_only
from holdall.ui.session import Session
from holdall.ui.theme.tokens import SPACE_L
from holdall.ui.widgets.basics import button, paragraph
from holdall.ui.widgets.empty_state import EmptyState
from holdall.ui.widgets.flow_box import FlowBox
from holdall.ui.widgets.record_table import RecordTable
from holdall.ui.widgets.two_lines import TwoLines
from holdall.ui.wording.dates import moment
from holdall.ui.wording.errors import explain
from holdall.ui.wording.record_counts import counted, what
from holdall.vault.row_query import Row

_LIST, _EMPTY = 0, 1


class BinPage(Page):
    """Several can be chosen; what is done with them runs in the background."""

    KINDS: ClassVar[frozenset[str]] = frozenset({CONTENTS.kind, *CONTENTS.more_kinds, "file"})
    """All: any step may be the first that could be taken back, also of an empty bin."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Bin"))
        self._working = False
        columns = (Column(self.tr("Name"), self._name), Column(self.tr("Deleted"), _deleted))
        self.model = RecordListModel(session.records, CONTENTS, columns)
        self.model.setParent(self)
        self.list = self._list()
        self.put_back_button = button(self.tr("Put back"), self.put_back, kind="primary", icon="undo")
        self.some = button(self.tr("Remove for good…"), self.ask_some)
        self.all = button(self.tr("Empty the bin…"), self.ask_all)
        self.history = button(self.tr("Forget steps that can be taken back…"), self.ask_all, kind="quiet")
        self._build()
        self.list.selectionModel().selectionChanged.connect(self._show_choice)

    def handlers(self) -> Mapping[str, Handler]:
        own: dict[str, Handler] = {"empty-bin": self.ask_all}
        if self.chosen() and not self._resting():
            own |= {"put-back": self.put_back, "delete": self.ask_some}
        return own

    def refresh(self) -> None:
        row = self.list.currentIndex().row()
        self.model.refresh()
        self._select(max(row, 0))
        nothing = not self.model.rowCount() and not self.model.query.text
        self._parts.setCurrentIndex(_EMPTY if nothing else _LIST)
        records = self.session.records
        self.history.setVisible(bool(records.undo_label or records.redo_label))
        self._show_choice()
        self.list.fit()

    def main_part(self) -> QWidget:
        return self.list

    def search(self, text: str) -> None:
        self.model.set_query(text=text)
        self._select(0)
        self._show_choice()

    def chosen(self) -> list[Row]:
        """The chosen rows, in their order."""
        numbers = sorted({index.row() for index in self.list.selectionModel().selectedRows()})
        return [row for number in numbers if (row := self.model.row(number)) is not None]

    def put_back(self) -> None:
        """Put the chosen ones back where they were."""
        rows = self.chosen()
        if rows:
            self._words = self.tr("Put back: %1").replace("%1", _told(rows))
            job = PutBack(self.session.vault, [row.id for row in rows], self._words)
            self._submit(job, self.tr("Putting back"), self._is_back)

    def ask_some(self) -> None:
        """Ask whether the chosen ones shall be removed for good."""
        rows = self.chosen()
        if rows:
            self._ask(self.tr("Remove for good"), rows, [row.id for row in rows])

    def ask_all(self) -> None:
        """Ask whether all that is in the bin shall be removed, and all that can be taken back."""
        if not self._resting():
            self._ask(self.tr("Empty the bin"), self.session.records.rows(CONTENTS), None)

    def _ask(self, title: str, rows: Sequence[Row], ids: Sequence[str] | None) -> None:
        vault = self.session.vault
        unreadable = vault.unreadable_files if ids is None else 0
        screen = ForgetScreen(title, _told(rows), ids, begun_keys=vault.rekey_begun, unreadable=unreadable)
        screen.confirmed.connect(self._forget)
        self.stack.show_screen(screen, self.list)
        self._show_choice()

    def _forget(self, ids: Sequence[str] | None) -> None:
        self.stack.leave()
        self._submit(EmptyBin(self.session.vault, ids), self.tr("Removing for good"), self._is_gone)

    def _submit(self, job: PutBack | EmptyBin, title: str, done: Callable[[Any], object]) -> None:
        self._working = True
        self._show_choice()
        self.session.jobs.submit(job, title, on_done=done, on_error=self._failed)

    def _is_back(self, _count: int) -> None:
        self._end(self._words, undoable=True)

    def _is_gone(self, count: int) -> None:
        words = self.tr("%n item(s) removed for good.", "", count)
        self._end(words if count else self.tr("What was kept to take steps back is removed."))

    def _failed(self, error: BaseException) -> None:
        stopped = self.tr("Stopped. What is still in the bin can be put back.")
        self._end(stopped if isinstance(error, StoppedError) else explain(error))

    def _end(self, words: str, *, undoable: bool = False) -> None:
        self._working = False
        self.refresh()
        self.session.notice.emit(words, undoable)

    def _resting(self) -> bool:
        """Whether work or a question is under way."""
        return self._working or self.stack.front is not None

    def _show_choice(self) -> None:
        """Let rest what cannot be done now."""
        chosen = bool(self.list.selectionModel().hasSelection())
        for each, possible in ((self.put_back_button, chosen), (self.some, chosen), (self.all, True)):
            each.setEnabled(possible and not self._working)
        self.history.setDisabled(self._working)
        rest_if_read_only(self.session, self.put_back_button, self.some, self.all, self.history)
        self.handlers_changed.emit()

    def _select(self, row: int) -> None:
        if self.model.rowCount():
            index = self.model.index(min(row, self.model.rowCount() - 1), 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.list.selectionModel().setCurrentIndex(index, flags)

    def _name(self, row: Row) -> str:
        return row.title or self.tr("unnamed")

    def _list(self) -> RecordTable:
        table = RecordTable(self.tr("What was deleted"))
        table.setModel(self.model)
        table.setItemDelegateForColumn(0, TwoLines(table, ROW_ROLE, _what))
        table.verticalHeader().setDefaultSectionSize(2 * table.fontMetrics().lineSpacing() + SPACE_L)
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _build(self) -> None:
        there = QWidget()
        column = QVBoxLayout(there)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(
            paragraph(
                self.tr(
                    "What you delete waits here, a paper with its files. Put it back, also much later, or "
                    "remove it for good."
                ),
                "secondary",
            )
        )
        column.addWidget(self.list, 1)
        column.addWidget(FlowBox(self.put_back_button, self.some, self.all))
        words = self.tr(
            "The bin is empty. What you delete waits here until you put it back or remove it for good."
        )
        nothing = EmptyState("bin", words)
        nothing.add(self.history)
        self._parts = QStackedWidget()
        self._parts.addWidget(there)
        self._parts.addWidget(nothing)
        self.stack = ScreenStack(self._parts, self.session.jobs)
        self.body.addWidget(self.stack, 1)


def _told(rows: Sequence[Row]) -> str:
    """The only one by its name, more by how many of each kind there are."""
    if len(rows) == 1 and rows[0].title:
        return rows[0].title
    return counted(Counter(row.kind for row in rows))


def _what(row: Row) -> str:
    return what(row.kind, row.subkind)


def _deleted(row: Row) -> str:
    return moment(row.binned)
