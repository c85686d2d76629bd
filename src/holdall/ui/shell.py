"""The frame around the pages while a vault is open: rail, search box, page, status line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from holdall.ui.importing import DropTarget
from holdall.ui.pages.keys import KeysPage
from holdall.ui.pages.page import Page
from holdall.ui.pages.papers import PapersPage
from holdall.ui.pages.registry import PAGES
from holdall.ui.pages.vault import VaultPage
from holdall.ui.rail import Rail, Words
from holdall.ui.session import Session
from holdall.ui.theme.tokens import BASE_PX, SPACE_L, SPACE_S
from holdall.ui.widgets.basics import icon_button
from holdall.ui.widgets.statement_edit import StatementEdit
from holdall.ui.widgets.status_line import StatusLine
from holdall.ui.widgets.text_fields import TextArea, TextField
from holdall.ui.wording.findings import reminder

_RAIL_WORDS = ((1200, Words.BESIDE), (900, Words.BELOW))
"""Least widths, in pixels at 100 % text."""
_SEARCH_WIDTH = 420
_SEARCH_DELAY_MS = 150
HELP = "help"


class Shell(QWidget):
    """Makes pages when they are first asked for and shows one."""

    page_shown = Signal(object)
    lock_requested = Signal()
    erase_confirmed = Signal()
    rekey_confirmed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.rail = Rail(PAGES)
        self.search = self._search_box()
        self.menu_button = icon_button("menu", self.tr("Menu"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._stack = QStackedWidget()
        self._pages: dict[str, Page] = {}
        self.status = StatusLine(session.jobs, read_only=bool(session.read_only))
        self._build()
        self.status.notice.undo_requested.connect(session.undo)
        session.notice.connect(self.status.notice.show_message)
        session.edits.changed.connect(self._show_unsaved)
        self._show_unsaved()
        self.status.lead_wanted.connect(self._show_overlooked)
        session.overlooked.changed.connect(self._remind)
        self._remind()
        self.rail.chosen.connect(self.show_page)
        if not session.read_only:
            DropTarget(self, self.take_files)

    @property
    def page(self) -> Page:
        """The page in front."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    @property
    def page_id(self) -> str:
        """Its id."""
        return next((key for key, page in self._pages.items() if page is self.page), "")

    def show_page(self, page_id: str, record_id: str = "") -> None:
        """Bring a page to the front, and one record on it; an unknown page is left alone."""
        page = self._pages.get(page_id) or self._make(page_id)
        if page is None:
            return
        self._stack.setCurrentWidget(page)
        self.rail.choose(page_id)
        self.search.clear()
        words = self.tr("Search") if page.searchable() else self.tr("Search in papers")
        self.search.setPlaceholderText(words)
        self.search.setAccessibleName(self.tr("Search on this page") if page.searchable() else words)
        if record_id:
            page.show_record(record_id)
        self.page_shown.emit(page)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Put dropped files into the vault, wherever they were dropped."""
        self.show_page("papers")
        if isinstance(self.page, PapersPage):
            self.page.take(paths)

    def forget_other_pages(self) -> None:
        """Drop the pages not in front, to be made anew when shown: restyling them would take long."""
        front = self.page
        for page_id, page in list(self._pages.items()):
            if page is not front:
                del self._pages[page_id]
                self._stack.removeWidget(page)
                page.deleteLater()

    def next_part(self) -> None:
        """F6: rail, search, page, and round again."""
        focused = QApplication.focusWidget()
        if focused is not None and self.rail.isAncestorOf(focused):
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        elif focused is self.search:
            self.page.focusNextChild()
        else:
            self.rail.focus_entry()

    def save_what_is_typed(self) -> None:
        """Commit what stands in a field and was not left yet; a window in the background tells no field."""
        QGuiApplication.inputMethod().commit()
        for kind in (TextField, TextArea, StatementEdit):
            for field in self.findChildren(kind):
                field.commit()

    def start_search(self) -> None:
        """Put the cursor into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() * BASE_PX / self.font().pixelSize()
        self.rail.show_words(next((words for least, words in _RAIL_WORDS if room >= least), Words.NONE))

    def _show_unsaved(self) -> None:
        self.status.show_unsaved(self.session.edits.waiting)

    def _remind(self) -> None:
        self.status.remind(reminder(self.session.overlooked.findings))

    def _show_overlooked(self) -> None:
        self.show_page("vault")
        if isinstance(self.page, VaultPage):
            self.page.show_overlooked()

    def _make(self, page_id: str) -> Page | None:
        if page_id == HELP:
            page: Page = KeysPage(self.session)
        else:
            spec = next((spec for spec in PAGES if spec.id == page_id), None)
            if spec is None:
                return None
            page = spec.make(self.session)
        if isinstance(page, VaultPage):
            page.lock_requested.connect(self.lock_requested)
            page.erase_confirmed.connect(self.erase_confirmed)
            page.rekeying.confirmed.connect(self.rekey_confirmed)
        page.navigate.connect(self.show_page)
        self._pages[page_id] = page
        self._stack.addWidget(page)
        return page

    def _build(self) -> None:
        bar = QFrame()
        bar.setObjectName("topbar")
        top = QHBoxLayout(bar)
        top.setContentsMargins(SPACE_L, SPACE_S, SPACE_S, SPACE_S)
        top.addWidget(self.search)
        top.addStretch(1)
        top.addWidget(icon_button("lock", self.tr("Lock"), self.lock_requested.emit))
        top.addWidget(self.menu_button)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(bar)
        right.addWidget(self._stack, 1)
        right.addWidget(self.status)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)

    def _search_box(self) -> QLineEdit:
        box = QLineEdit()
        box.setClearButtonEnabled(False)
        box.setFixedWidth(_SEARCH_WIDTH)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_SEARCH_DELAY_MS)
        self._delay.timeout.connect(self._search_now)
        box.textChanged.connect(self._delay.start)
        return box

    def _search_now(self) -> None:
        words = self.search.text()
        if words and not self.page.searchable():  # nothing to find there: then in papers
            self.show_page("papers")
            self.search.setText(words)
            self._delay.stop()
        self.page.search(words)
