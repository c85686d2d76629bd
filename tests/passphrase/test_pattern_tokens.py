"""Walks, counting, repeats and dates are found where they are and nowhere else."""

from __future__ import annotations

from array import array

import pytest

from holdall.passphrase.characters import encode
from holdall.passphrase.pattern_tokens import dates, repeats, runs, walks


def found(finder, text: str) -> set[str]:
    given = array("I", map(ord, text)) if finder is repeats else bytearray(encode(text))
    return {text[token.start : token.end] for token in finder(given)}


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("asdf", {"asdf"}),
        ("фыва", {"фыва"}),
        ("1qaz", {"1qaz"}),
        ("zaq1", {"zaq1"}),
        ("xasdfq", {"asdf"}),
        ("as", set()),
        ("", set()),
        ("a a a", set()),
        ("aaa", set()),
        ("qp", set()),
        ("tgb yhn", {"tgb", "yhn"}),
    ],
)
def test_walks(text, pieces):
    assert found(walks, text) == pieces


def test_a_walk_with_turns_costs_more():
    straight, bent = (next(walks(bytearray(text))).bits for text in (b"qwerty", b"qwedfg"))
    assert bent > straight + 2


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("abcd", {"abcd"}),
        ("где", {"где"}),
        ("4321", {"4321"}),
        ("89:", set()),
        ("xabcx", {"abc"}),
        ("ace", set()),
        ("ab", set()),
        ("z{|", set()),
    ],
)
def test_runs(text, pieces):
    assert found(runs, text) == pieces


def test_a_run_costs_by_its_start_and_direction():
    up, down, middle, figures = (
        next(runs(bytearray(text))).bits for text in (b"abcd", b"dcba", b"ghij", b"3456")
    )
    assert up < figures < middle < down
    assert next(runs(bytearray(b"3210"))).bits > figures


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("abcabc", {"abc"}),
        ("abcxabc", {"abc"}),
        ("abcabd", set()),
        ("aaaa", {"aaa"}),
        ("ab", set()),
        ("abcdxabcyabcd", {"abc", "abcd", "bcd"}),
    ],
)
def test_repeats(text, pieces):
    assert found(repeats, text) == pieces


def test_a_repeat_of_what_stands_before_is_cheapest():
    assert next(repeats(array("I", list(b"abcabc")))).bits == pytest.approx(2)
    assert next(repeats(array("I", list(b"abcxyabc")))).bits > 3


def test_a_longer_repeat_that_begins_inside_another_is_found():
    text = "abcde" + "xbcdefg" + "abcdefg"
    assert "bcdefg" in found(repeats, text)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("1987", {"1987"}),
        ("0512", {"0512"}),
        ("120587", {"1205", "120587"}),
        ("870512", {"0512", "870512"}),
        ("12051987", {"1205", "120519", "12051987", "0519", "1987", "051987"}),
        ("19870512", {"1987", "0512", "870512", "19870512"}),
        ("5.12.87", {"5.12.87"}),
        ("12/31/1999", {"12/31/1999", "2/31/1999", "1999"}),
        ("1999-12-31", {"1999-12-31", "99-12-31", "9-12-31", "1999"}),
        ("31.12.187", set()),
        ("31.13", set()),
        ("31..12", set()),
        ("3187", set()),
        ("318799", set()),
        ("ab", set()),
        ("31.12.", set()),
    ],
)
def test_dates(text, pieces):
    assert found(dates, text) == pieces
