from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from holdall.case.dossier_plan import DossierPlan
from holdall.case.person import NameForm, Person
from holdall.dossier.caption import empty_fields
from holdall.dossier.plan_errors import CaptionFieldError
from holdall.dossier.profile import Profile
from holdall.dossier.profiles import profiles
from holdall.dossier.resolve import resolve

MakeCase = Callable[..., Any]
ROOT = Path(__file__).parents[2]


def caption(case: Any) -> dict[str, str]:
    return {field.key: field.value for field in resolve(case.plan, case.records).caption}


def test_the_plans_values_win_then_the_vaults_then_the_profiles(make_case: MakeCase) -> None:
    case = make_case(profile="us-eoir", fields=(("judge", " J. Doe "), ("proceedings", "Asylum-only")))
    values = caption(case)
    assert values["judge"] == "J. Doe"
    assert values["proceedings"] == "Asylum-only"
    assert values["a_number"] == "A 123-456-789"
    assert values["filer"] == "VETROVA ANNA\n1 Garden Street"
    assert values["detention"] == "NON-DETAINED"
    assert values["hearing"] == ""


def test_a_field_of_another_profile_is_left_aside(make_case: MakeCase) -> None:
    case = make_case(profile="uk-iac", fields=(("judge", "J. Doe"), ("appeal_reference", "PA/1")))
    values = caption(case)
    assert values["appeal_reference"] == "PA/1"
    assert "judge" not in values


def test_a_field_of_no_profile_is_refused(make_case: MakeCase) -> None:
    case = make_case(fields=(("jugde", "J. Doe"),))
    with pytest.raises(CaptionFieldError) as caught:
        resolve(case.plan, case.records)
    known = "authority, file_number, filer, date, jurat"
    assert caught.value.params == {"item": case.plan.id, "field": "jugde", "known": known}


@pytest.mark.parametrize(
    ("field", "known"), [("detention", "NON-DETAINED, DETAINED"), ("jurat", "inside-us, outside-us")]
)
def test_a_value_that_is_no_choice_is_refused(make_case: MakeCase, field: str, known: str) -> None:
    case = make_case(profile="us-eoir", fields=((field, "perhaps"),))
    with pytest.raises(CaptionFieldError) as caught:
        resolve(case.plan, case.records)
    assert caught.value.params == {"item": case.plan.id, "field": field, "known": known}


@pytest.mark.parametrize("own", profiles(), ids=lambda own: own.id)
def test_the_manual_names_every_field_of_the_cover(own: Profile) -> None:
    keys = ", ".join(f"`{field.key}`" for field in own.caption)
    assert f"`{own.id}` | {keys} |" in (ROOT / "resources" / "docs" / "manual.md").read_text("utf-8")


def test_the_jurat_can_be_chosen(make_case: MakeCase) -> None:
    inside = make_case(profile="us-eoir")
    outside = make_case(profile="us-eoir", fields=(("jurat", "outside-us"),))
    law = "under the laws of the United States"
    assert law not in resolve(inside.plan, inside.records).jurat
    assert law in resolve(outside.plan, outside.records).jurat


def empty(plan: DossierPlan, applicant: Person | None) -> set[str]:
    return {field.key for field in empty_fields(plan, applicant)}


def test_what_the_vault_fills_is_not_called_empty() -> None:
    plan = DossierPlan(profile="us-eoir")
    nobody, nameless = empty(plan, None), empty(plan, Person())
    assert nobody == nameless >= {"filer", "a_number"}
    anna = Person(names=(NameForm(surname="Vetrova"),), a_number="A 123-456-789")
    assert empty(plan, anna) == nobody - {"filer", "a_number"}


def test_only_required_fields_without_a_usual_value_are_called_empty() -> None:
    plan = DossierPlan(profile="us-eoir", fields=(("filer", "J. Doe"), ("a_number", " ")))
    fields = empty_fields(plan, None)
    assert fields
    assert all(field.required and not field.default for field in fields)
    assert {field.key for field in fields} >= {"a_number"}
    assert "filer" not in {field.key for field in fields}
    assert empty_fields(DossierPlan(profile="nowhere"), None) == ()
