"""A page with a list of records on the left and the form of the chosen one on the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QSplitter, QStackedWidget, QWidget

from holdall.case.record import Record
from holdall.errors import HoldallError
from holdall.jobs.bin import delete
from holdall.ui.actions import Handler
from holdall.ui.forms.form import RecordForm
from holdall.ui.models.record_list import ID_ROLE, ROW_ROLE, Column, RecordListModel
from holdall.ui.pages.page import Page
from holdall.ui.pages.scrolled import scrolled_column
from holdall.ui.read_only import rest_if_read_only
from holdall.ui.session import Session
from holdall.ui.theme.tokens import SPACE_L, SPACE_XL
from holdall.ui.widgets.basics import button
from holdall.ui.widgets.empty_state import EmptyState
from holdall.ui.widgets.record_table import RecordTable
from holdall.ui.widgets.two_lines import TwoLines
from holdall.vault.row_query import Row, RowQuery

_LIST_SHARE, _FORM_SHARE = 45, 55
_FORM_WIDTH = 640
"""Pixels; longer fields are harder to read, not easier."""


class Words(NamedTuple):
    """What a page of this kind is called, its button for a new record, and what it says when empty."""

    title: str
    new: str
    empty: str


@dataclass(frozen=True, slots=True)
class Look:
    """How the list shows a record: its columns, the quieter line below the first one, a badge before it."""

    columns: Sequence[Column]
    second: Callable[[Row], str]
    badge: Callable[[Row], str] | None = None


class ListAndFormPage(Page):
    """Heirs say which records they show, and put the page together with `assemble`."""

    RECORD: ClassVar[type[Record]]
    ICON: ClassVar[str]
    ORDER: ClassVar[str] = "title"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "")

    def assemble(self, words: Words, look: Look, form: RecordForm, make_record: Callable[[], Record]) -> None:
        """Build list, form and empty state; `make_record` gives a record that is as good as empty."""
        self._new_words, self._make_record = words.new, make_record
        self.title.setText(words.title)
        self._new = button(words.new, self.new, kind="primary", icon="plus")
        self.corner.addWidget(self._new)
        self.model = RecordListModel(
            self.session.records, RowQuery(kind=self.RECORD.KIND, order=self.ORDER), look.columns
        )
        self.model.setParent(self)
        self.list = self._list(words.title)
        self.list.setItemDelegateForColumn(0, TwoLines(self.list, ROW_ROLE, look.second, look.badge))
        self.form = form
        self._detail, column = scrolled_column(_FORM_WIDTH)
        column.addWidget(form)
        column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split())
        nothing = EmptyState(self.ICON, words.empty, words.new, self.new)
        self._stack.addWidget(nothing)
        rest_if_read_only(self.session, self._new, *nothing.findChildren(QPushButton))
        self.body.addWidget(self._stack, 1)
        self.list.selectionModel().currentRowChanged.connect(self._row_changed)

    def record_shown(self, record_id: str) -> None:
        """Fill the right side; heirs add what the form alone does not show."""
        self.form.show_record(record_id)

    def handlers(self) -> Mapping[str, Handler]:
        return {"new": self.new, "delete": self.delete, "next": self.next, "previous": self.previous}

    def refresh(self) -> None:
        kept, row = self.current_id(), self.list.currentIndex().row()
        self.model.refresh()
        nothing_at_all = not self.model.rowCount() and not self.model.query.text
        self._stack.setCurrentIndex(1 if nothing_at_all else 0)
        self._new.setHidden(nothing_at_all)
        place = self.model.place(kept) if kept else 0
        self._select(place if place >= 0 else row)  # what was deleted leaves its place to the next
        self.record_shown(self.current_id())
        self._detail.setVisible(bool(self.current_id()))
        self.list.fit()

    def main_part(self) -> QWidget:
        return self.list

    def search(self, text: str) -> None:
        self.model.set_query(text=text)
        self._select(0)
        self.record_shown(self.current_id())
        self._detail.setVisible(bool(self.current_id()))

    def show_record(self, record_id: str) -> None:
        self.model.set_query(text="")
        self._select(self.model.place(record_id))

    def current_id(self) -> str:
        """The record chosen in the list, or empty."""
        return str(self.list.currentIndex().data(ID_ROLE) or "")

    def new(self) -> None:
        """Make a record and put the cursor into its form."""
        record = self._make_record()
        with self.session.change(self._new_words) as transaction:
            transaction.put(record)
        self.refresh()
        self.show_record(record.id)
        self.form.start()

    def delete(self) -> None:
        """Delete the chosen record; undo brings it back."""
        record_id = self.current_id()
        if not record_id:
            return
        title = self.session.records.get(record_id).title_text
        step = self.tr("Delete: %1").replace("%1", title)
        delete(self.session.records, [record_id], step)
        self.session.notice.emit(self.tr("Deleted: %1").replace("%1", title or self.tr("unnamed")), True)

    def next(self) -> None:
        """The next row."""
        self._select(self.list.currentIndex().row() + 1)

    def previous(self) -> None:
        """The row before."""
        self._select(self.list.currentIndex().row() - 1)

    def title_of(self, record_id: str) -> str:
        """The title of any record, empty when it is gone."""
        record = stored(self.session, record_id)
        return record.title_text if record is not None else ""

    def _select(self, row: int) -> None:
        if not self.model.rowCount():
            return
        index = self.model.index(max(0, min(row, self.model.rowCount() - 1)), 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.list.selectionModel().setCurrentIndex(index, flags)
        self.list.scrollTo(index)

    def _row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: ARG002
        record_id = str(current.data(ID_ROLE) or "")
        if record_id:
            self._detail.setVisible(True)
            self.record_shown(record_id)
            self._detail.verticalScrollBar().setValue(0)

    def _split(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.list)
        splitter.addWidget(self._detail)
        splitter.setStretchFactor(0, _LIST_SHARE)
        splitter.setStretchFactor(1, _FORM_SHARE)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(SPACE_XL)
        splitter.setSizes([480, 420])
        return splitter

    def _list(self, name: str) -> RecordTable:
        table = RecordTable(name)
        table.setModel(self.model)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().setDefaultSectionSize(2 * table.fontMetrics().lineSpacing() + SPACE_L)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, self.model.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        table.setMinimumWidth(300)
        return table


def stored(session: Session, record_id: str) -> Any:
    """A record as it is now, also what could not be stored of it yet; `None` when it is gone."""
    try:
        return session.edits.get(record_id)
    except HoldallError:
        return None
