"""Time is told in one unit, rounded down, on average."""

from __future__ import annotations

import pytest

from holdall.crypto.kdf import DEFAULT
from holdall.passphrase.attack import MANY_CARDS, ONE_CARD, Span, Unit, time_to_guess


@pytest.mark.parametrize(
    ("seconds", "span"),
    [
        (59, Span(Unit.MOMENT, 0)),
        (61, Span(Unit.MINUTES, 1)),
        (3_700, Span(Unit.HOURS, 1)),
        (2 * 86_400 + 1, Span(Unit.DAYS, 2)),
        (70 * 86_400, Span(Unit.MONTHS, 2)),
        (367 * 86_400, Span(Unit.YEARS, 1)),
        (2_500 * 366 * 86_400, Span(Unit.THOUSANDS, 2)),
        (1_000_001 * 365.25 * 86_400, Span(Unit.BEYOND, 0)),
    ],
)
def test_units(seconds, span):
    assert time_to_guess(1, 1 / seconds) == span


def test_half_of_all_guesses_are_needed():
    assert time_to_guess(11, 1) == Span(Unit.MINUTES, 1024 // 60)


def test_bits_without_end_do_not_overflow():
    assert time_to_guess(1e6, MANY_CARDS) == Span(Unit.BEYOND, 0)


def test_the_assumption_matches_the_cost_of_a_vault():
    moved = DEFAULT.memory_kib * 1024 * DEFAULT.iterations * 3  # bytes: one write and two reads a pass
    assert 1e12 / moved < ONE_CARD < 1.5 * 1e12 / moved
