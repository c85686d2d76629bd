"""Dates in the user's language, never ambiguous and never broken across lines."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QLocale, QObject

from holdall.case.date_text import read_date, write_date
from holdall.case.dates import PartialDate

NBSP = "\u00a0"
read = read_date


def _language() -> str:
    return QLocale().name().split("_")[0]


def day(value: date) -> str:
    """A day: `23 Nov 2026`."""
    return partial(PartialDate(value.isoformat()))


def moment(text: str) -> str:
    """A stored moment (UTC, ISO 8601) in the local time zone: `23 Nov 2026, 14:05`."""
    local = datetime.fromisoformat(text).astimezone()
    return f"{day(local.date())}, {local:%H:%M}".replace(" ", NBSP)


def day_of(text: str) -> str:
    """The day of a stored moment (UTC, ISO 8601) in the local time zone: `23 Nov 2026`."""
    return day(datetime.fromisoformat(text).astimezone().date())


def partial(value: PartialDate | None) -> str:
    """A partial date as exactly as it is known; empty for none."""
    return "" if value is None else write_date(value, _language()).replace(" ", NBSP)


class Dates(QObject):
    """Sentences that count days; a class because lupdate knows plural forms only from `self.tr`."""

    def from_today(self, today: date, value: date) -> str:
        """How far a day is: "in 12 days", "today", "3 days ago"."""
        days = (value - today).days
        if days == 0:
            return self.tr("today")
        if days > 0:
            return self.tr("in %n day(s)", "", days)
        return self.tr("%n day(s) ago", "", -days)


def days_from(today: date, value: date) -> str:
    """How far `value` is from `today`, in words."""
    return Dates().from_today(today, value)
