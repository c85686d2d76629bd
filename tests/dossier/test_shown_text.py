"""What our fonts lack is said in its place."""

from __future__ import annotations

import pytest

from holdall.dossier.shown_text import ShownText


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Привет, გამარჯობა, سلام", "Привет, გამარჯობა, سلام"),
        ("👍🏽 да", "[thumbs up sign] да"),
        ("❤️", "❤"),
        ("中", "[U+4E2D]"),
        ("a\u202etxt.exe", "a[U+202E]txt.exe"),
        ("a\ufe0fb\U000e0067", "ab"),
        ("две\nстроки\u200f", "две\nстроки\u200f"),
    ],
)
def test_what_is_missing_stands_in_brackets(written: str, shown: str) -> None:
    assert ShownText([written]).text(written) == shown


def test_how_many_are_missing_is_noted() -> None:
    assert ShownText(["中中", "👍🏽"]).note.endswith(": 3.")
    assert ShownText(["a\ufe0f"]).note == ""
