"""What is next: three steps in an empty vault, else counts, the next dates, and what the dossier lacks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import ClassVar

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from holdall.case.dossier_plan import DossierPlan
from holdall.ui.agenda import Agenda, Deadline, read_agenda
from holdall.ui.pages.page import Page
from holdall.ui.pages.scrolled import scrolled_column
from holdall.ui.session import Session
from holdall.ui.theme.tokens import SPACE_M, SPACE_XL
from holdall.ui.widgets.basics import clear, heading, icon_label, panel, paragraph
from holdall.ui.widgets.cards import ActionCard, CountCard
from holdall.ui.wording import dates
from holdall.ui.wording.gaps import gap_sentence

_MOST_LINES = 6


class TodayPage(Page):
    """The first page after unlocking."""

    KINDS: ClassVar[frozenset[str]] = frozenset({"paper", "person", "event", "application", "dossier-plan"})

    def __init__(self, session: Session) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Today"))
        area, self._column = scrolled_column()
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
        self._agenda.addWidget(self._dates_panel(agenda))
        if agenda.plan is not None:
            self._agenda.addWidget(self._dossier_panel(agenda, agenda.plan))

    def _dates_panel(self, agenda: Agenda) -> QFrame:
        frame, layout = panel()
        layout.addWidget(heading(self.tr("Next dates"), 2))
        if not agenda.deadlines:
            words = self.tr(
                "No dates ahead. Dates of applications and expiry dates of documents appear here."
            )
            layout.addWidget(paragraph(words, "secondary"))
        today = _today()
        for item in agenda.deadlines[:_MOST_LINES]:
            layout.addLayout(self._date_line(today, item))
        return frame

    def _date_line(self, today: date, item: Deadline) -> QHBoxLayout:
        words = " · ".join(part for part in (item.title, item.step) if part)
        text = self.tr("%1 expires").replace("%1", words) if item.expires else words
        late = item.day < today
        row = self._line("warning" if late else "clock", "caution" if late else "secondary", text)
        row.addWidget(paragraph(dates.day(item.day), "secondary"))
        row.addWidget(paragraph(dates.days_from(today, item.day), "caution" if late else ""))
        return row

    def _dossier_panel(self, agenda: Agenda, plan: DossierPlan) -> QFrame:
        frame, layout = panel()
        layout.addWidget(heading(plan.title or self.tr("Dossier"), 2))
        for gap in agenda.gaps[:_MOST_LINES]:
            text = gap_sentence(gap, lambda record_id: agenda.titles.get(record_id, ""))
            layout.addLayout(self._line("info", "caution", text))
        more = len(agenda.gaps) - _MOST_LINES
        if more > 0:
            layout.addWidget(paragraph(self.tr("and %n more", "", more), "secondary"))
        if not agenda.gaps:
            words = self.tr(
                "Nothing obvious is missing. The dossier page shows what this authority asks for."
            )
            layout.addLayout(self._line("check", "accent", words))
        return frame

    def _line(self, icon: str, tone: str, text: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        row.addWidget(icon_label(icon, tone, 16))
        row.addWidget(paragraph(text), 1)
        return row

    def _go(self) -> None:
        self.navigate.emit(self.sender().objectName(), "")


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
