"""Events: what happened, when, where, who did it and why, and the papers that prove it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from holdall.case.event import Event, EventKind, Ground
from holdall.case.paper import Paper
from holdall.case.stored_file import StoredFile
from holdall.ui.forms.form import RecordForm
from holdall.ui.forms.value_binding import ValueBinding
from holdall.ui.models.record_list import Column
from holdall.ui.pages.list_and_form import ListAndFormPage, Look, Words, stored
from holdall.ui.pictures import Thumbnails
from holdall.ui.plain_text import no_key
from holdall.ui.session import Session
from holdall.ui.theme.tokens import SPACE_XS
from holdall.ui.widgets.evidence_links import EvidenceLinks
from holdall.ui.widgets.linked_records import LinkedRecords
from holdall.ui.wording import dates
from holdall.ui.wording.kinds import choices, word
from holdall.vault.row_query import Row


class StoryPage(ListAndFormPage):
    """Events in the order in which they happened."""

    KINDS: ClassVar[frozenset[str]] = frozenset({"event", "paper", "person"})
    RECORD = Event
    ICON = "story"
    ORDER = "date"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._thumbnails = Thumbnails(session)
        words = Words(
            self.tr("Story"),
            self.tr("New event"),
            self.tr(
                "What happened, one event at a time: an arrest, a search, a threat. Begin with any of them; "
                "they sort themselves by date."
            ),
        )
        columns = (
            Column(self.tr("What happened"), self._title, "title"),
            Column(self.tr("When"), self._when, "date"),
            Column(self.tr("Proof"), self._proof),
        )
        self.assemble(words, Look(columns, self._second), self._form(), Event)
        self._thumbnails.arrived.connect(self._evidence.draw)

    def _form(self) -> RecordForm:
        form = RecordForm(self.session)
        form.text("title", self.tr("What happened, in one line"))
        form.choice("kind", self.tr("Kind"), choices(EventKind), EventKind)
        form.date("start", self.tr("When, or when it began"))
        form.date("end", self.tr("When it ended, if later"))
        form.place("place", self.tr("Where"))
        people = LinkedRecords(self.session.records, "person", self.title_of, self.tr("Add a person"))
        people.opened.connect(self._open_person)
        form.bind(self.tr("To whom"), ValueBinding(people, "person_ids"))
        form.text("perpetrator", self.tr("Who did it: person or unit"))
        form.text("description", self.tr("In your own words"), lines=6)
        form.section(self.tr("Why"))
        form.text("stated_reason", self.tr("The reason they gave"), lines=2)
        form.text("believed_reason", self.tr("The reason as you believe it"), lines=2)
        form.bind(self.tr("Ground of persecution"), ValueBinding(_Grounds(), "grounds"))
        form.section(self.tr("What came of it"))
        form.text("injuries", self.tr("Injuries"), lines=2)
        form.text("consequences", self.tr("Consequences"), lines=2)
        form.text("complaint", self.tr("Complaint or request for protection"), lines=2)
        form.text("complaint_result", self.tr("Its result"), lines=2)
        form.section(self.tr("In English, for a dossier in English"))
        form.text("title_en", self.tr("What happened, in English"))
        form.place("place", self.tr("Where, in English"), "text_en")
        form.text("description_en", self.tr("The description in English"), lines=6)
        form.section(self.tr("Proof"))
        self._evidence = EvidenceLinks(self.session.records, self.title_of, self.thumbnail_of)
        self._evidence.opened.connect(self._open_paper)
        form.bind(self.tr("Papers that prove it"), ValueBinding(self._evidence, "evidence"))
        form.text("notes", self.tr("Notes"), lines=3)
        return form

    def thumbnail_of(self, paper_id: str) -> QImage | None:
        """The first page of a paper, small; `None` until it is there."""
        paper = stored(self.session, paper_id)
        if isinstance(paper, Paper) and paper.file_ids:
            file = stored(self.session, paper.file_ids[0])
            if isinstance(file, StoredFile) and file.thumbnail_id:
                return self._thumbnails.get(file.thumbnail_id, file.id)
        return None

    def _title(self, row: Row) -> str:
        return row.title or word(EventKind(row.subkind))

    def _second(self, row: Row) -> str:
        event = stored(self.session, row.id)
        if not isinstance(event, Event):
            return ""
        kind = word(event.kind) if event.title and event.kind is not EventKind.OTHER else ""
        return " · ".join(part for part in (kind, event.place.text if event.place else "") if part)

    def _when(self, row: Row) -> str:
        event = stored(self.session, row.id)
        return dates.partial(event.start) if isinstance(event, Event) else ""

    def _proof(self, row: Row) -> str:
        event = stored(self.session, row.id)
        return str(len(event.evidence) or "–") if isinstance(event, Event) else ""

    def _open_person(self, person_id: str) -> None:
        self.navigate.emit("people", person_id)

    def _open_paper(self, paper_id: str) -> None:
        self.navigate.emit("papers", paper_id)


class _Grounds(QWidget):
    """The grounds of the 1951 Convention, any number of them."""

    committed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        self._boxes: dict[Ground, QCheckBox] = {}
        for ground in Ground:
            box = QCheckBox(no_key(word(ground)))
            box.clicked.connect(self._clicked)
            column.addWidget(box)
            self._boxes[ground] = box
        self.setFocusProxy(self._boxes[Ground.RACE])

    def show_value(self, grounds: Sequence[Ground]) -> None:
        """Show stored grounds; not an edit."""
        for ground, box in self._boxes.items():
            box.setChecked(ground in grounds)

    def _clicked(self) -> None:
        self.committed.emit(tuple(ground for ground, box in self._boxes.items() if box.isChecked()))
