"""Dates as people know them: a day, a month, a season or a year, sure or about; knows no clock."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?|-(?P<season>spring|summer|autumn|winter))?",
    re.ASCII,
)
_SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day (`2022-03-06`), month (`2022-03`), season (`2022-spring`) or year (`2022`).

    Winter is counted from December of the named year. `as_stated` keeps the words of the source
    ("early March, in the evening"). Raises `ValueError` when `value` is none of these or no real day.
    """

    value: str
    approximate: bool = False
    as_stated: str = ""

    def __post_init__(self) -> None:
        match = _ISO.fullmatch(self.value)
        if match is None:
            raise ValueError(f"not a partial date: {self.value!r}")
        date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))

    @property
    def precision(self) -> str:
        """One of `day`, `month`, `season`, `year`."""
        if not self.value[5:6].isdigit():
            return "season" if len(self.value) > len("2022") else "year"
        return "day" if len(self.value) == len("2022-03-06") else "month"

    @property
    def first_day(self) -> date:
        """The earliest day that this date can mean."""
        year = int(self.value[:4])
        match self.precision:
            case "day":
                return date.fromisoformat(self.value)
            case "month":
                return date(year, int(self.value[5:]), 1)
            case "season":
                return date(year, _SEASON_MONTHS[self.value[5:]][0], 1)
            case _:
                return date(year, 1, 1)

    @property
    def last_day(self) -> date:
        """The latest day that this date can mean."""
        year = int(self.value[:4])
        match self.precision:
            case "day":
                return date.fromisoformat(self.value)
            case "month":
                month = int(self.value[5:])
            case "season":
                month = _SEASON_MONTHS[self.value[5:]][1]
                year += self.value.endswith("winter")
            case _:
                month = 12
        return date(year, month, calendar.monthrange(year, month)[1])

    @property
    def sort_key(self) -> str:
        """A string that sorts dates by their first day, vaguer ones after exact ones of the same day."""
        return f"{self.first_day.isoformat()}/{self.last_day.isoformat()}"
