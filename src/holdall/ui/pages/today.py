"""What is next: three steps in an empty vault, else counts, the next dates, and what the dossier lacks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdall.ui.agenda import Agenda, read_agenda
from holdall.ui.pages.page import Page
from holdall.ui.pages.scrolled import scrolled_column
from holdall.ui.pages.today_panels import TodayPanels
from holdall.ui.session import Session
from holdall.ui.theme.tokens import SPACE_M, SPACE_XL
from holdall.ui.widgets.basics import clear, paragraph
from holdall.ui.widgets.cards import ActionCard, CountCard

_WIDTH = 960


class TodayPage(Page):
    """The first page after unlocking."""

    KINDS: ClassVar[frozenset[str]] = frozenset({"paper", "person", "event", "application", "dossier-plan"})

    def __init__(self, session: Session) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Today"))
        area, self._column = scrolled_column(_WIDTH)
        self._panels = TodayPanels(self)
        self._panels.wanted.connect(self.navigate)
        self._column.setSpacing(SPACE_XL)
        self._agenda: QVBoxLayout | None = None
        self.body.addWidget(area)

    def refresh(self) -> None:
        clear(self._column)
        self._agenda = None
        counts = {kind: self._count(kind) for kind in sorted(self.KINDS)}
        if not any(counts.values()):
            self._show_steps()
        else:
            self._show_counts(counts)
            self._agenda = QVBoxLayout()
            self._agenda.setSpacing(SPACE_XL)
            self._column.addLayout(self._agenda)
            records = self.session.records
            self.session.jobs.call(lambda: read_agenda(records, _today()), self._show_agenda)
        self._column.addStretch(1)

    def _count(self, kind: str) -> int:
        from holdall.vault.row_query import RowQuery

        return int(self.session.records.count(RowQuery(kind=kind)))

    def _show_steps(self) -> None:
        self._column.addWidget(
            paragraph(
                self.tr("The vault is empty. Three steps, in any order, whenever you have time."), "secondary"
            )
        )
        steps = (
            (
                "import",
                self.tr("Put papers in"),
                self.tr(
                    "Drop files or a whole folder: scans, photos, court papers. Nothing is changed or "
                    "deleted."
                ),
                "papers",
            ),
            (
                "person",
                self.tr("Say who you are"),
                self.tr("Your name in every spelling your papers use, and your family."),
                "people",
            ),
            (
                "dossiers",
                self.tr("Build a dossier"),
                self.tr("Choose the authority. Holdall says what is missing and numbers every page."),
                "dossiers",
            ),
        )
        for icon, title, text, page in steps:
            card = ActionCard(icon, title, text)
            card.setObjectName(page)
            card.clicked.connect(self._go)
            self._column.addWidget(card)

    def _show_counts(self, counts: dict[str, int]) -> None:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_M)
        cards = (
            ("papers", self.tr("Papers"), counts["paper"]),
            ("people", self.tr("People"), counts["person"]),
            ("story", self.tr("Events"), counts["event"]),
            ("applications", self.tr("Applications"), counts["application"]),
        )
        for page, title, count in cards:
            card = CountCard(page, title, count)
            card.setObjectName(page)
            card.clicked.connect(self._go)
            layout.addWidget(card, 1)
        self._column.addWidget(row)

    def _show_agenda(self, agenda: Agenda) -> None:
        if self._agenda is None:
            return
        clear(self._agenda)
        for each in self._panels.panels(agenda, _today()):
            self._agenda.addWidget(each)

    def _go(self) -> None:
        self.navigate.emit(self.sender().objectName(), "")


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
