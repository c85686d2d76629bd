from __future__ import annotations

import pytest

from holdall.case.claimed_date import claimed_day
from holdall.case.dates import PartialDate


@pytest.mark.parametrize(
    ("claims", "day"),
    [
        ((("taken", "2022:03:06 14:03:22"),), "2022-03-06"),
        ((("created", "D:20220311101500+03'00'"),), "2022-03-11"),
        ((("taken", "2022:03:06"), ("created", "D:20230101")), "2022-03-06"),
        ((("taken", "0000:00:00 00:00:00"), ("created", "D:20220311")), "2022-03-11"),
    ],
)
def test_the_day_that_a_file_claims(claims: tuple[tuple[str, str], ...], day: str) -> None:
    assert claimed_day(claims) == PartialDate(day)


@pytest.mark.parametrize(
    "claims",
    [
        (),
        (("changed", "2022:03:06 14:03:22"),),
        (("taken", "2022:02:30 10:00:00"),),
        (("taken", "    :  :     :  :  "),),
        (("taken", "yesterday"),),
        (("created", "20220311"),),
    ],
)
def test_no_day_is_made_up(claims: tuple[tuple[str, str], ...]) -> None:
    assert claimed_day(claims) is None
