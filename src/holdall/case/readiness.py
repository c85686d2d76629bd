"""What a case or a planned dossier still lacks, as codes and record ids; must not word it or forbid anything.

A finding is advice. Whether a dossier can be built is decided where it is built; those in `IN_THE_WAY` are
what a build will refuse, told here before somebody waits for it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from holdall.case.application import Application, ApplicationStatus
from holdall.case.dossier_plan import DossierPlan
from holdall.case.event import Event
from holdall.case.paper import Paper, PaperKind
from holdall.case.person import Person
from holdall.case.stored_file import StoredFile

_REFERENCE = re.compile(r"\{exhibit:([0-9a-f]{32})\}")
_TRANSLATIONS = frozenset({PaperKind.TRANSLATION, PaperKind.TRANSLATION_CERTIFICATE})
_CLOSED = frozenset({ApplicationStatus.EXPIRED, ApplicationStatus.WITHDRAWN})


class GapCode(StrEnum):
    """What is missing."""

    PERSON_WITHOUT_NAME = "person-without-name"
    PERSON_WITHOUT_LATIN_NAME = "person-without-latin-name"
    PERSON_WITHOUT_BIRTH_DATE = "person-without-birth-date"
    EVENT_WITHOUT_DATE = "event-without-date"
    EVENT_WITHOUT_EVIDENCE = "event-without-evidence"
    EVIDENCE_WITHOUT_PURPOSE = "evidence-without-purpose"
    EVIDENCE_NOT_EXHIBITED = "evidence-not-exhibited"
    PAPER_WITHOUT_TITLE = "paper-without-title"
    PAPER_WITHOUT_DATE = "paper-without-date"
    PAPER_WITHOUT_FILES = "paper-without-files"
    PAPER_WITHOUT_TRANSLATION = "paper-without-translation"
    TRANSLATION_WITHOUT_CERTIFICATE = "translation-without-certificate"
    IDENTITY_WITHOUT_NUMBER = "identity-without-number"
    FILE_UNUSABLE = "file-unusable"
    APPLICATION_WITHOUT_NEXT_DATE = "application-without-next-date"
    PLAN_WITHOUT_TITLE = "plan-without-title"
    PLAN_WITHOUT_APPLICANT = "plan-without-applicant"
    PLAN_WITHOUT_STATEMENT = "plan-without-statement"
    PLAN_WITHOUT_EXHIBITS = "plan-without-exhibits"
    PLAN_FIELD_EMPTY = "plan-field-empty"
    EXHIBIT_MISSING = "exhibit-missing"
    EXHIBIT_TWICE = "exhibit-twice"
    REFERENCE_UNKNOWN = "reference-unknown"


IN_THE_WAY = frozenset({
    GapCode.PERSON_WITHOUT_NAME, GapCode.PAPER_WITHOUT_TITLE, GapCode.PAPER_WITHOUT_FILES,
    GapCode.FILE_UNUSABLE,
    GapCode.PLAN_WITHOUT_APPLICANT, GapCode.PLAN_WITHOUT_EXHIBITS, GapCode.EXHIBIT_MISSING,
    GapCode.EXHIBIT_TWICE,
    GapCode.REFERENCE_UNKNOWN,
})  # fmt: skip
"""Gaps with which a dossier cannot be built, when found by `dossier_gaps`."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing missing; `record_id` is the record to open to mend it."""

    code: GapCode
    record_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecords:
    """The records of a case by id, as far as the findings need them."""

    people: Mapping[str, Person]
    papers: Mapping[str, Paper]
    files: Mapping[str, StoredFile]
    events: Mapping[str, Event]
    applications: Mapping[str, Application]


def case_gaps(records: CaseRecords) -> tuple[Gap, ...]:
    """Everything missing in the whole case, in the order people, papers, events, applications."""
    return tuple(
        Gap(code, record_id)
        for code, record_id in (
            *(gap for person in records.people.values() for gap in _person(person)),
            *(gap for paper in records.papers.values() for gap in _paper(paper, records)),
            *(gap for event in records.events.values() for gap in _event(event)),
            *(gap for application in records.applications.values() for gap in _application(application)),
        )
    )


