"""How long guessing takes somebody who has a copy of the vault, and what is assumed; knows no passphrase.

A guess costs one run of Argon2id with at least 256 MiB and three passes (`crypto.kdf.DEFAULT`; a vault made
on a quicker computer costs more). Each pass writes every block once and reads two, so one guess moves about
2.3 GB through memory. A graphics card that moves 1 TB/s can do no more than 440 in a second: 500 are assumed.
This is arithmetic from the bandwidth of memory, not a measurement of an attack.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

ONE_CARD: Final = 500.0
"""Guesses a second of one computer with one fast graphics card."""
MANY_CARDS: Final = ONE_CARD * 10_000
"""Guesses a second of ten thousand of them: what a state could bring to bear."""


class Unit(StrEnum):
    """Units of a span of time; stable codes."""

    MOMENT = "moment"
    """Less than a minute."""
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    THOUSANDS = "thousands"
    """Thousands of years."""
    BEYOND = "beyond"
    """More than a million years."""


@dataclass(frozen=True, slots=True)
class Span:
    """A rounded span of time; `count` is 0 for a moment and for what is beyond."""

    unit: Unit
    count: int


_DAY: Final = 86_400
_YEAR: Final = 365.25 * _DAY
_STEPS: Final = (
    (60.0, Unit.MINUTES),
    (3_600.0, Unit.HOURS),
    (_DAY, Unit.DAYS),
    (_YEAR / 12, Unit.MONTHS),
    (_YEAR, Unit.YEARS),
    (1_000 * _YEAR, Unit.THOUSANDS),
)
_BEYOND: Final = 1_000_000 * _YEAR


def time_to_guess(bits: float, guesses_per_second: float) -> Span:
    """How long it takes on average: half of all guesses, rounded down to a whole number of one unit."""
    seconds = 2.0 ** (min(bits, 1_000) - 1) / guesses_per_second
    if seconds >= _BEYOND:
        return Span(Unit.BEYOND, 0)
    fitting = [(size, unit) for size, unit in _STEPS if seconds >= size]
    if not fitting:
        return Span(Unit.MOMENT, 0)
    size, unit = fitting[-1]
    return Span(unit, int(seconds / size))
