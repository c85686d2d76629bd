"""Papers: pictures or a list, filter chips, and beside them the chosen paper with its pages and fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from holdall.case.paper import Paper, PaperKind
from holdall.case.stored_file import StoredFile
from holdall.jobs.bin import delete
from holdall.ui.actions import Handler
from holdall.ui.forms.paper_form import PaperForm
from holdall.ui.importing import DropTarget, Importing
from holdall.ui.models.paper_list import PaperListModel
from holdall.ui.models.record_list import ID_ROLE, Column
from holdall.ui.pages.list_and_form import stored
from holdall.ui.pages.many_papers import ManyPapers
from holdall.ui.pages.page import Page
from holdall.ui.pages.paper_filters import PaperFilters
from holdall.ui.pages.paper_pages import PaperPages
from holdall.ui.pages.paper_views import PaperViews
from holdall.ui.pages.scrolled import scrolled_column
from holdall.ui.pictures import Thumbnails
from holdall.ui.plain_text import tool_tip
from holdall.ui.read_only import rest_if_read_only
from holdall.ui.saving import Saving
from holdall.ui.session import Session
from holdall.ui.theme.icons import set_icon
from holdall.ui.theme.tokens import SPACE_M, SPACE_XL
from holdall.ui.widgets.basics import button, icon_button
from holdall.ui.widgets.empty_state import EmptyState
from holdall.ui.wording import dates
from holdall.ui.wording.kinds import word
from holdall.vault.row_query import Row, RowQuery

_GRID, _EMPTY = 0, 1
_LINES_FOR_PAGES = 22
"""Lower than so many lines of text, the page gives all the room beside the pictures to the fields."""


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


class PapersPage(Page):
    """Enter opens the chosen paper wide, Escape goes back to all papers."""

    KINDS: ClassVar[frozenset[str]] = frozenset({"paper", "file", "person"})

    def __init__(self, session: Session) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Papers"))
        self.importing = Importing(session, self)
        self.saving = Saving(session, self)
        self.model = PaperListModel(
            session.records,
            RowQuery(kind="paper", order="created"),
            self._columns(),
            Thumbnails(session),
            _today(),
        )
        self.model.setParent(self)
        self.views = PaperViews(self.model)
        self.grid, self.list = self.views.grid, self.views.list
        self.form = PaperForm(session, self.title_of, _today)
        self.pages = PaperPages(session)
        self.many = ManyPapers(session)
        self.filters = PaperFilters(session.records)
        self._wide = self._refreshing = False
        self._chosen: tuple[str, ...] = ()
        """As last shown: after a commit other papers may stand in the rows that are chosen."""
        self._build()
        self._connect()

    def handlers(self) -> Mapping[str, Handler]:
        own: dict[str, Handler] = {
            "import": self.importing.pick_files, "import-folder": self.importing.pick_folder,
            "new": self.importing.pick_files,
            "next": self.next, "previous": self.previous,
        }  # fmt: skip
        if self.current_id():
            own |= {
                "open": self.toggle_wide, "delete": self.delete, "export": self.save_original,
                "zoom-in": self.pages.view.zoom_in, "zoom-out": self.pages.view.zoom_out,
                "zoom-fit": self.pages.view.fit, "rotate": self.pages.view.rotate,
            }  # fmt: skip
        return own

    def refresh(self) -> None:
        kept, row, many = self.current_id(), self.views.current_row(), self._chosen
        scrolled = self.views.view().verticalScrollBar().value()
        self._refreshing = True
        self.filters.refresh()
        self.model.refresh()
        self._show_whether_empty()
        place = self.model.place(kept) if kept else 0
        self.views.select(place if place >= 0 else row)  # what was deleted leaves its place to the next
        if len(many) > 1:
            self.views.choose_again(many, self.session.records.rows(self.model.query))
        if kept:
            self.views.view().verticalScrollBar().setValue(scrolled)
        self._refreshing = False
        self._show_current()

    def main_part(self) -> QWidget:
        return self.views.view()

    def search(self, text: str) -> None:
        self._ask(text=text)

    def show_record(self, record_id: str) -> None:
        self.filters.show_all()
        self.model.set_query(text="", subkinds=(), person_id="")
        self._show_whether_empty()
        self.views.select(self.model.place(record_id))

    def current_id(self) -> str:
        """The chosen paper, or empty."""
        return str(self.grid.currentIndex().data(ID_ROLE) or "")

    def chosen_ids(self) -> tuple[str, ...]:
        """All chosen papers."""
        return self.views.chosen_ids()

    def title_of(self, record_id: str) -> str:
        """The title of any record, empty when it is gone."""
        record = stored(self.session, record_id)
        return record.title_text if record is not None else ""

    def next(self) -> None:
        """The next paper."""
        self.views.select(self.views.current_row() + 1)

    def previous(self) -> None:
        """The paper before."""
        self.views.select(self.views.current_row() - 1)

    def toggle_wide(self) -> None:
        """Pages and fields side by side over the whole width, or all papers again."""
        self._wide = not self._wide and bool(self.current_id())
        self.filters.setVisible(not self._wide)
        self.views.setVisible(not self._wide)
        self._back.setVisible(self._wide)
        self._as.setHidden(self._wide)
        self._make_room()
        self._detail.setOrientation(Qt.Orientation.Horizontal if self._wide else Qt.Orientation.Vertical)
        (self.pages.view if self._wide else self.views.view()).setFocus()
        QTimer.singleShot(
            0, self.views, self.views.scroll_to_chosen
        )  # the view has its size after the next layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def delete(self) -> None:
        """Delete the chosen papers; undo brings them back, files and all."""
        if self.views.are_many_chosen():
            self.many.delete()
            return
        paper = stored(self.session, self.current_id())
        if not isinstance(paper, Paper):
            return
        if self._wide:
            self.toggle_wide()
        delete(self.session.records, [paper.id], self.tr("Delete: %1").replace("%1", paper.title))
        self.session.notice.emit(self.tr("Deleted: %1").replace("%1", paper.title), True)

    def save_original(self) -> None:
        """Save the paper's files, bit for bit, where the user says."""
        paper = stored(self.session, self.current_id())
        if isinstance(paper, Paper):
            self.saving.save(self._files(paper))

    def take(self, paths: Sequence[Path]) -> None:
        """Put dropped files in."""
        self.importing.take(paths)

    def _files(self, paper: Paper) -> list[StoredFile]:
        files = [stored(self.session, file_id) for file_id in paper.file_ids]
        return [file for file in files if isinstance(file, StoredFile)]

    def _make_room(self) -> None:
        """In a low window with large text the preview would be smaller than the picture in the grid."""
        enough = self.height() >= _LINES_FOR_PAGES * self.fontMetrics().lineSpacing()
        self.pages.setVisible(self._wide or enough)

    def _show_current(self) -> None:
        self._chosen = many = self.chosen_ids()
        self._side.setCurrentIndex(1 if len(many) > 1 else 0)
        if len(many) > 1:
            self.many.show_papers(many)
        paper = stored(self.session, self.current_id())
        self._side.setVisible(isinstance(paper, Paper))
        if isinstance(paper, Paper):
            files = self._files(paper)
            self.form.show_record(paper.id)
            self.form.claims.show_claims(files, paper.date)
            self.pages.show_files(files)
        elif self._wide:
            self.toggle_wide()
        self.handlers_changed.emit()

    def _row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: ARG002
        if current.isValid() and not self._refreshing:  # then it is shown once, at the end
            self._show_current()

    def _selection_changed(self) -> None:
        if self._refreshing:
            return
        if self.views.are_many_chosen() or self._side.currentIndex() == 1:
            self._show_current()

    def _filter(self, fields: dict[str, object]) -> None:
        self._ask(**fields)

    def _ask(self, **changes: object) -> None:
        self.model.set_query(**changes)
        self._show_whether_empty()
        self.views.select(0)
        self._show_current()

    def _show_whether_empty(self) -> None:
        query, there = self.model.query, self.model.rowCount()
        filtered = bool(query.text or query.subkinds or query.person_id)
        was_empty = self._stack.currentIndex() == _EMPTY
        anything = bool(there or filtered)
        self._stack.setCurrentIndex(_GRID if anything else _EMPTY)
        self._as.setVisible(anything and not self._wide)
        for each in self._put_in:
            each.setVisible(anything)
        self.views.show_whether_empty()
        if was_empty and there and self.isVisible() and not isinstance(QApplication.focusWidget(), QLineEdit):
            self.views.view().setFocus()

    def _show_as(self) -> None:
        as_list = self.views.toggle()
        words = self.tr("Show as pictures") if as_list else self.tr("Show as a list")
        set_icon(self._as, "grid" if as_list else "list", "secondary")
        self._as.setAccessibleName(words)
        self._as.setToolTip(tool_tip(words))

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Title"), _title, "title"),
            Column(self.tr("What it is"), _kind),
            Column(self.tr("Date"), self._when, "date"),
        )

    def _when(self, row: Row) -> str:
        paper = stored(self.session, row.id)
        return dates.partial(paper.date) if isinstance(paper, Paper) else ""

    def _connect(self) -> None:
        self.grid.selectionModel().currentRowChanged.connect(self._row_changed)
        self.grid.selectionModel().currentChanged.connect(self._row_changed)
        self.grid.opened.connect(self.toggle_wide)
        self.list.doubleClicked.connect(self.toggle_wide)
        self.grid.selectionModel().selectionChanged.connect(self._selection_changed)
        self.filters.changed.connect(self._filter)
        self.form.person_opened.connect(self._open_person)
        self.form.paper_opened.connect(self.show_record)
        if not self.session.read_only:
            self.drops = DropTarget(self, self.take)

    def _open_person(self, person_id: str) -> None:
        self.navigate.emit("people", person_id)

    def _build(self) -> None:
        self._back = button(self.tr("All papers"), self.toggle_wide, kind="quiet", icon="left")
        self._back.setShortcut(Qt.Key.Key_Escape)
        self._back.hide()
        self.corner.addWidget(self._back)
        self._as = icon_button("list", self.tr("Show as a list"), self._show_as)
        self.corner.addWidget(self._as)
        self._put_in = (
            button(self.tr("Put a folder in"), self.importing.pick_folder, icon="folder"),
            button(self.tr("Put files in"), self.importing.pick_files, kind="primary", icon="import"),
        )
        for each in self._put_in:
            self.corner.addWidget(each)
        self._stack = QStackedWidget()
        there = QWidget()
        column = QVBoxLayout(there)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.filters)
        column.addWidget(self._split(), 1)
        self._stack.addWidget(there)
        empty = self.tr("Nothing here yet. Drop files or a whole folder; nothing is changed or deleted.")
        nothing = EmptyState("papers", empty, self.tr("Put files in"), self.importing.pick_files)
        nothing.add(button(self.tr("Put a folder in"), self.importing.pick_folder))
        self._stack.addWidget(nothing)
        rest_if_read_only(
            self.session, *self._put_in, *nothing.findChildren(QPushButton), *self.many.questions
        )
        self.body.addWidget(self._stack, 1)

    def _split(self) -> QSplitter:
        area, fields = scrolled_column()
        fields.addWidget(self.form)
        fields.addStretch(1)
        self._detail = QSplitter(Qt.Orientation.Vertical)
        for part in (self.pages, area):
            self._detail.addWidget(part)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.views)
        self._side = QStackedWidget()
        self._side.addWidget(self._detail)
        self._side.addWidget(self.many)
        splitter.addWidget(self._side)
        for each, gap in ((splitter, SPACE_XL), (self._detail, SPACE_M)):
            each.setChildrenCollapsible(False)
            each.setHandleWidth(gap)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([620, 460])
        self._detail.setSizes([600, 400])
        return splitter


def _title(row: Row) -> str:
    return row.title


def _kind(row: Row) -> str:
    return word(PaperKind(row.subkind)) if row.subkind else ""
