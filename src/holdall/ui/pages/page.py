"""What a page is: a heading row, a body, the actions it carries out, and when it reads the vault anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdall.ui.actions import Handler
from holdall.ui.session import Session
from holdall.ui.theme.tokens import SPACE_L, SPACE_S, SPACE_XL
from holdall.ui.widgets.basics import heading


class Page(QWidget):
    """Base of all pages.

    A page builds its widgets once, into `self.body`; buttons that concern the whole page go to
    `self.corner`. It fills them in `refresh`, which is called when it is shown and after every commit that
    changed a kind in `KINDS` (at once while it is in front, else when it comes to the front).
    """

    KINDS: ClassVar[frozenset[str]] = frozenset()
    """Record kinds whose change makes the page refresh."""

    navigate = Signal(str, str)
    """Ask the window for a page and a record on it (or an empty string)."""
    handlers_changed = Signal()
    """What `handlers()` answers is different now."""

    def __init__(self, session: Session, title: str) -> None:
        super().__init__()
        self.session = session
        self.setProperty("page", "true")
        self._stale = True
        self.head = QHBoxLayout()
        self.head.setSpacing(SPACE_S)
        self.title = heading(title)
        self.title.setWordWrap(False)
        self.corner = QHBoxLayout()
        self.corner.setSpacing(SPACE_S)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.head.addLayout(self.corner)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_L)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        layout.setSpacing(SPACE_L)
        layout.addLayout(self.head)
        layout.addLayout(self.body, 1)
        session.changed.connect(self._on_changed)

    def handlers(self) -> Mapping[str, Handler]:
        """Ids of the action table that this page carries out now, and how."""
        return {}

    def refresh(self) -> None:
        """Read what is shown from the vault; quick reads only, anything longer is a job."""

    def search(self, text: str) -> None:
        """Show only what matches; pages that have nothing to filter leave this alone."""

    def show_record(self, record_id: str) -> None:
        """Bring one record to the front."""

    def searchable(self) -> bool:
        """Whether `search` does anything here."""
        return type(self).search is not Page.search

    def main_part(self) -> QWidget | None:
        """What the keys shall work on when the page was gone to by keys, if there is one."""
        return None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if not self.KINDS & kinds:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
