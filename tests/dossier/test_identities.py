from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from holdall.case.person import NameForm, NameSystem, Person
from holdall.dossier.identities import name_in_use
from holdall.dossier.resolve import resolve

MakeCase = Callable[..., Any]

CYRILLIC = NameForm(surname="Щербакова", given="Юлия")
RULE = NameForm(surname="Shcherbakova", given="Iuliia", system=NameSystem.ICAO_9303)
PRINTED = NameForm(surname="SCHERBAKOVA", given="YULIA")
FORMER = NameForm(surname="IVANOVA", given="YULIA", former=True)


@pytest.mark.parametrize(
    ("names", "language", "used"),
    [
        ((CYRILLIC, FORMER, RULE, PRINTED), "en", PRINTED.full),
        ((CYRILLIC, FORMER, RULE), "en", RULE.full),
        ((FORMER, PRINTED, CYRILLIC), "ru", CYRILLIC.full),
        ((FORMER, CYRILLIC), "en", CYRILLIC.full),
        ((FORMER,), "en", FORMER.full),
        ((), "en", ""),
    ],
)
def test_the_name_in_use_is_printed_and_in_the_pages_script(
    names: tuple[NameForm, ...], language: str, used: str
) -> None:
    assert name_in_use(Person(names=names), language) == used


def test_every_spelling_is_shown_once_with_its_source(make_case: MakeCase) -> None:
    case = make_case()
    rows = resolve(case.plan, case.records).applicant.names
    assert [(row.text, row.script, row.system, row.source, row.exhibit) for row in rows] == [
        ("Ветрова Анна Сергеевна", "Cyrillic", "as printed", "", ""),
        ("VETROVA ANNA", "Latin", "as printed", "Passport", "1"),
        ("Vyetrova Anna", "Latin", "Russian rule of 1997", "", ""),
        ("Лужина Анна", "Cyrillic", "as printed", "former name", ""),
    ]


def test_only_identity_papers_that_are_exhibits_are_described(make_case: MakeCase) -> None:
    case = make_case()
    [paper] = resolve(case.plan, case.records).applicant.papers
    assert (paper.number, paper.exhibit, paper.issued, paper.expires) == (
        "75 1234567", "1", "10 Jan 2019", "10 Jan 2029",
    )  # fmt: skip
    case.change_plan(exhibits=case.plan.exhibits[1:])
    assert resolve(case.plan, case.records).applicant.papers == ()


def test_a_paper_of_several_people_lends_nobody_its_names_and_keeps_its_title(make_case: MakeCase) -> None:
    case = make_case()
    child = case.plan.person_ids[0]
    paper = case.records.get(case.paper(0))
    case.change(paper.id, person_ids=(*paper.person_ids, child), title_en="Passport of Anna")
    bundle = resolve(case.plan, case.records)
    assert [row.text for row in bundle.people[1].names] == ["VETROV LEV"]
    assert [paper.kind for paper in bundle.people[1].papers] == ["Passport of Anna"]


def test_the_facts_about_a_person(make_case: MakeCase) -> None:
    case = make_case()
    facts = {fact.key: fact.value for fact in resolve(case.plan, case.records).applicant.facts}
    assert facts == {
        "born": "14 Mar 1990, Verkhneozyorsk (Russia)",
        "sex": "female",
        "citizenship": "Russia",
        "file_number": "A 123-456-789",
    }
