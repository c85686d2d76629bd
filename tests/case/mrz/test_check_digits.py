from __future__ import annotations

import pytest

from holdall.case.mrz.check_digits import check_digit


@pytest.mark.parametrize(
    ("text", "digit"),
    # The three examples that Doc 9303-3 §4.9 and its appendix A work out by hand.
    [("520727", "3"), ("AB2134<<<", "5"), ("HA672242<658022549601086<<<<<<<<<<<<<<0", "8")],
)
def test_worked_examples_of_the_standard(text: str, digit: str) -> None:
    assert check_digit(text) == digit


def test_fillers_count_as_nothing() -> None:
    assert check_digit("<" * 14) == "0"
    assert check_digit("") == "0"
