"""Saying of many papers at once what they are and whose they are; each answer is one step to undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdall.case.paper import Paper, PaperKind
from holdall.errors import StoppedError
from holdall.jobs.bin import Delete
from holdall.ui.pages.list_and_form import stored
from holdall.ui.plain_text import PlainLabel
from holdall.ui.session import Session
from holdall.ui.theme.tokens import SPACE_M, SPACE_S
from holdall.ui.widgets.basics import button, heading, paragraph
from holdall.ui.widgets.choice import Choice
from holdall.ui.widgets.record_chooser import RecordChooser
from holdall.ui.wording.errors import explain
from holdall.ui.wording.kinds import choices


class ManyPapers(QWidget):
    """Stands where the form of one paper stands, while several are chosen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._ids: tuple[str, ...] = ()
        self._deleting = ""
        """What is said once they are deleted; empty while none are being."""
        self._count = heading("", 2)
        self.kind = Choice()
        self.kind.set_items([("", self.tr("Leave as it is")), *choices(PaperKind)])
        self.kind.chosen.connect(self.set_kind)
        self._person = button(self.tr("Say whose they are"), self._choose_person, icon="person")
        self.questions: tuple[QWidget, ...] = (self.kind, self._person)
        """What is asked of all; each answer is stored."""
        label = PlainLabel(self.tr("What they are"))
        label.setProperty("tone", "secondary")
        label.setBuddy(self.kind)
        self.kind.setAccessibleName(label.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        for widget in (self._count, label, self.kind, self._person):
            column.addWidget(widget)
        column.addSpacing(SPACE_M)
        column.addWidget(paragraph(self.tr("Whatever you say here holds for all of them."), "secondary"))
        column.addStretch(1)

    def show_papers(self, ids: Sequence[str]) -> None:
        """These are chosen."""
        self._ids = tuple(ids)
        self._count.setText(self.tr("%n paper(s) chosen", "", len(self._ids)))
        self.kind.choose("")

    def set_kind(self, key: str) -> None:
        """Say what they all are."""
        if key:
            self._alter(self.tr("What the papers are"), lambda paper: replace(paper, kind=PaperKind(key)))

    def add_person(self, person_id: str) -> None:
        """Say that all of them are this person's, too."""

        def named(paper: Paper) -> Paper:
            known = person_id in paper.person_ids
            return paper if known else replace(paper, person_ids=(*paper.person_ids, person_id))

        self._alter(self.tr("Whose the papers are"), named)

    def delete(self) -> None:
        """Delete all of them in the background; undo brings them back."""
        if not self._deleting:
            papers = [paper.id for paper in self._papers()]
            self._deleting = self.tr("%n paper(s) deleted", "", len(papers))
            job = Delete(self._session.vault, papers, self._deleting)
            self._session.jobs.submit(
                job, self.tr("Deleting"), on_done=self._deleted, on_error=self._not_deleted
            )

    def _deleted(self, _result: object) -> None:
        words, self._deleting = self._deleting, ""
        self._session.notice.emit(words, True)

    def _not_deleted(self, error: BaseException) -> None:
        self._deleting = ""
        stopped = self.tr("Stopped. Nothing was deleted.")
        self._session.notice.emit(stopped if isinstance(error, StoppedError) else explain(error), False)

    def _papers(self) -> list[Paper]:
        found = [stored(self._session, paper_id) for paper_id in self._ids]
        return [paper for paper in found if isinstance(paper, Paper)]

    def _alter(self, step: str, change: Callable[[Paper], Paper]) -> None:
        papers = self._papers()
        with self._session.change(step) as transaction:
            for paper in papers:
                if (changed := change(paper)) != paper:
                    transaction.put(changed)

    def _choose_person(self) -> None:
        chooser = RecordChooser(self._session.records, "person", self.tr("Say whose they are"), self)
        chooser.chosen.connect(self.add_person)
        chooser.open_below(self._person)
