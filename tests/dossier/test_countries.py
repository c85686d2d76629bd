from __future__ import annotations

import tomllib

import pytest

from holdall.dossier.countries import country_name
from holdall.dossier.phrases import available
from holdall.resources import resource_path


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("RUS", "en", "Russia"),
        ("RUS", "ru", "Россия"),
        ("SUN", "ru", "СССР"),
        ("YUG", "de", "Jugoslawien"),
        ("CSK", "fr-CA", "Tchécoslovaquie"),
        ("DDR", "en", "German Democratic Republic"),
        ("D<<", "en", "Germany"),
        ("rus ", "en", "Russia"),
        ("XXA", "ru", "без гражданства"),
        ("RUS", "tr", "Russia"),
    ],
)
def test_codes_become_names(code: str, language: str, name: str) -> None:
    assert country_name(code, language) == name


@pytest.mark.parametrize("typed", ["Республика", "QQZ", ""])
def test_what_is_no_known_code_stays_as_typed(typed: str) -> None:
    assert country_name(typed, "ru") == typed


def test_every_language_of_the_pages_names_the_same_countries() -> None:
    tables = {
        language: tomllib.loads((resource_path("countries") / f"{language}.toml").read_text("utf-8"))
        for language in available()
    }
    assert len(tables["en"]) > 250
    assert all(table.keys() == tables["en"].keys() for table in tables.values())
    assert all(name.strip() for table in tables.values() for name in table.values())
