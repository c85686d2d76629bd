"""Claims are cut to what may be shown, and effort ends."""

from __future__ import annotations

from holdall.intake.findings import Effort, bounded_claims


def test_claims_are_short_printable_text() -> None:
    claims = bounded_claims({"a": "x" * 1000, "b": "line\nbreak\x00", "c": " ", "d": 5, "e": "\ud800"})
    assert claims == {"a": "x" * 200, "b": "line break", "d": "5"}


def test_there_are_only_so_many() -> None:
    assert len(bounded_claims({str(number): number for number in range(100)})) == 24


def test_effort_ends_with_its_time() -> None:
    now = [0.0]
    effort = Effort(5, clock=lambda: now[0])
    assert not effort.spent
    now[0] = 5.0
    assert effort.spent
