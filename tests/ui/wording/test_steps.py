"""Names of undo steps."""

from __future__ import annotations

from holdall.ui.wording.steps import step


def test_steps_made_outside_the_window_have_names():
    assert step("import-file") == "Put in a file"
    assert step("make-sample") == "Sample case"


def test_steps_made_in_the_window_carry_their_own_words():
    assert step("Title") == "Title"
