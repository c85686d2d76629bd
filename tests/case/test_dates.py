from __future__ import annotations

from datetime import date

import pytest

from holdall.case.dates import PartialDate


@pytest.mark.parametrize(
    ("value", "precision", "first", "last"),
    [
        ("2022-03-06", "day", "2022-03-06", "2022-03-06"), ("2022-02", "month", "2022-02-01", "2022-02-28"),
        ("2024-02", "month", "2024-02-01", "2024-02-29"),
        ("2022-spring", "season", "2022-03-01", "2022-05-31"),
        ("2023-winter", "season", "2023-12-01", "2024-02-29"), ("2022", "year", "2022-01-01", "2022-12-31"),
    ],
)  # fmt: skip
def test_what_a_date_can_mean(value: str, precision: str, first: str, last: str) -> None:
    partial = PartialDate(value)
    assert partial.precision == precision
    assert partial.first_day == date.fromisoformat(first)
    assert partial.last_day == date.fromisoformat(last)


@pytest.mark.parametrize(
    "value", ["", "22", "2022-3", "2022-13", "2022-02-30", "2022-Spring", "0000", "٢٠٢٢", "2022-03-06 "]
)
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|day|year"):
        PartialDate(value)


def test_vaguer_dates_sort_after_exact_ones_of_the_same_day() -> None:
    values = ["2022", "2022-01-02", "2022-01", "2021-winter", "2022-01-01"]
    ordered = sorted(values, key=lambda value: PartialDate(value).sort_key)
    assert ordered == ["2021-winter", "2022-01-01", "2022-01", "2022", "2022-01-02"]
