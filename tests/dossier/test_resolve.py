from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pytest

from holdall.case.dossier_plan import PlannedExhibit
from holdall.case.person import NameForm
from holdall.dossier.bundle import ExhibitReference
from holdall.dossier.plan_errors import (
    ApplicantMissingError,
    DossierEmptyError,
    EventMissingError,
    ExhibitEmptyError,
    ExhibitFileUnusableError,
    ExhibitMissingError,
    ExhibitTwiceError,
    ExhibitUntitledError,
    PersonMissingError,
    PlanError,
    ProfileUnknownError,
    ReferenceUnknownError,
    SectionUnknownError,
)
from holdall.dossier.resolve import resolve

NOBODY = "e" * 32
MakeCase = Callable[..., Any]


def test_a_plan_becomes_a_bundle(make_case: MakeCase) -> None:
    case = make_case()
    bundle = resolve(case.plan, case.records)
    assert [exhibit.label for exhibit in bundle.exhibits] == ["1", "2", "3"]
    assert [exhibit.title for exhibit in bundle.exhibits] == ["Passport", "Police protocol", "Court ruling"]
    assert [exhibit.page_count for exhibit in bundle.exhibits] == [1, 2, 3]
    assert bundle.exhibits[1].files[0].blob_id == case.file(1)
    assert bundle.exhibits[1].files[0].sha256 == f"{1:064x}"
    assert bundle.applicant.name == "VETROVA ANNA"
    assert [person.name for person in bundle.people] == ["VETROVA ANNA", "VETROV LEV"]
    assert bundle.statement[1] == ("They held me, see ", ExhibitReference("2"), ".")
    assert bundle.exhibits[0].language == "Russian"


def test_the_chronology_is_in_order_of_time_and_cites_exhibits_in_order(make_case: MakeCase) -> None:
    case = make_case()
    dated, undated = resolve(case.plan, case.records).chronology
    assert (dated.title, dated.exhibits, dated.place) == ("Detained on the bridge", ("2", "3"), "Old Bridge")
    assert (undated.title, undated.exhibits, undated.date_text) == ("Search without a date", (), "undated")


def test_only_chosen_events_are_told(make_case: MakeCase) -> None:
    case = make_case(event_ids=(f"{4:032x}",))
    assert [row.event_id for row in resolve(case.plan, case.records).chronology] == [f"{4:032x}"]


def test_events_are_told_in_english_on_english_pages(make_case: MakeCase) -> None:
    case = make_case(event_ids=(f"{4:032x}",))
    told = {"title": "Обыск", "title_en": "Search", "description": "Утром.", "description_en": "At dawn."}
    case.change(f"{4:032x}", **told)
    assert [(row.title, row.description) for row in resolve(case.plan, case.records).chronology] == [
        ("Search", "At dawn.")
    ]
    case.change_plan(language="ru")
    assert [(row.title, row.description) for row in resolve(case.plan, case.records).chronology] == [
        ("Обыск", "Утром.")
    ]


def test_what_the_user_keeps_to_themselves_stays_out(make_case: MakeCase) -> None:
    case = make_case()
    bundle = resolve(case.plan, case.records)
    shown = str([asdict(person) for person in bundle.people]) + str(bundle.chronology) + str(bundle.caption)
    shown += str([(e.title, e.author, e.kind, e.language, e.date_text) for e in bundle.exhibits])
    assert "hidden" not in shown


def test_a_title_in_the_plan_wins_then_the_english_one_on_english_pages(make_case: MakeCase) -> None:
    case = make_case()
    case.change(case.paper(0), title="Паспорт", title_en="Passport of Anna")
    assert resolve(case.plan, case.records).exhibits[0].title == "Passport of Anna"
    case.change_plan(language="ru")
    assert resolve(case.plan, case.records).exhibits[0].title == "Паспорт"
    case.change_plan(exhibits=(PlannedExhibit(paper_id=case.paper(0), title=" Мой\nпаспорт "),), statement="")
    assert resolve(case.plan, case.records).exhibits[0].title == "Мой паспорт"


def test_sections_stand_together_in_the_profiles_order(make_case: MakeCase) -> None:
    case = make_case(profile="uk-iac")
    sections = ("official", "", "personal")
    case.change_plan(
        exhibits=tuple(PlannedExhibit(paper_id=case.paper(n), section=sections[n]) for n in range(3))
    )
    bundle = resolve(case.plan, case.records)
    assert [(e.label, e.paper_id, e.section) for e in bundle.exhibits] == [
        ("A-1", case.paper(2), "personal"),
        ("B-1", case.paper(0), "official"),
        ("B-2", case.paper(1), "official"),
    ]
    assert [section.key for section in bundle.sections] == ["personal", "official"]


