"""Fills the caption of the cover and the closing words of the statement; draws nothing."""

from __future__ import annotations

from holdall.case.dossier_plan import DossierPlan
from holdall.case.person import Person
from holdall.dossier.bundle import BundlePerson, Field
from holdall.dossier.plain_text import lines
from holdall.dossier.plan_errors import CaptionFieldError
from holdall.dossier.profile import CaptionField, Profile
from holdall.dossier.profiles import localized, profiles

JURAT_FIELD = "jurat"
"""Key of the plan's field that picks one of the profile's jurats; the first one otherwise."""


def caption_fields(
    plan: DossierPlan, profile: Profile, person: Person, shown: BundlePerson, language: str
) -> tuple[Field, ...]:
    """The profile's caption fields with their values, in its order; a value may be empty.

    The plan's own values win, then what the vault knows about the applicant, then the profile's default.
    Fields that belong to other profiles are left aside; `CaptionFieldError` for a key that no profile has, or
    a value that is not among the choices.
    """
    given = {key: lines(value) for key, value in plan.fields}
    _refuse_unknown(plan.id, given, profile)
    known = _known(person, shown.name)
    result: list[Field] = []
    for field in profile.caption:
        value = given.get(field.key) or known.get(field.key) or field.default
        if field.choices and value not in field.choices:
            raise CaptionFieldError(item=plan.id, field=field.key, known=", ".join(field.choices))
        result.append(Field(field.key, localized(field.label, language), value))
    return tuple(result)


def empty_fields(plan: DossierPlan, applicant: Person | None) -> tuple[CaptionField, ...]:
    """Required fields that neither plan nor vault nor profile fills; none for a strange profile."""
    written = dict(plan.fields)
    known = _known(applicant, applicant.title_text) if applicant is not None else {}
    return tuple(
        field
        for profile in profiles()
        if profile.id == plan.profile
        for field in profile.caption
        if field.required
        and not (written.get(field.key, "").strip() or known.get(field.key) or field.default)
    )


def jurat(plan: DossierPlan, profile: Profile, name: str, language: str) -> str:
    """The words that close the statement; raises `CaptionFieldError` when the plan picks an unknown one."""
    wanted = dict(plan.fields).get(JURAT_FIELD) or profile.jurats[0].key
    for candidate in profile.jurats:
        if candidate.key == wanted:
            return localized(candidate.text, language).replace("{name}", name)
    known = ", ".join(candidate.key for candidate in profile.jurats)
    raise CaptionFieldError(item=plan.id, field=JURAT_FIELD, known=known)


def _refuse_unknown(plan_id: str, given: dict[str, str], profile: Profile) -> None:
    allowed = {field.key for profile in profiles() for field in profile.caption} | {JURAT_FIELD}
    for key in given:
        if key not in allowed:
            own = ", ".join((*(field.key for field in profile.caption), JURAT_FIELD))
            raise CaptionFieldError(item=plan_id, field=key, known=own)


def _known(person: Person, name: str) -> dict[str, str]:
    address = lines("\n".join((name, person.address, person.phone, person.email)))
    number = lines(person.a_number)
    return {"filer": address, "a_number": number, "file_number": number}
