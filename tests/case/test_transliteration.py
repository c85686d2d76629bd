from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdall.case.person import NameForm, NameSystem
from holdall.case.transliteration import likely_language, missing_spellings, propose
from holdall.case.transliteration_tables import tables_from
from holdall.resources import resource_path

TABLES = tables_from(
    tomllib.loads(resource_path("rules", "transliteration.toml").read_text(encoding="utf-8"))
)
ANNA = NameForm(surname="Щербакова", given="Юлия", patronymic="Эдуардовна")


def _spelt(text: str, system: NameSystem, language: str = "ru") -> str:
    return propose(NameForm(surname=text), TABLES[system], language=language).form.surname


def test_the_published_vectors(shared: Path) -> None:
    rows = json.loads((shared / "vectors/names-mrz-stays.json").read_text(encoding="utf-8"))["translit"]
    assert len(rows) >= 8
    for row in rows:
        surname, given_name = row["cyr"].split()
        name = NameForm(surname=surname, given=given_name)
        assert propose(name, TABLES[NameSystem.ICAO_9303]).form.full == row["icao9303"]
        assert propose(name, TABLES[NameSystem.GOST_52535]).form.full == row["gost52535_2006"]


@pytest.mark.parametrize(
    ("system", "name", "spelt"),
    [
        (NameSystem.ICAO_9303, "Подъячев", "Podieiachev"),
        (NameSystem.ICAO_9303, "САЛТЫКОВ-ЩЕДРИН", "SALTYKOV-SHCHEDRIN"),
        (NameSystem.ICAO_9303, "Салтыков-Щедрин", "Saltykov-Shchedrin"),
        (NameSystem.ICAO_9303, "Я", "Ia"),
        (NameSystem.ICAO_9303, "оглы", "ogly"),
        (NameSystem.GOST_52535, "Цой", "Tcoi"),
        (NameSystem.MVD_310, "Дмитрий", "Dmitry"),
        (NameSystem.MVD_310, "Алексеев", "Alexeyev"),
        (NameSystem.MVD_310, "Евгений", "Yevgeny"),
        (NameSystem.MVD_310, "Юрьева", "Yuryeva"),
        (NameSystem.ISO_9, "Щербакова", "Ŝerbakova"),
        (NameSystem.ISO_9, "Эйхе", "Èjhe"),
    ],
)
def test_each_rule(system: NameSystem, name: str, spelt: str) -> None:
    assert _spelt(name, system) == spelt


def test_other_languages_have_letters_of_their_own() -> None:
    assert _spelt("Григорій", NameSystem.ICAO_9303, "uk") == "Hryhorii"
    assert _spelt("Ґалаґан", NameSystem.ICAO_9303, "uk") == "Galagan"
    assert _spelt("Воўк", NameSystem.ICAO_9303, "be") == "Vouk"
    assert _spelt("Алёна", NameSystem.ICAO_9303, "be") == "Aliona"
    assert _spelt("Алёна", NameSystem.ICAO_9303, "xx") == "Alena"


def test_what_could_not_be_checked_says_so() -> None:
    plain = NameForm(surname="Иванов", given="Иван")
    assert not propose(plain, TABLES[NameSystem.MVD_310]).unsure
    assert propose(NameForm(surname="Дмитрий"), TABLES[NameSystem.MVD_310]).unsure
    assert propose(NameForm(surname="Жуков"), TABLES[NameSystem.MVD_310]).unsure
    assert not propose(NameForm(surname="Жуков"), TABLES[NameSystem.ICAO_9303]).unsure
    assert propose(NameForm(surname="Григорій"), TABLES[NameSystem.ICAO_9303], language="uk").unsure


def test_latin_names_stay_as_they_are() -> None:
    assert _spelt("O'Connor", NameSystem.ICAO_9303) == "O'Connor"


@pytest.mark.parametrize(
    ("name", "language"), [("Щербакова", "ru"), ("Воўк", "be"), ("Григорій", "uk"), ("Ґалаґан", "uk")]
)
def test_letters_of_its_own_tell_the_language(name: str, language: str) -> None:
    assert likely_language(NameForm(surname=name)) == language


def test_a_name_is_spelt_by_the_rule_of_its_language() -> None:
    (first, *_) = missing_spellings((NameForm(given="Григорій"),), TABLES)
    assert (first.form.given, first.unsure) == ("Hryhorii", True)


def test_only_what_is_missing_is_proposed() -> None:
    printed = NameForm(surname="Scherbakova", given="Yulia", system=NameSystem.MVD_310)
    proposals = missing_spellings((ANNA, printed), TABLES)

    systems = [proposal.form.system for proposal in proposals]
    assert NameSystem.MVD_310 not in systems
    assert systems[0] is NameSystem.ICAO_9303
    # GOST spells this name as ICAO does: offering it twice would only confuse.
    assert NameSystem.GOST_52535 not in systems


def test_a_printed_spelling_is_not_proposed_again() -> None:
    printed = NameForm(surname="SHCHERBAKOVA", given="IULIIA", patronymic="EDUARDOVNA")
    systems = {proposal.form.system for proposal in missing_spellings((ANNA, printed), TABLES)}
    assert systems == {NameSystem.MVD_310, NameSystem.ISO_9}


def test_without_a_cyrillic_name_nothing_is_proposed() -> None:
    assert missing_spellings((NameForm(surname="Smith"),), TABLES) == ()


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ", min_size=2, max_size=20))
def test_travel_document_spellings_are_always_plain(name: str) -> None:
    for system in (NameSystem.ICAO_9303, NameSystem.GOST_52535, NameSystem.MVD_310):
        assert _spelt(name, system).isascii()
        assert _spelt(name.capitalize(), system).upper() == _spelt(name, system)
