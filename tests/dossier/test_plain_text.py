from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from holdall.dossier.plain_text import lines, one_line, paragraphs


def test_one_line_joins_white_space_and_drops_controls() -> None:
    assert one_line("  a\t\nb\x00c\u2028d  ") == "a b c d"


def test_controls_that_turn_text_around_are_dropped_and_joiners_stay() -> None:
    assert one_line("a\u202eb\u2066c\u200bd\ufeff") == "abcd"
    assert one_line("می\u200cروم") == "می\u200cروم"


def test_text_is_composed() -> None:
    assert one_line("е\u0308") == "ё"


def test_lines_are_kept_and_empty_ones_dropped() -> None:
    assert lines("a  b\r\n\r\n c\rd") == "a b\nc\nd"


def test_paragraphs_are_separated_by_empty_lines() -> None:
    assert paragraphs("a\nb\n\n  \nc\r\n\r\nd\n") == ("a\nb", "c", "d")
    assert paragraphs(" \n\n ") == ()


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_cleaning_twice_changes_nothing_and_loses_no_letter(text: str) -> None:
    once = one_line(text)
    assert one_line(once) == once
    letters = [char for char in unicodedata.normalize("NFC", text) if char.isalnum()]
    assert [char for char in once if char.isalnum()] == letters
    assert not any(unicodedata.category(char) == "Cc" for char in once)
