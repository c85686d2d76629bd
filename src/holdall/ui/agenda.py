"""What today is about: the next dates and what the newest dossier lacks; reads a vault, knows no widget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from holdall.case.application import Application, ApplicationStatus
from holdall.case.dossier_plan import DossierPlan
from holdall.case.event import Event
from holdall.case.paper import IDENTITY_KINDS, Paper
from holdall.case.person import Person
from holdall.case.readiness import CaseRecords, Gap, dossier_gaps
from holdall.case.stored_file import StoredFile
from holdall.vault.row_query import RowQuery

_STATUS = ApplicationStatus
_ENDED = frozenset({_STATUS.GRANTED, _STATUS.REFUSED, _STATUS.WITHDRAWN, _STATUS.EXPIRED})


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day and what is due; `expires` when it is a document's last day."""

    day: date
    title: str
    step: str
    kind: str
    record_id: str
    expires: bool = False


@dataclass(frozen=True, slots=True)
class Agenda:
    """Everything the page of today shows beside counts."""

    deadlines: tuple[Deadline, ...]
    """Earliest first; documents that have expired are left out, missed dates are not."""
    plan: DossierPlan | None
    gaps: tuple[Gap, ...]
    titles: dict[str, str]
    """Titles of the records that gaps name."""


def read_agenda(records: Any, today: date) -> Agenda:
    """Read the agenda; takes as long as the case is large."""
    deadlines = sorted([*_applications(records), *_documents(records, today)], key=lambda item: item.day)
    plans: list[DossierPlan] = records.all(DossierPlan)
    if not plans:
        return Agenda(tuple(deadlines), None, (), {})
    case = CaseRecords(
        people={item.id: item for item in records.all(Person)},
        papers={item.id: item for item in records.all(Paper)},
        files={item.id: item for item in records.all(StoredFile)},
        events={item.id: item for item in records.all(Event)},
        applications={},
    )
    gaps = dossier_gaps(plans[-1], case)
    known = {**case.people, **case.papers, **case.files, **case.events, plans[-1].id: plans[-1]}
    titles = {gap.record_id: known[gap.record_id].title_text for gap in gaps if gap.record_id in known}
    return Agenda(tuple(deadlines), plans[-1], gaps, titles)


def _applications(records: Any) -> list[Deadline]:
    return [
        Deadline(item.next_date.first_day, item.title, item.next_step, item.KIND, item.id)
        for item in records.all(Application)
        if item.next_date and item.status not in _ENDED
    ]


def _documents(records: Any, today: date) -> list[Deadline]:
    found: list[Deadline] = []
    for row in records.rows(RowQuery(kind=Paper.KIND, subkinds=tuple(sorted(IDENTITY_KINDS)))):
        paper = records.get(row.id)
        expires = paper.identity.expires if paper.identity else None
        if expires and expires.last_day >= today:
            found.append(Deadline(expires.last_day, paper.title, "", paper.KIND, paper.id, expires=True))
    return found
