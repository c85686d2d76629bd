"""The panels of the page of today: next dates, how far the dossier is, what else the case lacks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from holdall.case.dossier_plan import DossierPlan
from holdall.case.readiness import IN_THE_WAY, Gap
from holdall.ui.agenda import Agenda, Deadline
from holdall.ui.theme.tokens import SPACE_L, SPACE_XL, SPACE_XS
from holdall.ui.widgets.basics import heading, icon_label, panel, paragraph
from holdall.ui.widgets.cards import LineCard
from holdall.ui.widgets.ring import Ring
from holdall.ui.wording import dates
from holdall.ui.wording.direction import within
from holdall.ui.wording.gaps import gap_sentence

_MOST_LINES = 5
_PAGES = {
    "paper": "papers", "person": "people", "event": "story", "application": "applications",
    "dossier-plan": "dossiers",
}  # fmt: skip


class TodayPanels(QObject):
    """Makes the panels; `wanted(page, record id)` when a line is clicked."""

    wanted = Signal(str, str)

    def panels(self, agenda: Agenda, today: date) -> list[QWidget]:
        """Every panel that has something to say, the most urgent first."""
        made: list[QWidget] = [self._dates(agenda.deadlines, today)]
        if agenda.plan is not None:
            made.append(self._dossier(agenda, agenda.plan))
        if agenda.case_gaps or agenda.unsorted:
            made.append(self._case(agenda))
        return made

    def _dates(self, deadlines: Sequence[Deadline], today: date) -> QFrame:
        frame, layout = panel()
        layout.setSpacing(SPACE_XS)
        layout.addWidget(heading(self.tr("Next dates"), 2))
        if not deadlines:
            words = self.tr(
                "No dates ahead. Dates of applications and expiry dates of documents appear here."
            )
            layout.addWidget(paragraph(words, "secondary"))
        for item in deadlines[:_MOST_LINES]:
            layout.addWidget(self._date(today, item))
        self._and_more(layout, len(deadlines))
        return frame

    def _date(self, today: date, item: Deadline) -> LineCard:
        words = " · ".join(part for part in (item.title, item.step) if part) or self.tr("Without a title")
        text = self.tr("%1 expires").replace("%1", within(words)) if item.expires else words
        late = item.day < today
        ends = (
            paragraph(dates.day(item.day), "secondary"),
            paragraph(dates.days_from(today, item.day), "caution" if late else ""),
        )
        mark = icon_label("warning" if late else "clock", "caution" if late else "secondary", 16)
        return self._leading(LineCard(mark, text, *ends), _PAGES[item.kind], item.record_id)

    def _dossier(self, agenda: Agenda, plan: DossierPlan) -> QFrame:
        frame, layout = panel()
        done, total = agenda.readiness.complete, agenda.readiness.total
        counted = self.tr("Complete: %1 of %2 (the dossier itself, its people, exhibits and events).")
        counted = counted.replace("%1", str(done)).replace("%2", str(total))
        words = QVBoxLayout()
        words.setSpacing(SPACE_XS)
        words.addWidget(heading(plan.title or self.tr("Dossier"), 2))
        words.addWidget(paragraph(counted, "secondary"))
        self._gaps(words, agenda, agenda.gaps)
        if not agenda.gaps:
            nothing = self.tr(
                "Nothing obvious is missing. The dossier page shows what this authority asks for."
            )
            card = LineCard(icon_label("check", "accent", 16), nothing)
            words.addWidget(self._leading(card, "dossiers", plan.id))
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(SPACE_XL)
        ring = QVBoxLayout()
        ring.addWidget(Ring(done, total, counted))
        ring.addStretch(1)
        row.addLayout(ring)
        row.addLayout(words, 1)
        layout.addLayout(row)
        return frame

    def _case(self, agenda: Agenda) -> QFrame:
        frame, layout = panel()
        layout.setSpacing(SPACE_XS)
        layout.addWidget(heading(self.tr("Still to be written down"), 2))
        if agenda.unsorted:
            words = self.tr("%n paper(s): not said yet what they are.", "", agenda.unsorted)
            card = LineCard(icon_label("papers", "secondary", 16), words)
            layout.addWidget(self._leading(card, "papers", agenda.first_unsorted))
        self._gaps(layout, agenda, agenda.case_gaps)
        return frame

    def _gaps(self, layout: QVBoxLayout, agenda: Agenda, gaps: Sequence[Gap]) -> None:
        for gap in gaps[:_MOST_LINES]:
            blocking = gap.code in IN_THE_WAY
            mark = icon_label("warning" if blocking else "info", "caution" if blocking else "secondary", 16)
            record = agenda.named.get(gap.record_id)
            page = _PAGES[record.KIND] if record is not None else "dossiers"
            target = gap.record_id if record is not None else ""
            line = LineCard(mark, gap_sentence(gap, _title_in(agenda)))
            layout.addWidget(self._leading(line, page, target))
        self._and_more(layout, len(gaps))

    def _and_more(self, layout: QVBoxLayout, count: int) -> None:
        if count > _MOST_LINES:
            more = paragraph(self.tr("and %n more", "", count - _MOST_LINES), "secondary")
            more.setContentsMargins(SPACE_L + SPACE_XL, 0, 0, 0)
            layout.addWidget(more)

    def _leading(self, card: LineCard, page: str, record_id: str) -> LineCard:
        card.setObjectName(f"{page} {record_id}")
        card.clicked.connect(self._clicked)
        return card

    def _clicked(self) -> None:
        page, record_id = self.sender().objectName().split(" ")
        self.wanted.emit(page, record_id)


def _title_in(agenda: Agenda) -> Callable[[str], str]:
    def title_of(record_id: str) -> str:
        record = agenda.named.get(record_id)
        return record.title_text if record is not None else ""

    return title_of
