"""What a dossier lacks, found in the background: with thousands of papers it takes longer than a frame."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from holdall.case.application import Application
from holdall.case.dossier_plan import DossierPlan
from holdall.case.event import Event
from holdall.case.paper import Paper
from holdall.case.person import Person
from holdall.case.readiness import CaseRecords, Gap, dossier_gaps
from holdall.case.stored_file import StoredFile
from holdall.dossier.caption import empty_fields
from holdall.ui.session import Session
from holdall.ui.wording.gaps import gap_sentence


class GapFinder(QObject):
    """`found([(Gap, sentence)])` for the plan asked about last."""

    found = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._turn = 0

    def ask(self, plan: DossierPlan) -> None:
        """Find what this plan lacks; `found` follows."""
        self._turn += 1
        self._session.jobs.call(_Find(self._session.records, plan, self._turn), self._done, _ignore)

    def _done(self, result: tuple[int, list[tuple[Gap, str]]]) -> None:
        turn, gaps = result
        if turn == self._turn:
            self.found.emit(gaps)


class _Find:
    def __init__(self, records: Any, plan: DossierPlan, turn: int) -> None:
        self._records, self._plan, self._turn = records, plan, turn

    def __call__(self) -> tuple[int, list[tuple[Gap, str]]]:
        records = self._records
        case = CaseRecords(
            people={it.id: it for it in records.all(Person)},
            papers={it.id: it for it in records.all(Paper)},
            files={it.id: it for it in records.all(StoredFile)},
            events={it.id: it for it in records.all(Event)},
            applications={it.id: it for it in records.all(Application)},
        )
        everything = {**case.people, **case.papers, **case.events, **case.applications}

        def title_of(record_id: str) -> str:
            record = everything.get(record_id)
            return record.title_text if record is not None else ""

        empty = empty_fields(self._plan, case.people.get(self._plan.applicant_id))
        gaps = dossier_gaps(self._plan, case, {field.key for field in empty})
        return self._turn, [(gap, gap_sentence(gap, title_of)) for gap in gaps]


def _ignore(error: object) -> None:
    """The vault was closed meanwhile."""