def dossier_gaps(
    plan: DossierPlan, records: CaseRecords, wanted_fields: Collection[str] = ()
) -> tuple[Gap, ...]:
    """What `plan` lacks: of its own, and in the people, papers and events that it shows. Each gap once.

    `wanted_fields` are keys of the cover's fields that the authority requires.
    """
    exhibited = [exhibit.paper_id for exhibit in plan.exhibits]
    papers = {key: records.papers[key] for key in exhibited if key in records.papers}
    titled = {exhibit.paper_id for exhibit in plan.exhibits if exhibit.title.strip()}
    people = [records.people[key] for key in (plan.applicant_id, *plan.person_ids) if key in records.people]
    found = (
        *_plan(plan, records),
        *_cover(plan, wanted_fields),
        *(gap for person in people for gap in _person(person)),
        *(
            gap
            for paper in papers.values()
            for gap in _exhibit(paper, plan.language, papers, records)
            if gap != (GapCode.PAPER_WITHOUT_TITLE, paper.id) or paper.id not in titled
        ),
        *(gap for event in _shown_events(plan, records) for gap in _shown_event(event, papers)),
    )
    return tuple(Gap(code, record_id) for code, record_id in dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Readiness:
    """How many things of a dossier lack nothing, of how many: itself, its people, exhibits and events."""

    complete: int
    total: int


def readiness(plan: DossierPlan, records: CaseRecords, gaps: Collection[Gap]) -> Readiness:
    """How far `plan` has come; `gaps` are those of `dossier_gaps`."""
    events = {event.id for event in _shown_events(plan, records)}
    exhibits = {exhibit.paper_id for exhibit in plan.exhibits}
    things = {plan.id, plan.applicant_id, *plan.person_ids, *exhibits, *events} - {""}
    lacking = things & {gap.record_id for gap in gaps}
    return Readiness(complete=len(things) - len(lacking), total=len(things))


_Found = Iterator[tuple[GapCode, str]]


def _person(person: Person) -> _Found:
    if not person.title_text.strip():
        yield GapCode.PERSON_WITHOUT_NAME, person.id
    elif not any(name.script == "Latn" for name in person.names):
        yield GapCode.PERSON_WITHOUT_LATIN_NAME, person.id
    if person.birth_date is None:
        yield GapCode.PERSON_WITHOUT_BIRTH_DATE, person.id


def _paper(paper: Paper, records: CaseRecords) -> _Found:
    if not (paper.title.strip() or paper.title_en.strip()):
        yield GapCode.PAPER_WITHOUT_TITLE, paper.id
    if paper.date is None and not paper.kind.is_identity:
        yield GapCode.PAPER_WITHOUT_DATE, paper.id
    if paper.kind.is_identity and not (paper.identity and paper.identity.number.strip()):
        yield GapCode.IDENTITY_WITHOUT_NUMBER, paper.id
    if not paper.file_ids:
        yield GapCode.PAPER_WITHOUT_FILES, paper.id
    for file_id in paper.file_ids:
        file = records.files.get(file_id)
        if file is None or file.problem or not file.page_count:
            yield GapCode.FILE_UNUSABLE, paper.id


def _exhibit(paper: Paper, language: str, exhibited: Mapping[str, Paper], records: CaseRecords) -> _Found:
    yield from _paper(paper, records)
    companions = [other.kind for other in exhibited.values() if other.translation_of == paper.id]
    foreign = paper.language and _primary(paper.language) != _primary(language)
    if foreign and paper.kind not in _TRANSLATIONS and PaperKind.TRANSLATION not in companions:
        yield GapCode.PAPER_WITHOUT_TRANSLATION, paper.id
    if paper.kind is PaperKind.TRANSLATION:
        # A certificate may be filed for the translation or, beside it, for the original.
        originals = {paper.id, paper.translation_of} - {""}
        kinds = {other.kind for other in exhibited.values() if other.translation_of in originals}
        if PaperKind.TRANSLATION_CERTIFICATE not in kinds:
            yield GapCode.TRANSLATION_WITHOUT_CERTIFICATE, paper.id


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _event(event: Event) -> _Found:
    if event.start is None:
        yield GapCode.EVENT_WITHOUT_DATE, event.id
    if not event.evidence:
        yield GapCode.EVENT_WITHOUT_EVIDENCE, event.id
    if any(not link.proves.strip() for link in event.evidence):
        yield GapCode.EVIDENCE_WITHOUT_PURPOSE, event.id


def _shown_event(event: Event, exhibited: Mapping[str, Paper]) -> _Found:
    yield from _event(event)
    if any(link.paper_id not in exhibited for link in event.evidence):
        yield GapCode.EVIDENCE_NOT_EXHIBITED, event.id


def _shown_events(plan: DossierPlan, records: CaseRecords) -> list[Event]:
    if not plan.event_ids:
        return list(records.events.values())
    return [records.events[key] for key in plan.event_ids if key in records.events]


def _application(application: Application) -> _Found:
    if application.next_date is None and application.status not in _CLOSED:
        yield GapCode.APPLICATION_WITHOUT_NEXT_DATE, application.id


def _cover(plan: DossierPlan, wanted_fields: Collection[str]) -> _Found:
    written = {key for key, value in plan.fields if value.strip()}
    if not written.issuperset(wanted_fields):
        yield GapCode.PLAN_FIELD_EMPTY, plan.id


def _plan(plan: DossierPlan, records: CaseRecords) -> _Found:
    if not plan.title.strip():
        yield GapCode.PLAN_WITHOUT_TITLE, plan.id
    if plan.applicant_id not in records.people:
        yield GapCode.PLAN_WITHOUT_APPLICANT, plan.id
    if not plan.statement.strip():
        yield GapCode.PLAN_WITHOUT_STATEMENT, plan.id
    exhibited = [exhibit.paper_id for exhibit in plan.exhibits]
    if not exhibited:
        yield GapCode.PLAN_WITHOUT_EXHIBITS, plan.id
    for paper_id in exhibited:
        if paper_id not in records.papers:
            yield GapCode.EXHIBIT_MISSING, paper_id
        if exhibited.count(paper_id) > 1:
            yield GapCode.EXHIBIT_TWICE, paper_id
    if not set(_REFERENCE.findall(plan.statement)) <= set(exhibited):
        yield GapCode.REFERENCE_UNKNOWN, plan.id
