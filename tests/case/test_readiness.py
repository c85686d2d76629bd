from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from holdall.case.application import Application, ApplicationStatus
from holdall.case.dates import PartialDate
from holdall.case.dossier_plan import DossierPlan, PlannedExhibit
from holdall.case.event import Event, EvidenceLink
from holdall.case.paper import Identity, Paper, PaperKind
from holdall.case.person import NameForm, Person
from holdall.case.readiness import CaseRecords, Gap, GapCode, Readiness, case_gaps, dossier_gaps, readiness
from holdall.case.record import Record
from holdall.case.stored_file import StoredFile

DAY = PartialDate("2022-03-06")
ANNA = Person(id="a" * 32, names=(NameForm(surname="Воронова"), NameForm(surname="Voronova")), birth_date=DAY)
FILE = StoredFile(
    id="f" * 32, name="a.pdf", size=1, sha256="0" * 64, media_type="application/pdf", imported_at="",
    page_count=1
)  # fmt: skip
SUMMONS = Paper(
    id="b" * 32, kind=PaperKind.SUMMONS, title="Повестка", date=DAY, language="ru", file_ids=(FILE.id,)
)
TRANSLATION = Paper(
    id="c" * 32, kind=PaperKind.TRANSLATION, title="Summons", date=DAY, language="en", file_ids=(FILE.id,),
    translation_of=SUMMONS.id,
)  # fmt: skip
CERTIFICATE = replace(
    TRANSLATION, id="d" * 32, kind=PaperKind.TRANSLATION_CERTIFICATE, translation_of=TRANSLATION.id
)
EVENT = Event(id="e" * 32, start=DAY, evidence=(EvidenceLink(SUMMONS.id, "that it was served"),))
WAITING = Application(id="1" * 32, status=ApplicationStatus.WAITING, next_date=DAY)
PLAN = DossierPlan(
    id="2" * 32, title="Asylum", applicant_id=ANNA.id,
    statement=f"I was summoned ({{exhibit:{SUMMONS.id}}}).",
    exhibits=tuple(PlannedExhibit(paper_id=paper.id) for paper in (SUMMONS, TRANSLATION, CERTIFICATE)),
)  # fmt: skip


def _records(*changed: Record) -> CaseRecords:
    everything = {r.id: r for r in (ANNA, FILE, SUMMONS, TRANSLATION, CERTIFICATE, EVENT, WAITING, *changed)}

    def those(cls: type[Any]) -> dict[str, Any]:
        return {key: record for key, record in everything.items() if isinstance(record, cls)}

    return CaseRecords(
        people=those(Person), papers=those(Paper), files=those(StoredFile), events=those(Event),
        applications=those(Application),
    )  # fmt: skip


def test_a_whole_case_lacks_nothing() -> None:
    assert case_gaps(_records()) == ()
    assert dossier_gaps(PLAN, _records()) == ()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (replace(ANNA, names=()), "person-without-name"),
        (replace(ANNA, names=(NameForm(surname=" "),)), "person-without-name"),
        (replace(ANNA, names=ANNA.names[:1]), "person-without-latin-name"),
        (replace(ANNA, birth_date=None), "person-without-birth-date"),
        (replace(SUMMONS, title=" "), "paper-without-title"),
        (replace(SUMMONS, date=None), "paper-without-date"),
        (replace(SUMMONS, file_ids=()), "paper-without-files"),
        (replace(SUMMONS, file_ids=("9" * 32,)), "file-unusable"),
        (replace(SUMMONS, kind=PaperKind.MILITARY_ID), "identity-without-number"),
        (replace(SUMMONS, kind=PaperKind.MILITARY_ID, identity=Identity()), "identity-without-number"),
        (replace(EVENT, start=None), "event-without-date"),
        (replace(EVENT, evidence=()), "event-without-evidence"),
        (replace(EVENT, evidence=(EvidenceLink(SUMMONS.id),)), "evidence-without-purpose"),
    ],
)
def test_each_gap_is_found_in_the_case_and_in_the_dossier(changed: Record, code: str) -> None:
    expected = (Gap(GapCode(code), changed.id),)
    assert case_gaps(_records(changed)) == expected
    assert dossier_gaps(PLAN, _records(changed)) == expected


@pytest.mark.parametrize("change", [{"problem": "damaged"}, {"page_count": 0}])
def test_a_file_that_cannot_be_shown_is_a_gap_of_its_paper(change: dict[str, Any]) -> None:
    gaps = case_gaps(_records(replace(FILE, **change)))
    assert gaps == tuple(Gap(GapCode.FILE_UNUSABLE, p.id) for p in (SUMMONS, TRANSLATION, CERTIFICATE))


def test_an_english_title_is_a_title() -> None:
    assert case_gaps(_records(replace(SUMMONS, title="", title_en="Summons"))) == ()


def test_an_identity_paper_needs_a_number_and_no_date() -> None:
    passport = replace(SUMMONS, kind=PaperKind.FOREIGN_PASSPORT, date=None, identity=Identity(number="70 1"))
    assert case_gaps(_records(passport)) == ()


