from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdall.case.mrz.russian_alphabet import TO_ZONE, from_zone, to_zone

LETTERS = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"


def test_every_letter_has_a_sign_of_its_own() -> None:
    assert "".join(TO_ZONE) == LETTERS
    assert len(set(TO_ZONE.values())) == 33


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=LETTERS, min_size=1))
def test_names_read_back_exactly(name: str) -> None:
    assert from_zone(to_zone(name.lower())) == name


def test_spaces_and_hyphens_become_fillers() -> None:
    assert to_zone("Салтыков-Щедрин") == "SALTYKOV<WEDRIN"
    assert from_zone("SALTYKOV WEDRIN") == "САЛТЫКОВ ЩЕДРИН"


@pytest.mark.parametrize("name", ["Smith", "Ґава", "О'Генри"])
def test_other_letters_have_no_sign(name: str) -> None:
    with pytest.raises(ValueError, match="sign"):
        to_zone(name)


def test_signs_without_letter() -> None:
    assert from_zone("ABV5") is None
    assert from_zone("") == ""
