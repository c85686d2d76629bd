"""The form of a paper: what it is, whose, when; for identity documents also numbers, dates and code lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from holdall.case.dates import PartialDate
from holdall.case.mrz import Mrz
from holdall.case.paper import Identity, IdentityStatus, Paper, PaperKind
from holdall.ui.forms.bindings import ChoiceBinding, DateBinding, TextBinding
from holdall.ui.forms.form import Binding, RecordForm
from holdall.ui.forms.nested_binding import NestedBinding
from holdall.ui.forms.value_binding import ValueBinding
from holdall.ui.session import Session
from holdall.ui.widgets.choice import Choice
from holdall.ui.widgets.file_claims import FileClaims
from holdall.ui.widgets.linked_records import LinkedRecords
from holdall.ui.widgets.mrz_edit import MrzEdit
from holdall.ui.widgets.name_forms_editor import NameFormsEditor
from holdall.ui.widgets.partial_date_edit import PartialDateEdit
from holdall.ui.widgets.text_fields import TextField
from holdall.ui.wording.kinds import choices


class PaperForm(RecordForm):
    """Shows the identity part only for kinds that identify a person."""

    person_opened = Signal(str)
    paper_opened = Signal(str)

    def __init__(self, session: Session, title_of: Callable[[str], str], today: Callable[[], date]) -> None:
        super().__init__(session)
        self._title_of = title_of
        self._identity_rows: list[int] = []
        self.text("title", self.tr("Title"))
        self.choice("kind", self.tr("What it is"), choices(PaperKind), PaperKind)
        people = LinkedRecords(session.records, "person", title_of, self.tr("Say whose it is"))
        people.opened.connect(self.person_opened)
        self.bind(self.tr("Whose"), ValueBinding(people, "person_ids"))
        self.date("date", self.tr("Date of the paper"))
        first = self.layout_.rowCount()
        self._identity(today)
        self._identity_rows = list(range(first, self.layout_.rowCount()))
        self._evidence()
        self.claims = FileClaims()
        self.claims.date_taken.connect(self.take_date)
        self.layout_.addRow(self.claims)

    def show_record(self, record_id: str) -> None:
        super().show_record(record_id)
        shown = isinstance(self.record, Paper) and (
            self.record.kind.is_identity or self.record.identity is not None
        )
        for row in self._identity_rows:
            self.layout_.setRowVisible(row, shown)

    def take_date(self, day: PartialDate) -> None:
        """Make a claimed day the paper's date, because the user asked for it."""
        self.set_attribute(self.tr("Date of the paper"), "date", day)
        if self.record is not None:
            self.show_record(self.record.id)

    def take_mrz(self, mrz: Mrz) -> None:
        """Fill the identity fields from code lines; fields that they do not give stay as they are."""
        step = self.tr("Take over the code lines")
        self.apply(step, lambda paper: _with_mrz(paper, mrz))
        if self.record is not None:
            self.show_record(self.record.id)

    def _identity(self, today: Callable[[], date]) -> None:
        self.section(self.tr("As printed in the document"))
        mrz = MrzEdit(today)
        mrz.taken.connect(self.take_mrz)
        self._part(self.tr("Code lines (MRZ) at the bottom of the page"), ValueBinding(mrz, "mrz"))
        self._part(self.tr("Series"), TextBinding(TextField(), "series"))
        self._part(self.tr("Number"), TextBinding(TextField(), "number"))
        self._part(self.tr("Names as printed"), ValueBinding(NameFormsEditor(), "names"))
        self._part(self.tr("Issued on"), DateBinding(PartialDateEdit(), "issued"))
        self._part(self.tr("Valid until"), DateBinding(PartialDateEdit(), "expires"))
        self._part(self.tr("Issued by"), TextBinding(TextField(), "issuer"))
        self._part(self.tr("Code of the department"), TextBinding(TextField(), "issuer_code"))
        self._part(self.tr("Issuing state, three letters"), TextBinding(TextField(), "country"))
        status = ChoiceBinding(Choice(choices(IdentityStatus)), "status", IdentityStatus)
        self._part(self.tr("Where the document is now"), status)
        self._part(self.tr("Seized by"), TextBinding(TextField(), "seized_by"))

    def _evidence(self) -> None:
        self.section(self.tr("As evidence"))
        self.text("proves", self.tr("What it proves"), lines=3)
        self.text("author", self.tr("Who made it"))
        self.place("place", self.tr("Where"))
        self.text("language", self.tr("Language it is written in"), hint="ru, en, ka")
        self.text("title_en", self.tr("Title in English, for a dossier in English"))
        self.text("source", self.tr("How it came to you"), lines=2)
        self.text("original_held", self.tr("Where the original is"))
        original = LinkedRecords(
            self._session.records, "paper", self._title_of, self.tr("Choose the original")
        )
        original.opened.connect(self.paper_opened)
        self.bind(self.tr("A translation of"), _OneLink(original, "translation_of"))
        self.text("notes", self.tr("Notes"), lines=3)

    def _part(self, label: str, binding: Binding) -> None:
        self.bind(label, NestedBinding(binding, "identity", Identity))


class _OneLink:
    """A list of links that holds at most one: the last one chosen."""

    def __init__(self, links: LinkedRecords, name: str) -> None:
        self.widget = links
        self._links, self._name = links, name

    def show(self, record: Any) -> None:
        """Show the stored link."""
        linked = getattr(record, self._name)
        self._links.show_value((linked,) if linked else ())

    def connect(self, edited: Callable[[Callable[[Any], Any]], object]) -> None:
        """Tell of edits."""
        self._links.committed.connect(_LastOne(self._links, edited, self._name))


class _LastOne:
    def __init__(
        self, links: LinkedRecords, edited: Callable[[Callable[[Any], Any]], object], name: str
    ) -> None:
        self._links, self._edited, self._name = links, edited, name

    def __call__(self, ids: tuple[str, ...]) -> None:
        last = ids[-1] if ids else ""
        self._links.show_value((last,) if last else ())
        self._edited(lambda record: replace(record, **{self._name: last}))


def _with_mrz(paper: Paper, mrz: Mrz) -> Paper:
    fields, before = mrz.fields, paper.identity or Identity()
    name = mrz.name_form
    known = any((it.surname, it.given) == (name.surname, name.given) for it in before.names)
    identity = replace(
        before,
        mrz=mrz.lines,
        series=fields.series or before.series,
        number=fields.number or before.number,
        country=fields.issuer or before.country,
        issuer_code=fields.department or before.issuer_code,
        issued=fields.issued or before.issued,
        expires=fields.expires or before.expires,
        names=before.names if known or not name.full else (*before.names, name),
    )
    return replace(paper, identity=identity)
