"""What is next: three steps in an empty vault, else counts, the next dates, and what the dossier lacks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from holdall.ui.agenda import Agenda, read_agenda
from holdall.ui.pages.page import Page
from holdall.ui.pages.scrolled import scrolled_column
from holdall.ui.pages.today_panels import TodayPanels
from holdall.ui.session import Session
from holdall.ui.theme.tokens import SPACE_M, SPACE_XL
from holdall.ui.widgets.basics import clear, paragraph
from holdall.ui.widgets.cards import ActionCard, CountCard
from holdall.vault.row_query import RowQuery

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
        self._reading = self._outdated = False
        self.body.addWidget(area)

    def refresh(self) -> None:
        if self._agenda is None:
            self._show_counts(_counts(self.session.records))
        if self._agenda is not None:
            self._read()

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        """Begin the page anew: how much there is and room for the agenda, or the steps when nothing is."""
        clear(self._column)
        self._agenda = None
        if not any(counts.values()):
            self._show_steps()
        else:
            self._add_cards(counts)
            self._agenda = QVBoxLayout()
            self._agenda.setSpacing(SPACE_XL)
            self._column.addLayout(self._agenda)
        self._column.addStretch(1)

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

    def _add_cards(self, counts: Mapping[str, int]) -> None:
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
        row.show()

    def _read(self) -> None:
        """In the background, one reading at a time: each holds the vault for as long as the case is large."""
        self._outdated = self._reading
        if not self._reading:
            self._reading = True
            self.session.jobs.call(_Reading(self.session.records), self._show, self._failed)

    def _failed(self, error: object) -> None:  # noqa: ARG002 - the vault was closed meanwhile
        self._reading = False

    def _show(self, read: tuple[dict[str, int], Agenda]) -> None:
        counts, agenda = read
        self._reading = False
        cards, focused = self._cards(), QApplication.focusWidget()
        self._show_counts(counts)
        if self._agenda is not None:
            for each in self._panels.panels(agenda, _today()):
                self._agenda.addWidget(each)
                each.show()
        if isinstance(focused, QPushButton) and focused in cards:
            self._focus(focused.objectName(), cards.index(focused))
        if self._outdated:
            self._read()

    def _cards(self) -> list[QPushButton]:
        return [card for card in self.findChildren(QPushButton) if card.isVisible()]

    def _focus(self, name: str, place: int) -> None:
        """The nearest card that leads where `name` says, or just the nearest."""
        cards = self._cards()
        if cards:
            near = min((card.objectName() != name, abs(at - place), at) for at, card in enumerate(cards))
            cards[near[2]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        self.navigate.emit(self.sender().objectName(), "")


class _Reading:
    """Reads all that the page shows."""

    def __init__(self, records: Any) -> None:
        self._records = records

    def __call__(self) -> tuple[dict[str, int], Agenda]:
        return _counts(self._records), read_agenda(self._records, _today())


def _counts(records: Any) -> dict[str, int]:
    return {kind: int(records.count(RowQuery(kind=kind))) for kind in sorted(TodayPage.KINDS)}


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
