from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import Any

import pytest

from holdall.case.application import Application
from holdall.case.dossier_plan import DossierPlan
from holdall.case.event import Event
from holdall.case.mrz import parse
from holdall.case.paper import Paper
from holdall.case.person import Person
from holdall.case.readiness import IN_THE_WAY, CaseRecords, GapCode, case_gaps, dossier_gaps
from holdall.case.record import Record
from holdall.case.stored_file import StoredFile
from holdall.jobs.sample.files import DUPLICATE, EMPTY, LOCKED, TRUNCATED, SampleFile
from holdall.jobs.sample.records import ImportedFile, sample_records


def _id(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


@pytest.fixture(scope="module")
def imported(files: dict[str, SampleFile]) -> dict[str, ImportedFile]:
    return {
        name: ImportedFile(_id(f"file {name}"), _id(f"paper {name}"))
        for name in files
        if name not in {DUPLICATE, EMPTY}
    }


@pytest.fixture(scope="module")
def records(imported: dict[str, ImportedFile]) -> tuple[Record, ...]:
    return sample_records(imported)


@pytest.fixture(scope="module")
def case(records: tuple[Record, ...], imported: dict[str, ImportedFile]) -> CaseRecords:
    def those(cls: type[Any]) -> dict[str, Any]:
        return {record.id: record for record in records if isinstance(record, cls)}

    stored = {
        file.file_id: StoredFile(
            id=file.file_id, name=name, size=1, sha256="", media_type="", imported_at="",
            page_count=0 if name in {LOCKED, TRUNCATED} else 1,
        )
        for name, file in imported.items()
    }  # fmt: skip
    return CaseRecords(
        people=those(Person), papers=those(Paper), files=stored, events=those(Event),
        applications=those(Application),
    )  # fmt: skip


def _plans(records: tuple[Record, ...]) -> list[DossierPlan]:
    return [record for record in records if isinstance(record, DossierPlan)]


def test_ids_are_those_of_the_import_or_follow_the_seed(
    records: tuple[Record, ...], imported: dict[str, ImportedFile]
) -> None:
    assert records == sample_records(imported)
    papers = {record.id for record in records if isinstance(record, Paper)}
    assert papers <= {file.paper_id for file in imported.values()}
    others = {record.id for record in records} - papers
    assert others.isdisjoint(record.id for record in sample_records(imported, "another"))


def test_every_imported_file_belongs_to_one_paper(case: CaseRecords) -> None:
    used = [file_id for paper in case.papers.values() for file_id in paper.file_ids]
    assert len(used) == len(set(used))
    assert set(used) == set(case.files)


def test_there_is_one_plan_for_each_profile(records: tuple[Record, ...]) -> None:
    assert [plan.profile for plan in _plans(records)] == ["us-eoir", "uk-iac", "ca-rpd", "generic"]
    assert {plan.language for plan in _plans(records)} == {"en", "ru"}


def test_plans_can_be_built_and_still_have_something_missing(
    records: tuple[Record, ...], case: CaseRecords
) -> None:
    for plan in _plans(records):
        gaps = {gap.code for gap in dossier_gaps(plan, case)}
        assert IN_THE_WAY.isdisjoint(gaps)
        assert GapCode.EVENT_WITHOUT_EVIDENCE in gaps
    english = {gap.code for gap in dossier_gaps(_plans(records)[0], case)}
    assert {GapCode.PAPER_WITHOUT_TRANSLATION, GapCode.TRANSLATION_WITHOUT_CERTIFICATE} <= english


def test_the_whole_case_shows_its_damaged_and_locked_files(case: CaseRecords) -> None:
    found = [gap.record_id for gap in case_gaps(case) if gap.code is GapCode.FILE_UNUSABLE]
    names = {case.files[case.papers[record_id].file_ids[0]].name for record_id in found}
    assert names == {LOCKED, TRUNCATED}
    assert GapCode.APPLICATION_WITHOUT_NEXT_DATE in {gap.code for gap in case_gaps(case)}


def test_statements_refer_to_exhibits_in_both_languages(records: tuple[Record, ...]) -> None:
    cited = [set(re.findall(r"\{exhibit:(.*?)\}", plan.statement)) for plan in _plans(records)]
    assert len(cited[0]) > 15
    assert cited[0] == cited[-1]
    assert "@" not in "".join(plan.statement for plan in _plans(records))


def test_every_link_leads_somewhere(case: CaseRecords) -> None:
    for paper in case.papers.values():
        assert set(paper.person_ids) <= case.people.keys()
        assert not paper.translation_of or paper.translation_of in case.papers
    for event in case.events.values():
        assert {link.paper_id for link in event.evidence} <= case.papers.keys()
        assert all(link.proves for link in event.evidence)
        assert event.title_en
        assert event.description_en
    for person in case.people.values():
        documents = {name.document_id for name in person.names} - {""}
        assert documents <= case.papers.keys()


def test_zones_in_identity_papers_are_verified(case: CaseRecords) -> None:
    zones = [paper.identity.mrz for paper in case.papers.values() if paper.identity and paper.identity.mrz]
    assert len(zones) == 5
    for zone in zones:
        assert parse("\n".join(zone), today=date(2026, 11, 23)).verified
