"""What today is about: next dates, what the newest dossier and the case lack; knows no widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from holdall.case.application import Application, ApplicationStatus
from holdall.case.dossier_plan import DossierPlan
from holdall.case.event import Event
from holdall.case.paper import IDENTITY_KINDS, Paper, PaperKind
from holdall.case.person import Person
from holdall.case.readiness import (
    IN_THE_WAY,
    CaseRecords,
    Gap,
    Readiness,
    case_gaps,
    dossier_gaps,
    readiness,
)
from holdall.case.record import Record
from holdall.case.stored_file import StoredFile
from holdall.dossier.caption import empty_fields
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
    readiness: Readiness
    gaps: tuple[Gap, ...]
    """Of the dossier; those in the way of building it first."""
    case_gaps: tuple[Gap, ...]
    """Of everything else in the case."""
    named: Mapping[str, Record]
    """The records that gaps name."""
    unsorted: int
    """Papers of which nobody has said yet what they are."""
    first_unsorted: str
    """Id of the first of them, or empty."""


def read_agenda(records: Any, today: date) -> Agenda:
    """Read the agenda; takes as long as the case is large."""
    deadlines = sorted([*_applications(records), *_documents(records, today)], key=lambda item: item.day)
    plans: list[DossierPlan] = records.all(DossierPlan)
    plan = plans[-1] if plans else None
    case = CaseRecords(
        people={item.id: item for item in records.all(Person)},
        papers={item.id: item for item in records.all(Paper)},
        files={item.id: item for item in records.all(StoredFile)},
        events={item.id: item for item in records.all(Event)},
        applications={item.id: item for item in records.all(Application)},
    )
    empty = empty_fields(plan, case.people.get(plan.applicant_id)) if plan else ()
    gaps = dossier_gaps(plan, case, {field.key for field in empty}) if plan else ()
    others = tuple(gap for gap in case_gaps(case) if gap not in set(gaps))
    waiting = RowQuery(kind=Paper.KIND, subkinds=(PaperKind.OTHER,), order="created")
    first = records.rows(replace(waiting, limit=1))
    return Agenda(
        deadlines=tuple(deadlines),
        plan=plan,
        readiness=readiness(plan, case, gaps) if plan else Readiness(0, 0),
        gaps=tuple(sorted(gaps, key=lambda gap: gap.code not in IN_THE_WAY)),
        case_gaps=others,
        named=_named(case, plan, (*gaps, *others)),
        unsorted=records.count(waiting),
        first_unsorted=first[0].id if first else "",
    )


def _named(case: CaseRecords, plan: DossierPlan | None, gaps: Sequence[Gap]) -> dict[str, Record]:
    known: dict[str, Record] = {**case.people, **case.papers, **case.events, **case.applications}
    if plan is not None:
        known[plan.id] = plan
    return {gap.record_id: known[gap.record_id] for gap in gaps if gap.record_id in known}


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
