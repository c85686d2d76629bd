from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdall.dossier.numbering import exhibit_labels, letter_label, number, stamp_text
from holdall.dossier.profile import LabelScheme
from holdall.dossier.resolve import resolve


def test_letters_are_doubled_after_z() -> None:
    found = [letter_label(index) for index in (0, 25, 26, 27, 51, 52, 119)]
    assert found == ["A", "Z", "AA", "BB", "ZZ", "AAA", "PPPPP"]


def test_sections_take_letters_in_the_order_they_appear() -> None:
    labels = exhibit_labels(LabelScheme.SECTION_NUMBERS, ["country", "country", "identity", "country"])
    assert labels == ("A-1", "A-2", "B-1", "A-3")


@pytest.mark.parametrize("scheme", [LabelScheme.NUMBERS, LabelScheme.SECTION_NUMBERS])
def test_without_sections_exhibits_are_counted(scheme: LabelScheme) -> None:
    assert exhibit_labels(scheme, ["", "", ""]) == ("1", "2", "3")


@given(st.sampled_from(LabelScheme), st.lists(st.sampled_from(["a", "b", "c"]), max_size=130))
@settings(max_examples=50, deadline=None)
def test_no_label_is_given_twice(scheme: LabelScheme, sections: list[str]) -> None:
    labels = exhibit_labels(scheme, sections)
    assert len(set(labels)) == len(labels) == len(sections)


def test_numbers_run_through_dividers_and_contents(make_case: Callable[..., Any]) -> None:
    case = make_case()
    numbering = number(resolve(case.plan, case.records), front_pages=4)
    assert dict(numbering.divider_page) == {"1": 5, "2": 7, "3": 10}
    assert dict(numbering.first_page) == {"1": 6, "2": 8, "3": 11}
    assert dict(numbering.last_page) == {"1": 6, "2": 9, "3": 13}
    assert numbering.total == 13


@pytest.mark.parametrize(
    ("profile", "language", "front", "exhibit"),
    [
        ("generic", "en", "7", "Exhibit 1 · 7"),
        ("generic", "ru", "7", "Приложение 1 · 7"),
        ("generic", "fa", "7", "1 · 7"),
        ("us-eoir", "en", "7", "Exhibit A · 7"),
        ("uk-iac", "en", "7", "1 · 7"),
        ("ca-rpd", "fr", "7", "Pièce 1 · 7"),
    ],
)
def test_stamps_say_exhibit_and_number(
    make_case: Callable[..., Any], profile: str, language: str, front: str, exhibit: str
) -> None:
    case = make_case(profile=profile, language=language)
    bundle = resolve(case.plan, case.records)
    assert stamp_text(bundle, None, 7, 20) == front
    assert stamp_text(bundle, bundle.exhibits[0].label, 7, 20) == exhibit
