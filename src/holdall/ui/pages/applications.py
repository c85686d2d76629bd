"""Applications and permits: what was asked of whom, where it stands, what is due next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from holdall.case.application import Application, ApplicationKind, ApplicationStatus
from holdall.ui.forms.form import RecordForm
from holdall.ui.forms.value_binding import ValueBinding
from holdall.ui.models.record_list import Column
from holdall.ui.pages.list_and_form import ListAndFormPage, stored
from holdall.ui.widgets.linked_records import LinkedRecords
from holdall.ui.wording import dates
from holdall.ui.wording.kinds import choices, word
from holdall.vault.row_query import Row


class ApplicationsPage(ListAndFormPage):
    """The one that is due first stands on top."""

    KINDS: ClassVar[frozenset[str]] = frozenset({"application", "paper", "person"})
    RECORD = Application
    ICON = "applications"
    ORDER = "date"

    def words(self) -> tuple[str, str, str]:
        return (
            self.tr("Applications"),
            self.tr("New application"),
            self.tr(
                "Nothing asked for yet. A visa, a permit, a claim, an appeal: write down each one, "
                "and what is due next."
            ),
        )

    def columns(self) -> Sequence[Column]:
        return (
            Column(self.tr("Application"), self._title, "title"),
            Column(self.tr("Status"), self._status),
            Column(self.tr("Next date"), self._next, "date"),
        )

    def make_form(self) -> RecordForm:
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

    def make_record(self) -> Application:
        return Application()

    def _title(self, row: Row) -> str:
        return row.title or word(ApplicationKind(row.subkind))

    def _status(self, row: Row) -> str:
        record = stored(self.session, row.id)
        return word(record.status) if isinstance(record, Application) else ""

    def _next(self, row: Row) -> str:
        record = stored(self.session, row.id)
        return dates.partial(record.next_date) if isinstance(record, Application) else ""

    def _open_person(self, person_id: str) -> None:
        self.navigate.emit("people", person_id)

    def _open_paper(self, paper_id: str) -> None:
        self.navigate.emit("papers", paper_id)