@pytest.mark.parametrize("status", ApplicationStatus)
def test_open_applications_need_a_next_date(status: ApplicationStatus) -> None:
    changed = replace(WAITING, next_date=None, status=status)
    closed = status in {ApplicationStatus.EXPIRED, ApplicationStatus.WITHDRAWN}
    expected = () if closed else (Gap(GapCode.APPLICATION_WITHOUT_NEXT_DATE, WAITING.id),)
    assert case_gaps(_records(changed)) == expected


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": ""}, "plan-without-title"),
        ({"applicant_id": ""}, "plan-without-applicant"),
        ({"statement": "  "}, "plan-without-statement"),
        ({"statement": "{exhibit:" + "9" * 32 + "}"}, "reference-unknown"),
    ],
)
def test_each_gap_of_the_plan_itself(change: dict[str, Any], code: str) -> None:
    assert dossier_gaps(replace(PLAN, **change), _records()) == (Gap(GapCode(code), PLAN.id),)


def _plan(*papers: Paper, **changes: Any) -> DossierPlan:
    exhibits = tuple(PlannedExhibit(paper_id=paper.id) for paper in papers)
    return replace(PLAN, exhibits=exhibits, statement="It happened.", event_ids=("0" * 32,), **changes)


def test_a_plan_without_exhibits() -> None:
    assert dossier_gaps(_plan(), _records()) == (Gap(GapCode.PLAN_WITHOUT_EXHIBITS, PLAN.id),)


def test_a_foreign_paper_needs_its_translation_in_the_dossier() -> None:
    assert dossier_gaps(_plan(SUMMONS), _records()) == (Gap(GapCode.PAPER_WITHOUT_TRANSLATION, SUMMONS.id),)
    assert dossier_gaps(_plan(SUMMONS, language="ru-RU"), _records()) == ()
    assert dossier_gaps(_plan(replace(SUMMONS, language="")), _records(replace(SUMMONS, language=""))) == ()


def test_lines_of_the_cover_that_the_authority_wants_are_asked_for() -> None:
    plan = _plan(SUMMONS, language="ru")
    gap = Gap(GapCode.PLAN_FIELD_EMPTY, plan.id)
    blank = replace(plan, fields=(("judge", "  "),))
    assert dossier_gaps(plan, _records(), ["judge"]) == (gap,)
    assert dossier_gaps(blank, _records(), ["judge"]) == (gap,)
    assert dossier_gaps(replace(plan, fields=(("judge", "X"),)), _records(), ["judge"]) == ()


def test_a_translation_is_not_asked_to_be_translated_back() -> None:
    assert dossier_gaps(_plan(SUMMONS, TRANSLATION, CERTIFICATE, language="ru"), _records()) == ()


def test_a_translation_needs_its_certificate() -> None:
    gap = (Gap(GapCode.TRANSLATION_WITHOUT_CERTIFICATE, TRANSLATION.id),)
    assert dossier_gaps(_plan(SUMMONS, TRANSLATION), _records()) == gap
    filed_for_original = replace(CERTIFICATE, translation_of=SUMMONS.id)
    assert dossier_gaps(_plan(SUMMONS, TRANSLATION, CERTIFICATE), _records(filed_for_original)) == ()


def test_exhibits_that_are_gone_or_doubled() -> None:
    gone = replace(SUMMONS, id="9" * 32)
    assert dossier_gaps(_plan(gone), _records()) == (Gap(GapCode.EXHIBIT_MISSING, gone.id),)
    twice = dossier_gaps(_plan(SUMMONS, SUMMONS, language="ru"), _records())
    assert twice == (Gap(GapCode.EXHIBIT_TWICE, SUMMONS.id),)


def test_a_title_given_in_the_plan_is_enough() -> None:
    untitled = replace(SUMMONS, title="")
    plan = _plan(SUMMONS, language="ru")
    assert dossier_gaps(plan, _records(untitled)) == (Gap(GapCode.PAPER_WITHOUT_TITLE, SUMMONS.id),)
    named = replace(plan, exhibits=(PlannedExhibit(paper_id=SUMMONS.id, title="Summons"),))
    assert dossier_gaps(named, _records(untitled)) == ()


def test_evidence_of_shown_events_belongs_in_the_dossier() -> None:
    plan = replace(_plan(language="ru"), event_ids=(EVENT.id,))
    gaps = dossier_gaps(plan, _records())
    assert Gap(GapCode.EVIDENCE_NOT_EXHIBITED, EVENT.id) in gaps


def test_only_people_and_events_of_the_plan_count() -> None:
    stranger = Person(id="3" * 32)
    other = Event(id="4" * 32)
    plan = replace(PLAN, event_ids=(EVENT.id,))
    assert dossier_gaps(plan, _records(stranger, other)) == ()
    assert len(dossier_gaps(replace(PLAN, person_ids=(stranger.id,)), _records(stranger, other))) == 4


def test_a_dossier_is_as_far_as_its_things_lack_nothing() -> None:
    person, paper, event = Person(), Paper(), Event()
    records = CaseRecords(
        people={person.id: person},
        papers={paper.id: paper},
        files={},
        events={event.id: event},
        applications={},
    )
    plan = DossierPlan(applicant_id=person.id, exhibits=(PlannedExhibit(paper_id=paper.id),))
    assert readiness(plan, records, ()) == Readiness(complete=4, total=4)
    gaps = (
        Gap(GapCode.EVENT_WITHOUT_DATE, event.id),
        Gap(GapCode.EVENT_WITHOUT_EVIDENCE, event.id),
        Gap(GapCode.PERSON_WITHOUT_NAME, "0" * 32),
    )
    assert readiness(plan, records, gaps) == Readiness(complete=3, total=4)
    assert readiness(
        DossierPlan(), CaseRecords(people={}, papers={}, files={}, events={}, applications={}), ()
    ) == (Readiness(complete=1, total=1))
