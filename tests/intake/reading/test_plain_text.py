"""Plain text: every word of it, line by line, and nothing that is no text."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdall.case.document import PageBreak, Paragraph
from holdall.intake.reading.draft import Draft
from holdall.intake.reading.plain_text import read_text
from holdall.sandbox.contract import Refusal, RefusedError


def read(data: bytes) -> list:
    draft = Draft(lambda *_: None)
    read_text(io.BytesIO(data), draft)
    return draft.blocks


def words(blocks: list) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def test_empty_lines_part_paragraphs_and_line_ends_stay() -> None:
    assert words(read(b"one\r\ntwo\r\n \r\n\r\nthree\rfour\n")) == ["one\ntwo", "three\nfour"]


def test_a_form_feed_begins_a_page() -> None:
    assert [type(block) for block in read(b"one\n\ftwo")] == [Paragraph, PageBreak, Paragraph]


def test_indents_and_columns_are_kept() -> None:
    assert words(read(b"  a\n\tb\nc    d")) == ["\xa0\xa0a\n\xa0\xa0\xa0\xa0b\nc  \xa0\xa0d"]


def test_what_turns_out_to_be_no_text_is_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        read(b"text " * 1000 + b"\x00\x01")
    assert refused.value.reason is Refusal.UNSUPPORTED


NO_CHARACTERS = "".join(map(chr, (*range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF)))
"""Code points that Unicode keeps for programs: no text may have them, and they are left out."""


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters=NO_CHARACTERS)))
def test_no_word_is_lost(text: str) -> None:
    shown = " ".join(words(read(("x " + text).encode())))
    assert shown.split() == ("x " + text).removeprefix("\ufeff").split()
