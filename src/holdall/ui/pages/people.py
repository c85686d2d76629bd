"""People of the case: who they are, every spelling of their names, the papers that speak of them."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from holdall.case.person import Person, Role, Sex
from holdall.ui.forms.form import RecordForm
from holdall.ui.forms.value_binding import ValueBinding
from holdall.ui.models.paper_list import initials
from holdall.ui.models.record_list import Column
from holdall.ui.pages.list_and_form import ListAndFormPage, Look, Words, stored
from holdall.ui.session import Session
from holdall.ui.theme.tokens import SPACE_XS
from holdall.ui.widgets.basics import clear, link_button, paragraph
from holdall.ui.widgets.name_forms_editor import NameFormsEditor
from holdall.ui.wording import dates
from holdall.ui.wording.kinds import choices, word
from holdall.vault.row_query import Row, RowQuery

_MOST_PAPERS = 50


class PeoplePage(ListAndFormPage):
    """One row each; names first."""

    KINDS: ClassVar[frozenset[str]] = frozenset({"person", "paper"})
    RECORD = Person
    ICON = "people"
    ORDER = "created"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        words = Words(
            self.tr("People"),
            self.tr("New person"),
            self.tr("Nobody here yet. Begin with yourself: your name in every spelling your papers use."),
        )
        columns = (Column(self.tr("Name"), self._name, "title"), Column(self.tr("Born"), self._born, "date"))
        self.assemble(words, Look(columns, self._second, self._initials), self._form(), self._new_person)

    def _form(self) -> RecordForm:
        form = RecordForm(self.session)
        form.bind(
            self.tr("Names, every spelling; the first is shown in lists"),
            ValueBinding(NameFormsEditor(proposing=True), "names"),
            step=self.tr("Names"),
        )
        form.choice("role", self.tr("Who this is in the case"), choices(Role), Role)
        self._relation = form.text("relation", self.tr("How they are related to the main person"))
        form.choice("sex", self.tr("Sex, as in documents"), [("", self.tr("Not stated")), *choices(Sex)], Sex)
        form.date("birth_date", self.tr("Born"))
        form.place("birth_place", self.tr("Place of birth"))
        form.text("nationality_text", self.tr("Nationality or ethnicity"))
        form.text("religion", self.tr("Religion"))
        form.section(self.tr("How to reach them"))
        form.text("address", self.tr("Address"), lines=3)
        form.text("phone", self.tr("Telephone"))
        form.text("email", self.tr("E-mail"))
        form.text(
            "a_number", self.tr("File number with the authority"), hint=self.tr("for example an A-number")
        )
        form.section(self.tr("Papers"))
        self._papers = _PaperLinks(self)
        form.layout_.addRow(self._papers)
        form.text("notes", self.tr("Notes"), lines=4)
        return form

    def _new_person(self) -> Person:
        alone = not self.model.rowCount()
        return Person(role=Role.PRINCIPAL if alone else Role.OTHER)

    def record_shown(self, record_id: str) -> None:
        super().record_shown(record_id)
        person = self.form.record
        asked = person is not None and (person.role is not Role.PRINCIPAL or bool(person.relation))
        self.form.show_field(self._relation, asked)
        self._papers.show_of(record_id)

    def open_paper(self, paper_id: str) -> None:
        """Go to a paper."""
        self.navigate.emit("papers", paper_id)

    def _name(self, row: Row) -> str:
        return row.title or self.tr("Name not written yet")

    def _born(self, row: Row) -> str:
        return dates.partial(person.birth_date) if (person := self._person(row)) else ""

    def _second(self, row: Row) -> str:
        person = self._person(row)
        spellings = [name.full for name in person.names[1:]] if person else []
        return " · ".join((_role(row), *spellings))

    def _initials(self, row: Row) -> str:
        return initials(person) if (person := self._person(row)) else ""

    def _person(self, row: Row) -> Person | None:
        person = stored(self.session, row.id)
        return person if isinstance(person, Person) else None


class _PaperLinks(QWidget):
    """The papers that name one person; a click goes there."""

    def __init__(self, page: PeoplePage) -> None:
        super().__init__()
        self._page = page
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_XS)

    def show_of(self, person_id: str) -> None:
        """Show the papers of this person."""
        clear(self._column)
        query = RowQuery(kind="paper", person_id=person_id, limit=_MOST_PAPERS)
        rows = self._page.session.records.rows(query) if person_id else []
        for row in rows:
            self._column.addWidget(self._line(row))
        if not rows:
            self._column.addWidget(
                paragraph(self.tr("None yet. Say on a paper whose it is, and it appears here."), "secondary")
            )

    def _line(self, row: Row) -> QPushButton:
        line = link_button(row.title, self._clicked)
        line.setObjectName(row.id)
        return line

    def _clicked(self) -> None:
        self._page.open_paper(self.sender().objectName())


def _role(row: Row) -> str:
    return word(Role(row.subkind)) if row.subkind else ""