def test_without_sections_the_plans_order_stands(make_case: MakeCase) -> None:
    case = make_case()
    case.change_plan(exhibits=tuple(reversed(case.plan.exhibits)))
    bundle = resolve(case.plan, case.records)
    assert [exhibit.paper_id for exhibit in bundle.exhibits] == [case.paper(n) for n in (2, 1, 0)]
    assert bundle.sections == ()


@pytest.mark.parametrize(
    ("profile", "wanted", "used"),
    [
        ("generic", "fa", "fa"), ("us-eoir", "ru", "en"), ("us-eoir", "en-GB", "en-GB"),
        ("ca-rpd", "fr", "fr"), ("ca-rpd", "ru", "en"),
    ],
)  # fmt: skip
def test_pages_are_in_a_language_the_authority_accepts(
    make_case: MakeCase, profile: str, wanted: str, used: str
) -> None:
    case = make_case(profile=profile, language=wanted)
    assert resolve(case.plan, case.records).language == used


def test_a_translation_says_which_exhibit_it_translates(make_case: MakeCase) -> None:
    case = make_case()
    case.change(case.paper(1), translation_of=case.paper(2))
    assert resolve(case.plan, case.records).exhibits[1].translates == "3"


def test_a_plan_without_an_applicant_leaves_the_name_to_be_written_in(make_case: MakeCase) -> None:
    case = make_case(applicant_id="")
    bundle = resolve(case.plan, case.records)
    assert bundle.applicant.name == ""
    assert [person.name for person in bundle.people] == ["VETROV LEV"]


def refused(case: Any, kind: type[PlanError], **params: str) -> None:
    with pytest.raises(kind) as caught:
        resolve(case.plan, case.records)
    assert caught.value.params == params


def test_an_unknown_profile_is_refused(make_case: MakeCase) -> None:
    refused(make_case(profile="mars"), ProfileUnknownError, profile="mars")


def test_a_plan_without_exhibits_is_refused(make_case: MakeCase) -> None:
    case = make_case(exhibits=())
    refused(case, DossierEmptyError, item=case.plan.id)


def test_an_applicant_who_is_gone_or_nameless_is_refused(make_case: MakeCase) -> None:
    refused(make_case(applicant_id=NOBODY), ApplicantMissingError, item=NOBODY)
    case = make_case()
    case.change(case.plan.applicant_id, names=(NameForm(surname=" "),))
    refused(case, ApplicantMissingError, item=case.plan.applicant_id)


def test_people_and_events_that_are_gone_are_refused(make_case: MakeCase) -> None:
    refused(make_case(person_ids=(NOBODY,)), PersonMissingError, item=NOBODY)
    refused(make_case(event_ids=(NOBODY,)), EventMissingError, item=NOBODY)


def test_a_paper_that_is_gone_is_refused(make_case: MakeCase) -> None:
    case = make_case()
    case.records.drop(case.paper(2))
    refused(case, ExhibitMissingError, item=case.paper(2))


def test_a_paper_that_is_an_exhibit_twice_is_refused(make_case: MakeCase) -> None:
    case = make_case()
    case.change_plan(exhibits=(*case.plan.exhibits, case.plan.exhibits[0]))
    refused(case, ExhibitTwiceError, item=case.paper(0))


def test_a_paper_without_files_is_refused(make_case: MakeCase) -> None:
    case = make_case()
    case.change(case.paper(1), file_ids=())
    refused(case, ExhibitEmptyError, item=case.paper(1))


def test_an_exhibit_without_a_title_is_refused(make_case: MakeCase) -> None:
    case = make_case()
    case.change(case.paper(1), title=" \n ")
    refused(case, ExhibitUntitledError, item=case.paper(1))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"problem": "password-needed"}, "password-needed"),
        ({"problem": "damaged", "page_count": 3, "problem_pages": 5}, "damaged"),
        ({"page_count": 0}, "no-pages"),
    ],
)
def test_a_file_that_cannot_be_shown_is_refused(
    make_case: MakeCase, changes: dict[str, object], reason: str
) -> None:
    case = make_case()
    case.change(case.file(1), **changes)
    refused(case, ExhibitFileUnusableError, item=case.paper(1), file=case.file(1), reason=reason)


def test_a_file_that_is_gone_is_refused(make_case: MakeCase) -> None:
    case = make_case()
    case.records.drop(case.file(0))
    refused(case, ExhibitFileUnusableError, item=case.paper(0), file=case.file(0), reason="missing")


def test_an_unknown_section_is_refused(make_case: MakeCase) -> None:
    case = make_case()
    case.change_plan(exhibits=(PlannedExhibit(paper_id=case.paper(0), section="cellar"),))
    refused(case, SectionUnknownError, item=case.paper(0), section="cellar")


def test_a_reference_to_no_exhibit_is_refused(make_case: MakeCase) -> None:
    refused(make_case(statement=f"{{exhibit:{NOBODY}}}"), ReferenceUnknownError, item=NOBODY)
