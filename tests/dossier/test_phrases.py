from __future__ import annotations

import re
from string import Formatter

import pytest

from holdall.case.dates import PartialDate
from holdall.case.paper import IdentityStatus, PaperKind
from holdall.case.person import NameSystem, Role, Sex
from holdall.dossier.glyphs import missing_character
from holdall.dossier.phrases import available, is_right_to_left, phrases, primary
from holdall.dossier.profile import Confidence
from holdall.dossier.profiles import profiles

OPTIONAL = ("language.", "recovery.", "date.", "season.")
"""Names of rare languages, the recovery sheet, and dates where the case's own wording serves."""


def required(texts: dict[str, str]) -> dict[str, set[str]]:
    return {
        key: {name for _, name, _, _ in Formatter().parse(text) if name}
        for key, text in texts.items()
        if not key.startswith(OPTIONAL)
    }


def test_english_and_russian_are_there() -> None:
    assert {"en", "ru"} <= set(available())


@pytest.mark.parametrize("language", available())
def test_every_language_has_the_same_phrases_and_placeholders(language: str) -> None:
    assert required(dict(phrases(language).texts)) == required(dict(phrases("en").texts))


def test_only_languages_that_were_read_by_their_speakers_are_sure() -> None:
    sure = {tag for tag in available() if phrases(tag).confidence is not Confidence.VERIFY}
    assert sure == {"en", "ru"}
    assert phrases("fr").name == "Français"


@pytest.mark.parametrize("language", available())
def test_every_phrase_can_be_shown(language: str) -> None:
    words = phrases(language)
    assert missing_character(words.texts.values()) is None
    assert missing_character(text for texts in words.lists.values() for text in texts) is None


@pytest.mark.parametrize("language", available())
def test_everything_a_record_can_be_has_a_word(language: str) -> None:
    words = phrases(language)
    for table, members in (("kind", PaperKind), ("role", Role), ("system", NameSystem), ("sex", Sex)):
        for member in members:
            assert words.text(f"{table}.{member.value}")
    for status in IdentityStatus:
        assert bool(words.text(f"status.{status.value}")) is (status is not IdentityStatus.UNKNOWN)
    for profile in profiles():
        assert all(words.text(f"section.{section.key}") for section in profile.sections)


@pytest.mark.parametrize("language", available())
def test_dates_are_worded_as_vaguely_as_they_are_known(language: str) -> None:
    words = phrases(language)
    known = ("2022-03-06", "2022-03", "2022-spring", "2022")
    texts = [words.date(PartialDate(value)) for value in known]
    assert len(set(texts)) == 4
    assert all("2022" in text for text in texts)
    assert words.date(PartialDate("2022", approximate=True)) not in texts


def test_dates_in_the_languages_that_word_their_own() -> None:
    assert phrases("fr").date(PartialDate("2022-03-06")) == "6 mars 2022"
    assert phrases("de").date(PartialDate("2022-03-06")) == "6. März 2022"
    assert phrases("de").date(PartialDate("2022-03", approximate=True)) == "etwa März 2022"
    assert phrases("fr").date(PartialDate("2022-winter")) == "hiver 2022–2023"


def test_spans_of_dates() -> None:
    words = phrases("en")
    start, end = PartialDate("2022-03-06"), PartialDate("2022-03-07")
    assert words.date_range(start, end) == f"{words.date(start)} – {words.date(end)}"
    assert words.date_range(start, start) == words.date(start)
    assert words.date_range(None, end) == words.date(end)
    assert words.date_range(None, None) == ""


def test_counts_and_pages() -> None:
    words = phrases("en")
    assert words.counted("exhibit.page_count", 1) == "1 page"
    assert words.counted("exhibit.page_count", 12) == "12 pages"
    assert (words.pages(3, 3), words.pages(3, 5)) == ("page 3", "pages 3–5")


def test_a_language_without_phrases_gets_english() -> None:
    assert phrases("ka").language == "en"
    assert phrases("ru-RU").language == "ru"
    assert phrases("ru").optional("language.xx", "xx") == "xx"


def test_direction_of_languages() -> None:
    assert primary("fa-IR") == "fa"
    assert [is_right_to_left(tag) for tag in ("fa", "he-IL", "ar", "ru", "en", "ka")] == [True] * 3 + [
        False
    ] * 3


def test_the_recovery_sheet_does_not_say_what_is_in_the_vault() -> None:
    for language in ("en", "ru"):
        words = phrases(language)
        text = " ".join((*words.lists["recovery.steps"], words.text("recovery.lead")))
        assert not re.search(r"asylum|refugee|убежищ|беженц", text, re.IGNORECASE)
