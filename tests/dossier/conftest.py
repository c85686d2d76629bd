"""A small case to make dossiers of: two people, papers of given titles, a reader of records in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

import pytest

from holdall.case.dates import PartialDate
from holdall.case.dossier_plan import DossierPlan, PlannedExhibit
from holdall.case.event import Event, EvidenceLink
from holdall.case.paper import Identity, Paper, PaperKind
from holdall.case.person import NameForm, NameSystem, Person, Role, Sex
from holdall.case.place import Place
from holdall.case.record import Record
from holdall.case.stored_file import StoredFile

R = TypeVar("R", bound=Record)


class Records:
    """Records held in memory, read as a vault's are."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = {record.id: record for record in records}

    def all(self, cls: type[R], /) -> list[R]:
        return [record for record in self._records.values() if isinstance(record, cls)]

    def get(self, record_id: str) -> Record:
        return self._records[record_id]

    def put(self, record: Record) -> None:
        self._records[record.id] = record

    def drop(self, record_id: str) -> None:
        del self._records[record_id]


@dataclass
class SmallCase:
    """A plan with its records; papers and files are numbered from 0."""

    plan: DossierPlan
    records: Records

    @staticmethod
    def paper(number: int) -> str:
        return f"{0x100 + number:032x}"

    @staticmethod
    def file(number: int) -> str:
        return f"{0x1000 + number:032x}"

    def change_plan(self, **changes: object) -> None:
        self.plan = replace(self.plan, **changes)  # type: ignore[arg-type]

    def change(self, record_id: str, **changes: object) -> None:
        self.records.put(replace(self.records.get(record_id), **changes))  # type: ignore[arg-type]


APPLICANT, CHILD, ARREST, SEARCH, PLAN = (f"{number:032x}" for number in (1, 2, 3, 4, 5))
TITLES = ("Passport", "Police protocol", "Court ruling")
KINDS = (PaperKind.FOREIGN_PASSPORT, PaperKind.POLICE_PROTOCOL, PaperKind.COURT_RULING)


def _people() -> tuple[Person, Person]:
    passport = SmallCase.paper(0)
    applicant = Person(
        id=APPLICANT,
        role=Role.PRINCIPAL,
        names=(
            NameForm(surname="Ветрова", given="Анна", patronymic="Сергеевна"),
            NameForm(surname="VETROVA", given="ANNA", document_id=passport, note="a hidden note"),
            NameForm(surname="Vyetrova", given="Anna", system=NameSystem.MVD_310),
            NameForm(surname="Лужина", given="Анна", former=True),
        ),
        sex=Sex.FEMALE,
        birth_date=PartialDate("1990-03-14"),
        birth_place=Place("Верхнеозёрск", "Verkhneozyorsk", "RUS"),
        citizenships=("RUS",),
        religion="a hidden faith",
        address="1 Garden Street",
        a_number="A 123-456-789",
        notes="a hidden note",
    )
    child = Person(id=CHILD, role=Role.CHILD, names=(NameForm(surname="VETROV", given="LEV"),))
    return applicant, child


def _paper(index: int, title: str) -> tuple[Paper, StoredFile]:
    identity = Identity(
        number="75 1234567",
        names=(NameForm(surname="VETROVA", given="ANNA", document_id=SmallCase.paper(0)),),
        issued=PartialDate("2019-01-10"),
        expires=PartialDate("2029-01-10"),
    )
    paper = Paper(
        id=SmallCase.paper(index),
        kind=KINDS[index % len(KINDS)],
        title=title,
        file_ids=(SmallCase.file(index),),
        person_ids=(APPLICANT,),
        date=PartialDate("2022-03-06"),
        language="ru",
        source="from a hidden helper",
        original_held="with a hidden keeper",
        identity=identity if index == 0 else None,
    )
    file = StoredFile(
        id=SmallCase.file(index),
        name=f"hidden{index}.pdf",
        size=1,
        sha256=f"{index:064x}",
        media_type="application/pdf",
        imported_at="2026-01-01T00:00:00Z",
        page_count=1 + index % 3,
    )
    return paper, file


def _events() -> tuple[Event, Event]:
    arrest = Event(
        id=ARREST,
        title="Detained on the bridge",
        start=PartialDate("2022-03-06"),
        end=PartialDate("2022-03-07"),
        place=Place("Старый мост", "Old Bridge"),
        description="About 200 people stood with posters.",
        evidence=tuple(EvidenceLink(paper) for paper in (SmallCase.paper(2), SmallCase.paper(1), "f" * 32)),
    )
    return arrest, Event(id=SEARCH, title="Search without a date")


def small_case(titles: tuple[str, ...] = TITLES, **changes: object) -> SmallCase:
    """A case with a paper for each title and changes to its plan."""
    papers = [record for index, title in enumerate(titles) for record in _paper(index, title)]
    plan = DossierPlan(
        id=PLAN,
        title="Papers of Anna Vetrova",
        applicant_id=APPLICANT,
        person_ids=(CHILD,),
        statement=f"My name is Anna.\n\nThey held me, see {{exhibit:{SmallCase.paper(1)}}}.",
        exhibits=tuple(PlannedExhibit(paper_id=SmallCase.paper(index)) for index in range(len(titles))),
    )
    case = SmallCase(plan, Records((*_people(), *_events(), *papers)))
    case.change_plan(**changes)
    return case


@pytest.fixture
def make_case() -> Callable[..., SmallCase]:
    """`small_case`."""
    return small_case


@pytest.fixture
def moment() -> datetime:
    """The time that generated files are dated."""
    return datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
