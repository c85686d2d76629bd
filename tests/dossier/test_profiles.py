from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from holdall.case.paper import PaperKind
from holdall.dossier.glyphs import missing_character
from holdall.dossier.plan_errors import ProfileUnknownError
from holdall.dossier.profile import Confidence, LabelScheme, Part, Profile
from holdall.dossier.profiles import (
    default_section,
    localized,
    profile,
    profile_notes,
    profiles,
    read_profile,
)
from holdall.dossier.strict_table import TableError
from holdall.resources import resource_path

IDS = [found.id for found in profiles()]


@pytest.fixture
def altered(tmp_path: Path) -> Callable[..., Path]:
    """A copy of a shipped profile with one text replaced."""

    def alter(old: str, new: str, profile_id: str = "uk-iac") -> Path:
        text = (resource_path("profiles") / f"{profile_id}.toml").read_text("utf-8")
        assert old in text
        path = tmp_path / f"{profile_id}.toml"
        path.write_text(text.replace(old, new, 1), "utf-8")
        return path

    return alter


def test_the_profiles_of_this_edition() -> None:
    assert IDS[0] == "generic"
    assert {"generic", "us-eoir", "uk-iac", "ca-rpd"} <= set(IDS)


@pytest.mark.parametrize("found", profiles(), ids=IDS)
def test_every_profile_is_whole(found: Profile) -> None:
    assert found.paper in {"a4", "us-letter"}
    assert found.min_text_pt >= 10
    assert {Part.COVER, Part.INDEX, Part.EXHIBITS} <= found.required_parts
    assert len({field.key for field in found.caption}) == len(found.caption)
    assert len({fact.topic for fact in found.facts}) == len(found.facts)
    assert len({section.key for section in found.sections}) == len(found.sections)
    for language in found.languages or ("en", "ru"):
        assert localized(found.party, language)
        assert "{name}" in localized(found.statement_heading, language)


@pytest.mark.parametrize("found", profiles(), ids=IDS)
def test_every_kind_of_paper_has_one_section(found: Profile) -> None:
    for kind in PaperKind:
        assert sum(kind.value in section.kinds for section in found.sections) == 1
        assert default_section(found, kind) in {section.key for section in found.sections}


@pytest.mark.parametrize("found", profiles(), ids=IDS)
def test_every_fact_has_source_date_and_russian_wording(found: Profile) -> None:
    for fact in found.facts:
        assert fact.source
        assert date.fromisoformat(fact.as_of) <= date(2026, 11, 23)
        assert {"en", "ru"} <= set(fact.text)
        if "general knowledge" in fact.source:
            assert fact.confidence is Confidence.VERIFY


@pytest.mark.parametrize("found", profiles(), ids=IDS)
def test_everything_printed_from_a_profile_can_be_shown(found: Profile) -> None:
    texts = [text for field in found.caption for text in (*field.label.values(), field.default)]
    texts += [text for jurat in found.jurats for text in jurat.text.values()]
    texts += [*found.party.values(), *found.statement_heading.values()]
    assert missing_character(texts) is None


def test_what_the_authorities_ask_for() -> None:
    us, uk, ca = profile("us-eoir"), profile("uk-iac"), profile("ca-rpd")
    assert (us.paper, us.labels, us.languages, us.size_cap) == (
        "us-letter", LabelScheme.LETTERS, ("en",), 25_000_000,
    )  # fmt: skip
    assert (uk.paper, uk.min_text_pt, uk.line_spacing, uk.size_cap) == ("a4", 12, 1.5, 50_000_000)
    assert (ca.paper, ca.min_text_pt, ca.languages) == ("us-letter", 12, ("en", "fr"))
    assert uk.statement_heading["en"].startswith("Witness statement")


def test_notes_for_the_window_say_when_and_to_confirm() -> None:
    for language, confirm in (("en", "Confirm with the authority"), ("ru", "Уточните")):
        for note in profile_notes(profile("us-eoir"), language):
            assert note.as_of in note.advice
            assert confirm in note.advice
            assert note.text
            assert note.source
    assert bool(re.search("[а-я]", profile_notes(profile("us-eoir"), "ru")[0].text))


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(ProfileUnknownError) as caught:
        profile("atlantis")
    assert caught.value.params == {"profile": "atlantis"}


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("format = 1", "format = 2", "'format' must be 1"),
        ('id = "uk-iac"', 'id = "uk-xyz"', "'id' must be the file's name 'uk-iac'"),
        ('id = "uk-iac"', 'id = "UK IAC"', "'id' must be lower-case letters"),
        ('country = "GBR"', 'country = "GBR"\nmotto = "x"', "unknown key 'motto'"),
        ('labels = "section-numbers"', 'labels = "roman"', "'labels' must be one of letters"),
        ('labels = "section-numbers"', "", "'labels' is missing"),
        ('parts = ["cover", "index"', 'parts = ["index", "cover"', "must be a list from the cover"),
        ("min_text_pt = 12", "min_text_pt = 11", "'min_text_pt' must be the same"),
        ("size_cap = 50000000", "size_cap = 40000000", "'size_cap' must be the same"),
        ('paper = "a4"', 'paper = "a5"', "'paper' must be the same"),
        ('on_front = "{number}"', 'on_front = "page"', "'on_front' must be a pattern with number"),
        ('"{label} · {number}"', '"{number}"', "'on_exhibit' must be a pattern with label, number"),
        ('"{label} · {number}"', '"{label} {number} {x}"', "'on_exhibit' must be a pattern"),
        ('confidence = "verify"', 'confidence = "sure"', "'confidence' must be one of high"),
        ('as_of = "2026-11-23"', 'as_of = "soon"', "'as_of' must be an ISO date"),
        ('source = "general knowledge"', 'source = ""', "'source' must be a source"),
        ('kinds = ["medical-record"]', 'kinds = ["magic"]', "'kinds' must be one of"),
        ('en = "Hearing", ru', 'ru', "'label' must be texts by language"),
        ('required_parts = ["cover",', 'required_parts = ["cover", "letter",', "must be one of cover"),
        ("format = 1", "format = ", "uk-iac: Invalid value"),
    ],
)  # fmt: skip
def test_a_flawed_profile_is_refused_by_name(
    altered: Callable[..., Path], old: str, new: str, complaint: str
) -> None:
    with pytest.raises(TableError) as caught:
        read_profile(altered(old, new))
    assert str(caught.value).startswith("uk-iac")
    assert complaint in str(caught.value)


def test_further_flaws(altered: Callable[..., Path]) -> None:
    with pytest.raises(TableError, match="'default' must be one of the choices"):
        read_profile(altered('default = "NON-DETAINED"', 'default = "FREE"', "us-eoir"))
    with pytest.raises(TableError, match="'required_parts' must be among the parts"):
        read_profile(altered('"chronology", "identity", "exhibits"]\nrequired_parts = [', '"identity", "exhibits"]\nrequired_parts = ["chronology", '))  # fmt: skip  # noqa: E501
    text = (resource_path("profiles") / "generic.toml").read_text("utf-8")
    without_jurat = altered(text[text.index("[[statement.jurats]]") : text.index("[[facts]]")], "", "generic")
    with pytest.raises(TableError, match="one or more each"):
        read_profile(without_jurat)
    with pytest.raises(TableError, match="a4 or us-letter"):
        read_profile(altered('paper = "a4"', 'paper = "a5"', "generic"))
