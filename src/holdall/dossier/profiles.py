"""Reads the profile files and refuses any that are not exactly as they must be; applies no profile."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from holdall.case.paper import PaperKind
from holdall.dossier.plan_errors import ProfileUnknownError
from holdall.dossier.profile import (
    CaptionField,
    CaptionPlace,
    Confidence,
    Fact,
    Jurat,
    LabelScheme,
    Part,
    Profile,
    Section,
    Stamp,
    StampPosition,
)
from holdall.dossier.strict_table import StrictTable, TableError
from holdall.resources import resource_path

FORMAT = 1
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CONFIRM = {
    "en": "As of {as_of}. Confirm with the authority.",
    "ru": "По состоянию на {as_of}. Уточните в самом ведомстве.",
}


@dataclass(frozen=True, slots=True)
class ProfileNote:
    """One rule of an authority as the window shows it: what, from where, how sure, what to do about it."""

    topic: str
    text: str
    source: str
    as_of: str
    confidence: Confidence
    advice: str
    """“Confirm with the authority”, with the date of what is known."""


@cache
def profiles() -> tuple[Profile, ...]:
    """All shipped profiles, `generic` first, the others by id."""
    found = [read_profile(path) for path in sorted(resource_path("profiles").glob("*.toml"))]
    return tuple(sorted(found, key=lambda profile: (profile.id != "generic", profile.id)))


def profile(profile_id: str) -> Profile:
    """The shipped profile of this id; raises `ProfileUnknownError`."""
    for candidate in profiles():
        if candidate.id == profile_id:
            return candidate
    raise ProfileUnknownError(profile=profile_id)


def profile_notes(profile: Profile, language: str) -> tuple[ProfileNote, ...]:
    """What the profile knows about its authority, in `language` (English where it has no wording)."""
    confirm = localized(_CONFIRM, language)
    return tuple(
        ProfileNote(
            fact.topic,
            localized(fact.text, language),
            fact.source,
            fact.as_of,
            fact.confidence,
            confirm.format(as_of=fact.as_of),
        )
        for fact in profile.facts
    )


def default_section(profile: Profile, kind: PaperKind) -> str:
    """The section that a paper of this kind is usually put in."""
    for section in profile.sections:
        if kind.value in section.kinds:
            return section.key
    return profile.sections[-1].key


def localized(texts: Mapping[str, str], language: str) -> str:
    """The text in `language`, else in its primary language, else in English."""
    return texts.get(language) or texts.get(language.partition("-")[0]) or texts["en"]


def read_profile(path: Path) -> Profile:
    """Read one profile file; raises `TableError` naming the file, the place and what is wrong."""
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{path.stem}: {error}") from error
    table = StrictTable(values, path.stem)
    if table.number("format") != FORMAT:
        raise table.wrong("format", str(FORMAT))
    result = _profile(table)
    if result.id != path.stem:
        raise table.wrong("id", f"the file's name {path.stem!r}")
    _check_agreement(result, table)
    return result


def _profile(table: StrictTable) -> Profile:
    page, statement = table.table("page"), table.table("statement")
    profile = Profile(
        id=_identifier(table, "id"),
        country=table.text("country"),
        name=table.by_language("name"),
        party=table.by_language("party"),
        as_of=_day(table, "as_of"),
        languages=table.texts("languages"),
        paper=page.text("paper"),
        min_text_pt=page.number("min_text_pt"),
        line_spacing=page.number("line_spacing"),
        labels=table.choice("labels", LabelScheme),
        stamp=_stamp(table.table("stamp")),
        parts=table.choices("parts", Part),
        required_parts=frozenset(table.choices("required_parts", Part)),
        sections=tuple(_section(entry) for entry in table.tables("sections")),
        caption=tuple(_caption_field(entry) for entry in table.tables("caption")),
        statement_heading=statement.by_language("heading"),
        jurats=tuple(_jurat(entry) for entry in statement.tables("jurats")),
        size_cap=table.size("size_cap"),
        file_name=table.text("file_name"),
        facts=tuple(_fact(entry) for entry in table.tables("facts")),
    )
    for part in (page, statement, table):
        part.finish()
    return profile


def _stamp(table: StrictTable) -> Stamp:
    stamp = Stamp(
        position=table.choice("position", StampPosition),
        on_exhibit=table.text("on_exhibit"),
        on_front=table.text("on_front"),
        size_pt=table.number("size_pt"),
        margin_mm=table.number("margin_mm"),
    )
    for key, pattern, must in (
        ("on_front", stamp.on_front, {"number"}),
        ("on_exhibit", stamp.on_exhibit, {"number", "label"}),
    ):
        names = set(re.findall(r"\{(\w*)\}", pattern))
        if not must <= names <= {"exhibit", "label", "number", "total"}:
            raise table.wrong(key, f"a pattern with {', '.join(sorted(must))}")
    table.finish()
    return stamp


def _section(table: StrictTable) -> Section:
    section = Section(key=_identifier(table, "key"), kinds=frozenset(table.choices("kinds", PaperKind)))
    table.finish()
    return section


def _caption_field(table: StrictTable) -> CaptionField:
    field = CaptionField(
        key=table.text("key"),
        place=table.choice("place", CaptionPlace),
        label=table.by_language("label"),
        required=table.flag("required"),
        choices=table.texts("choices", ()),
        default=table.text("default", ""),
    )
    if field.choices and field.default not in field.choices:
        raise table.wrong("default", "one of the choices")
    table.finish()
    return field


def _jurat(table: StrictTable) -> Jurat:
    jurat = Jurat(
        key=_identifier(table, "key"),
        text=table.by_language("text"),
        source=table.text("source"),
        as_of=_day(table, "as_of"),
        confidence=table.choice("confidence", Confidence),
    )
    table.finish()
    return jurat


def _fact(table: StrictTable) -> Fact:
    fact = Fact(
        topic=table.text("topic"),
        value=table.value("value"),
        unit=table.text("unit"),
        source=table.text("source"),
        as_of=_day(table, "as_of"),
        confidence=table.choice("confidence", Confidence),
        text=table.by_language("text"),
    )
    if not fact.source:
        raise table.wrong("source", "a source")
    table.finish()
    return fact


def _check_agreement(profile: Profile, table: StrictTable) -> None:
    """A setting and the fact it rests on must say the same, so that neither can drift."""
    settings: dict[str, object] = {
        "paper": profile.paper,
        "min_text_pt": profile.min_text_pt,
        "line_spacing": profile.line_spacing,
        "size_cap": profile.size_cap,
        "labels": profile.labels.value,
        "language": profile.languages,
    }
    for fact in profile.facts:
        if fact.topic in settings and settings[fact.topic] != fact.value:
            raise table.wrong(
                fact.topic, f"the same in the page's settings and in the facts ({fact.value!r})"
            )
    if profile.paper not in ("a4", "us-letter"):
        raise table.wrong("page.paper", "a4 or us-letter")
    if not profile.required_parts <= set(profile.parts):
        raise table.wrong("required_parts", "among the parts")
    if profile.parts[:1] != (Part.COVER,) or profile.parts[-1:] != (Part.EXHIBITS,):
        raise table.wrong("parts", "a list from the cover to the exhibits")
    if not profile.sections or not profile.jurats:
        raise table.wrong("sections, statement.jurats", "one or more each")


def _identifier(table: StrictTable, key: str) -> str:
    text = table.text(key)
    if _ID.fullmatch(text) is None:
        raise table.wrong(key, "lower-case letters, digits and hyphens")
    return text


def _day(table: StrictTable, key: str) -> str:
    text = table.text(key)
    try:
        date.fromisoformat(text)
    except ValueError:
        raise table.wrong(key, "an ISO date") from None
    return text
