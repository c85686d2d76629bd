"""The neutral document is plain data."""

from __future__ import annotations

from holdall.case.document import Paragraph, Run


def test_a_paragraph_tells_its_words_without_their_looks() -> None:
    assert Paragraph((Run("one ", bold=True), Run("two"))).text == "one two"
