"""What is next: three steps in an empty vault, else counts, the next dates, and what the dossier lacks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from holdall.case.application import Application, ApplicationStatus
from holdall.case.dossier_plan import DossierPlan
from holdall.case.paper import Paper
from holdall.ui.pages.page import Page
from holdall.ui.pages.scrolled import scrolled_column
from holdall.ui.session import Session
from holdall.ui.theme.tokens import SPACE_M, SPACE_S, SPACE_XL
from holdall.ui.widgets.basics import heading, icon_label, panel, paragraph
from holdall.ui.widgets.cards import ActionCard, CountCard
from holdall.ui.wording import dates

_MOST_DATES = 6
_ENDED = frozenset(
    {
        ApplicationStatus.GRANTED,
        ApplicationStatus.REFUSED,
        ApplicationStatus.WITHDRAWN,
        ApplicationStatus.EXPIRED,
    }
)


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


class TodayPage(Page):
    """The first page after unlocking."""

    KINDS: ClassVar[frozenset[str]] = frozenset({"paper", "person", "event", "application", "dossier-plan"})

    def __init__(self, session: Session) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Today"))
        area, self._column = scrolled_column()
        self._column.setSpacing(SPACE_XL)
        self.body.addWidget(area)

    def refresh(self) -> None:
        _clear(self._column)
        counts = {kind: self._count(kind) for kind in sorted(self.KINDS)}
        if not any(counts.values()):
            self._show_steps()
        else:
            self._show_counts(counts)
            self._show_dates()
            self._show_dossier()
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

    def _show_dates(self) -> None:
        frame, layout = panel()
        layout.addWidget(heading(self.tr("Next dates"), 2))
        lines = sorted(self._dates())[:_MOST_DATES]
        if not lines:
            layout.addWidget(
                paragraph(
                    self.tr(
                        "No dates ahead. Dates of applications and expiry dates of documents appear here."
                    ),
                    "secondary",
                )
            )
        today = self._today()
        for when, text in lines:
            layout.addLayout(self._date_line(today, when, text))
        self._column.addWidget(frame)

    def _date_line(self, today: date, when: date, text: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        late = when < today
        row.addWidget(icon_label("warning" if late else "clock", "caution" if late else "secondary", 16))
        row.addWidget(paragraph(text), 1)
        row.addWidget(paragraph(dates.day(when), "secondary"))
        row.addWidget(paragraph(dates.days_from(today, when), "caution" if late else ""))
        return row

    def _dates(self) -> list[tuple[date, str]]:
        found: list[tuple[date, str]] = []
        for item in self.session.records.all(Application):
            if item.next_date and item.status not in _ENDED:
                found.append(
                    (item.next_date.first_day, " · ".join(t for t in (item.title, item.next_step) if t))
                )
        for paper in self.session.records.all(Paper):
            if paper.identity and paper.identity.expires and paper.identity.expires.last_day >= self._today():
                found.append(
                    (paper.identity.expires.last_day, self.tr("%1 expires").replace("%1", paper.title))
                )
        return found

    def _show_dossier(self) -> None:
        plans: list[DossierPlan] = self.session.records.all(DossierPlan)
        if not plans:
            return
        frame, layout = panel()
        plan = plans[-1]
        layout.addWidget(heading(plan.title or self.tr("Dossier"), 2))
        gaps = self._gaps(plan)
        for text in gaps:
            layout.addLayout(self._gap_line("info", "caution", text))
        if not gaps:
            layout.addLayout(
                self._gap_line(
                    "check",
                    "accent",
                    self.tr(
                        "Nothing obvious is missing. The dossier page shows what this authority asks for."
                    ),
                )
            )
        self._column.addWidget(frame)

    def _gap_line(self, icon: str, tone: str, text: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(icon_label(icon, tone, 16))
        row.addWidget(paragraph(text), 1)
        return row

    def _gaps(self, plan: DossierPlan) -> list[str]:
        gaps: list[str] = []
        if not plan.applicant_id:
            gaps.append(self.tr("It does not say yet whose dossier it is."))
        if not plan.statement.strip():
            gaps.append(self.tr("The statement is not written yet."))
        if not plan.exhibits:
            gaps.append(self.tr("No exhibit has been chosen yet."))
        return gaps

    def _today(self) -> date:
        return datetime.now(UTC).astimezone().date()

    def _go(self) -> None:
        self.navigate.emit(self.sender().objectName(), "")
