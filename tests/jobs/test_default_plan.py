from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from holdall.case.dates import PartialDate
from holdall.case.dossier_plan import DossierPlan, PlannedExhibit
from holdall.case.paper import Paper, PaperKind
from holdall.case.person import NameForm, Person, Role
from holdall.case.record import Record
from holdall.case.stored_file import StoredFile
from holdall.dossier.profiles import profile
from holdall.jobs.default_plan import default_plan, stored_plan
from holdall.vault.records import RecordStore
from holdall.vault.vault import Vault


def file(number: int, **members: object) -> StoredFile:
    good = StoredFile(
        id=f"{number:032x}",
        name="a",
        size=1,
        sha256="0" * 64,
        media_type="application/pdf",
        imported_at="",
        page_count=1,
    )
    return replace(good, **members)  # type: ignore[arg-type]


def paper(number: int, kind: PaperKind, date: str = "", **members: object) -> Paper:
    whole = Paper(
        id=f"{number + 4096:032x}",
        kind=kind,
        file_ids=(f"{number:032x}",),
        date=PartialDate(date) if date else None,
    )
    return replace(whole, **members)  # type: ignore[arg-type]


@pytest.fixture
def stored(make_vault: Callable[..., Vault]) -> Callable[..., RecordStore]:
    def store(*given: Record) -> RecordStore:
        vault = make_vault()
        with vault.records.transaction("add") as change:
            for record in given:
                change.put(record)
        return vault.records

    return store


def test_identity_first_then_by_date_with_translations_beside(stored: Callable[..., RecordStore]) -> None:
    ruling = paper(1, PaperKind.COURT_RULING, "2022-04-01")
    protocol = paper(2, PaperKind.POLICE_PROTOCOL, "2022-03-06")
    undated = paper(3, PaperKind.SUMMONS)
    passport = paper(4, PaperKind.FOREIGN_PASSPORT, "2023")
    certificate = paper(5, PaperKind.TRANSLATION_CERTIFICATE, translation_of=protocol.id)
    translation = paper(6, PaperKind.TRANSLATION, translation_of=protocol.id)
    papers = [ruling, protocol, undated, passport, certificate, translation]
    records = stored(*papers, *(file(number) for number in range(1, 7)))
    made = default_plan(records, profile("generic"))
    wanted = [passport, protocol, translation, certificate, ruling, undated]
    assert [it.paper_id for it in made.plan.exhibits] == [it.id for it in wanted]
    assert [it.section for it in made.plan.exhibits] == ["identity"] + ["official"] * 5
    assert made.left_out == ()


def test_undated_papers_go_by_title(stored: Callable[..., RecordStore]) -> None:
    papers = [paper(number, PaperKind.LETTER, title=title) for number, title in enumerate("cAb", start=1)]
    records = stored(*papers, *(file(number) for number in range(1, 4)))
    order = [it.paper_id for it in default_plan(records, profile("generic")).plan.exhibits]
    assert order == [papers[1].id, papers[2].id, papers[0].id]


def test_what_cannot_be_shown_is_left_out(stored: Callable[..., RecordStore]) -> None:
    good, locked, empty, lost, none = (paper(number, PaperKind.LETTER) for number in range(1, 6))
    none = replace(none, file_ids=())
    files = [file(1), file(2, problem="password-needed"), file(3, page_count=0)]
    made = default_plan(stored(good, locked, empty, lost, none, *files), profile("generic"))
    assert [it.paper_id for it in made.plan.exhibits] == [good.id]
    assert set(made.left_out) == {locked.id, empty.id, lost.id, none.id}


def test_no_paper_is_compared_with_every_other(
    stored: Callable[..., RecordStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    """For 5,000 papers that stopped the window for many seconds."""

    def compare(paper: Paper, other: object) -> bool:
        raise AssertionError

    papers = [paper(number, PaperKind.LETTER) for number in range(1, 4)]
    records = stored(*papers, file(1), file(3))
    monkeypatch.setattr(Paper, "__eq__", compare)
    assert default_plan(records, profile("generic")).left_out == (papers[1].id,)


def test_the_principal_applies_with_the_family(stored: Callable[..., RecordStore]) -> None:
    def person(role: Role) -> Person:
        return Person(role=role, names=(NameForm(surname=role.value),))

    witness, child, principal = person(Role.WITNESS), person(Role.CHILD), person(Role.PRINCIPAL)
    plan = default_plan(stored(witness, child, principal), profile("us-eoir")).plan
    assert (plan.applicant_id, plan.person_ids) == (principal.id, (child.id,))
    assert (plan.profile, plan.language) == ("us-eoir", "en")


def test_a_vault_without_people_names_nobody(stored: Callable[..., RecordStore]) -> None:
    assert default_plan(stored(), profile("generic")).plan.applicant_id == ""


def test_the_plan_worked_on_last_is_the_stored_one(make_vault: Callable[..., Vault]) -> None:
    records = make_vault().records
    exhibits = (PlannedExhibit(paper_id="ab" * 16),)
    first, second = DossierPlan(title="1", exhibits=exhibits), DossierPlan(title="2", exhibits=exhibits)
    assert stored_plan(records, "generic") is None
    for plan in (first, second, replace(first, title="1 again")):
        with records.transaction("put") as change:
            change.put(plan)
    found = stored_plan(records, "generic")
    assert found is not None
    assert found.title == "1 again"
    assert stored_plan(records, "uk-iac") is None
