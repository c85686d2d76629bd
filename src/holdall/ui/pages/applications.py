"""Applications and permits: what was asked of whom, where it stands, what is due next."""

from __future__ import annotations

from typing import ClassVar

from holdall.case.application import Application, ApplicationKind, ApplicationStatus
from holdall.ui.forms.form import RecordForm
from holdall.ui.forms.value_binding import ValueBinding
from holdall.ui.models.record_list import ROW_ROLE, Column
from holdall.ui.pages.list_and_form import ListAndFormPage, Look, Words, stored
from holdall.ui.session import Session
from holdall.ui.widgets.linked_records import LinkedRecords
from holdall.ui.widgets.step_dots import StepDots, Steps
from holdall.ui.wording import dates
from holdall.ui.wording.kinds import choices, word
from holdall.vault.row_query import Row

_STATUS = ApplicationStatus
_DECIDED = 6
_REACHED = {
    _STATUS.PLANNED: 1, _STATUS.PREPARING: 2, _STATUS.FILED: 3, _STATUS.WAITING: 4, _STATUS.INTERVIEW: 5,
    _STATUS.GRANTED: _DECIDED, _STATUS.REFUSED: _DECIDED, _STATUS.APPEALED: 4, _STATUS.EXPIRED: _DECIDED,
    _STATUS.WITHDRAWN: _DECIDED,
}  # fmt: skip
"""Dots of each status: planned, preparing, handed in, waiting, heard, decided. An appeal waits again."""
_ILL = frozenset({_STATUS.REFUSED, _STATUS.EXPIRED, _STATUS.WITHDRAWN})


class ApplicationsPage(ListAndFormPage):
    """The one that is due first stands on top."""

    KINDS: ClassVar[frozenset[str]] = frozenset({"application", "paper", "person"})
    RECORD = Application
    ICON = "applications"
    ORDER = "date"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        words = Words(
            self.tr("Applications"),
            self.tr("New application"),
            self.tr(
                "Nothing asked for yet. A visa, a permit, a claim, an appeal: write down each one, "
                "and what is due next."
            ),
        )
        columns = (
            Column(self.tr("Application"), self._title, "title"),
            Column(self.tr("Status"), self._status),
            Column(self.tr("Next date"), self._next, "date"),
        )
        self.assemble(words, Look(columns, self._second), self._form(), Application)
        self.list.setItemDelegateForColumn(1, StepDots(self.list, ROW_ROLE, self._steps))

    def _form(self) -> RecordForm:
        form = RecordForm(self.session)
        form.text("title", self.tr("What it is"))
        form.choice("kind", self.tr("Kind"), choices(ApplicationKind), ApplicationKind)
        form.choice("status", self.tr("Where it stands"), choices(ApplicationStatus), ApplicationStatus)
        form.section(self.tr("Next"))
        form.text("next_step", self.tr("Next step"))
        form.date("next_date", self.tr("By when"))
        form.section(self.tr("With whom"))
        form.text("authority", self.tr("Authority"))
        form.text("country", self.tr("Country, three letters"), hint="USA, GBR, DEU")
        form.text("number", self.tr("Number"))
        form.date("filed", self.tr("Handed in"))
        form.text("fee", self.tr("Fee"))
        form.section(self.tr("Validity"))
        form.date("valid_from", self.tr("Valid from"))
        form.date("valid_to", self.tr("Valid to"))
        form.text("conditions", self.tr("Conditions"), lines=2)
        form.section(self.tr("People and papers"))
        people = LinkedRecords(self.session.records, "person", self.title_of, self.tr("Add a person"))
        people.opened.connect(self._open_person)
        form.bind(self.tr("For whom"), ValueBinding(people, "person_ids"))
        papers = LinkedRecords(self.session.records, "paper", self.title_of, self.tr("Add a paper"))
        papers.opened.connect(self._open_paper)
        form.bind(self.tr("Its papers"), ValueBinding(papers, "paper_ids"))
        form.text("notes", self.tr("Notes"), lines=3)
        return form

    def _title(self, row: Row) -> str:
        return row.title or word(ApplicationKind(row.subkind))

    def _second(self, row: Row) -> str:
        record = self._application(row)
        return (record.next_step or record.authority) if record else ""

    def _status(self, row: Row) -> str:
        record = self._application(row)
        return word(record.status) if record else ""

    def _steps(self, row: Row) -> Steps | None:
        record = self._application(row)
        if record is None:
            return None
        return Steps(_REACHED[record.status], _DECIDED, ill=record.status in _ILL)

    def _next(self, row: Row) -> str:
        record = self._application(row)
        return dates.partial(record.next_date) if record else ""

    def _application(self, row: Row) -> Application | None:
        record = stored(self.session, row.id)
        return record if isinstance(record, Application) else None

    def _open_person(self, person_id: str) -> None:
        self.navigate.emit("people", person_id)

    def _open_paper(self, paper_id: str) -> None:
        self.navigate.emit("papers", paper_id)
