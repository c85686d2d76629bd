from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdall.case.dates import PartialDate
from holdall.case.mrz.two_digit_years import expiry_date, past_date, two_digit_text

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("261123", "2026-11-23"), ("261124", "1926-11-24"),
        ("000229", "2000-02-29"), ("740812", "1974-08-12"),
        ("7408<<", "1974-08"), ("74<<<<", "1974"),
        ("26<<<<", "2026"), ("27<<<<", "1927"), ("2612<<", "1926-12"),
    ],
)  # fmt: skip
def test_a_past_date_is_never_in_the_future(digits: str, value: str) -> None:
    assert past_date(digits, TODAY) == PartialDate(value)


@pytest.mark.parametrize(
    "digits", ["<<<<<<", "741301", "740230", "74<<12", "7O0812", "<<0812", "740", "٧٤٠٨١٢", "750229"]
)
def test_what_is_no_date_is_none(digits: str) -> None:
    assert past_date(digits, TODAY) is None
    assert expiry_date(digits, TODAY) is None


@pytest.mark.parametrize(
    ("digits", "value"),
    [("361123", "2036-11-23"), ("750101", "2075-01-01"), ("760101", "1976-01-01"), ("000229", "2000-02-29")],
)
def test_expiry_lies_within_fifty_years(digits: str, value: str) -> None:
    assert expiry_date(digits, TODAY) == PartialDate(value)


@settings(max_examples=300, deadline=None)
@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2150, 1, 1)), st.data())
def test_birth_is_read_back_on_every_day(today: date, data: st.DataObject) -> None:
    days = st.integers(min_value=0, max_value=99 * 365)
    born = date.fromordinal(today.toordinal() - data.draw(days))
    read = past_date(two_digit_text(PartialDate(born.isoformat())), today)
    assert read is not None
    assert read.first_day == born


def test_what_is_unknown_becomes_fillers() -> None:
    assert two_digit_text(None) == "<<<<<<"
    assert two_digit_text(PartialDate("2022")) == "22<<<<"
    assert two_digit_text(PartialDate("2022-03")) == "2203<<"


def test_seasons_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="season"):
        two_digit_text(PartialDate("2022-spring"))
