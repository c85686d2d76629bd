"""Papers: pictures or a list, filter chips, and beside them the chosen paper with its pages and fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from holdall.case.paper import IDENTITY_KINDS, Paper, PaperKind
from holdall.case.stored_file import StoredFile
from holdall.ui.actions import Handler
from holdall.ui.forms.paper_form import PaperForm
from holdall.ui.importing import DropTarget, Importing
from holdall.ui.models.paper_list import PaperListModel
from holdall.ui.models.record_list import ID_ROLE, Column
from holdall.ui.pages.list_and_form import stored
from holdall.ui.pages.page import Page
from holdall.ui.pages.paper_pages import PaperPages
from holdall.ui.pages.scrolled import scrolled_column
from holdall.ui.pictures import Thumbnails
from holdall.ui.saving import Saving
from holdall.ui.session import Session
from holdall.ui.theme.tokens import SPACE_M, SPACE_XL
from holdall.ui.widgets.basics import button, icon_button
from holdall.ui.widgets.chips import Chips
from holdall.ui.widgets.empty_state import EmptyState
from holdall.ui.widgets.thumbnail_grid import ThumbnailGrid
from holdall.ui.wording import dates
from holdall.ui.wording.kinds import word
from holdall.vault.row_query import Row, RowQuery

_TRANSLATIONS = frozenset({PaperKind.TRANSLATION, PaperKind.TRANSLATION_CERTIFICATE})
_GRID, _EMPTY = 0, 1


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
        self.grid = ThumbnailGrid(self.tr("Papers as pictures"))
        self.grid.setModel(self.model)
        self.list = self._list()
        self.list.setSelectionModel(self.grid.selectionModel())
        self.form = PaperForm(session, self.title_of, _today)
        self.pages = PaperPages(session)
        self._wide = False
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
        kept = self.current_id()
        self.model.refresh()
        filtered = bool(self.model.query.text or self.model.query.subkinds)
        self._stack.setCurrentIndex(_GRID if self.model.rowCount() or filtered else _EMPTY)
        self._select(self.model.place(kept) if kept else 0)
        self._show_current()

    def search(self, text: str) -> None:
        self.model.set_query(text=text)
        self._select(0)
        self._show_current()

    def show_record(self, record_id: str) -> None:
        self._chips.choose(())
        self.model.set_query(text="", subkinds=())
        self._select(self.model.place(record_id))

    def current_id(self) -> str:
        """The chosen paper, or empty."""
        return str(self.grid.currentIndex().data(ID_ROLE) or "")

    def title_of(self, record_id: str) -> str:
        """The title of any record, empty when it is gone."""
        record = stored(self.session, record_id)
        return record.title_text if record is not None else ""

    def next(self) -> None:
        """The next paper."""
        self._select(self.grid.currentIndex().row() + 1)

    def previous(self) -> None:
        """The paper before."""
        self._select(self.grid.currentIndex().row() - 1)

    def toggle_wide(self) -> None:
        """Pages and fields side by side over the whole width, or all papers again."""
        self._wide = not self._wide and bool(self.current_id())
        self._left.setVisible(not self._wide)
        self._back.setVisible(self._wide)
        self._detail.setOrientation(Qt.Orientation.Horizontal if self._wide else Qt.Orientation.Vertical)
        (self.pages.view if self._wide else self.grid).setFocus()

    def delete(self) -> None:
        """Delete the chosen paper; undo brings it back, files and all."""
        paper = stored(self.session, self.current_id())
        if not isinstance(paper, Paper):
            return
        if self._wide:
            self.toggle_wide()
        with self.session.change(self.tr("Delete: %1").replace("%1", paper.title)) as transaction:
            transaction.delete(paper.id)
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

    def _show_current(self) -> None:
        paper = stored(self.session, self.current_id())
        self._detail.setVisible(isinstance(paper, Paper))
        if isinstance(paper, Paper):
            self.form.show_record(paper.id)
            self.pages.show_files(self._files(paper))
        elif self._wide:
            self.toggle_wide()
        self.handlers_changed.emit()

    def _select(self, row: int) -> None:
        if self.model.rowCount():
            index = self.model.index(max(0, min(row, self.model.rowCount() - 1)), 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.grid.selectionModel().setCurrentIndex(index, flags)
            self.grid.scrollTo(index)

    def _row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: ARG002
        if current.isValid():
            self._show_current()

    def _filter(self, families: tuple[str, ...]) -> None:
        kinds = [kind for kind in PaperKind if _family(kind) in families]
        self.model.set_query(subkinds=tuple(kind.value for kind in kinds))
        self._select(0)
        self._show_current()

    def _show_as(self) -> None:
        pictures = self._views.currentWidget() is self.list
        self._views.setCurrentWidget(self.grid if pictures else self.list)

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
        self._chips.changed.connect(self._filter)
        self.form.person_opened.connect(self._open_person)
        self.form.paper_opened.connect(self.show_record)
        self.drops = DropTarget(self, self.take)

    def _open_person(self, person_id: str) -> None:
        self.navigate.emit("people", person_id)

    def _build(self) -> None:
        self._back = button(self.tr("All papers"), self.toggle_wide, kind="quiet", icon="left")
        self._back.setShortcut(Qt.Key.Key_Escape)
        self._back.hide()
        self.corner.addWidget(self._back)
        self.corner.addWidget(icon_button("list", self.tr("List or pictures"), self._show_as))
        self.corner.addWidget(button(self.tr("Put a folder in"), self.importing.pick_folder, icon="folder"))
        put_in = button(self.tr("Put files in"), self.importing.pick_files, kind="primary", icon="import")
        self.corner.addWidget(put_in)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split())
        empty = self.tr("Nothing here yet. Drop files or a whole folder; nothing is changed or deleted.")
        self._stack.addWidget(EmptyState("papers", empty, self.tr("Put files in"), self.importing.pick_files))
        self.body.addWidget(self._stack, 1)

    def _split(self) -> QSplitter:
        self._chips = Chips((
            ("identity", self.tr("Identity")), ("evidence", self.tr("Evidence")),
            ("translation", self.tr("Translations")), ("other", self.tr("Not sorted yet")),
        ))  # fmt: skip
        self._views = QStackedWidget()
        self._views.addWidget(self.grid)
        self._views.addWidget(self.list)
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self._chips)
        column.addWidget(self._views, 1)
        area, fields = scrolled_column()
        fields.addWidget(self.form)
        fields.addStretch(1)
        self._detail = QSplitter(Qt.Orientation.Vertical)
        for part in (self.pages, area):
            self._detail.addWidget(part)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._left)
        splitter.addWidget(self._detail)
        for each in (splitter, self._detail):
            each.setChildrenCollapsible(False)
            each.setHandleWidth(SPACE_XL)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([620, 460])
        self._detail.setSizes([320, 340])
        return splitter

    def _list(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Papers as a list"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setSortingEnabled(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(0)  # by the rows in sight; a thousand would be read on each change
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return table


def _family(kind: PaperKind) -> str:
    if kind in IDENTITY_KINDS:
        return "identity"
    if kind in _TRANSLATIONS:
        return "translation"
    return "other" if kind is PaperKind.OTHER else "evidence"


def _title(row: Row) -> str:
    return row.title


def _kind(row: Row) -> str:
    return word(PaperKind(row.subkind)) if row.subkind else ""
