"""Which year two digits mean; the day it is asked on comes from the caller."""

from __future__ import annotations

from datetime import date

from holdall.case.dates import PartialDate
from holdall.case.mrz.check_digits import FILLER

_EXPIRY_YEARS_AHEAD = 49

_UNKNOWN = FILLER * 2


def past_date(digits: str, not_after: date) -> PartialDate | None:
    """The latest date that YYMMDD can mean and that begins by `not_after`; None when it is no date.

    A day, or a day and a month, may be unknown (`<<`, Doc 9303-3 §4.8). Somebody over a hundred years old
    comes out a hundred years too young: two digits cannot tell.
    """
    century = not_after.year // 100
    return next((found for found in _dates(digits, century) if found.first_day <= not_after), None)


def expiry_date(digits: str, today: date) -> PartialDate | None:
    """The date that YYMMDD means in the hundred years around `today`; None when it is no date."""
    last_year = today.year + _EXPIRY_YEARS_AHEAD
    century = today.year // 100 + 1
    return next((found for found in _dates(digits, century) if found.first_day.year <= last_year), None)


def two_digit_text(date_: PartialDate | None) -> str:
    """YYMMDD with `<<` for what is unknown; raises `ValueError` for a season, which has no such form."""
    if date_ is None:
        return FILLER * 6
    if date_.precision == "season":
        raise ValueError("a season cannot be written in a machine-readable zone")
    return date_.value.replace("-", "")[2:].ljust(6, FILLER)


def _dates(digits: str, century: int) -> list[PartialDate]:
    """What YYMMDD is in `century` (20 for 20YY) and the two before it, where there is such a day."""
    year, month, day = digits[:2], digits[2:4], digits[4:]
    known = [year, *(part for part in (month, day) if part != _UNKNOWN)]
    if (month == _UNKNOWN and day != _UNKNOWN) or not all(_is_number(part) for part in known):
        return []
    dates = (
        _date("-".join([f"{first:02}{year}", *known[1:]])) for first in (century, century - 1, century - 2)
    )
    return [date_ for date_ in dates if date_ is not None]


def _date(value: str) -> PartialDate | None:
    try:
        return PartialDate(value)
    except ValueError:
        return None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
