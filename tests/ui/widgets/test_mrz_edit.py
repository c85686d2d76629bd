"""The field for code lines: every check digit is shown right or wrong, and nothing is claimed beyond that."""

from __future__ import annotations

import json
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from holdall.ui.widgets.mrz_edit import MrzEdit

LINES = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
"""ICAO Doc 9303-4, appendix B."""


@pytest.fixture
def edit(qtbot):
    edit = MrzEdit(lambda: date(2026, 11, 23))
    qtbot.addWidget(edit)
    return edit


def said(edit) -> str:
    column = edit._lines
    lines = [column.itemAt(place).widget() for place in range(column.count())]
    return "\n".join(label.text() for line in lines for label in line.findChildren(QLabel))


def test_right_lines(edit):
    edit.show_value(LINES)
    assert "Every check digit is right." in said(edit)
    assert "Names are not protected" in said(edit)
    assert not edit._take.isHidden()


@pytest.mark.parametrize("place", [9, 19, 27, 42, 43])
def test_each_wrong_check_digit_is_named_with_what_it_should_be(edit, place):
    line = LINES[1]
    wrong = str((int(line[place]) + 1) % 10)
    edit.show_value((LINES[0], line[:place] + wrong + line[place + 1 :]))
    assert f"printed {wrong}, should be {line[place]}" in said(edit)
    assert "Every check digit is right." not in said(edit)


def test_what_is_no_zone_is_only_told_what_one_looks_like(edit):
    edit.show_value(("HELLO",))
    assert "Two lines of 44" in said(edit)
    assert edit._take.isHidden()
    edit.show_value(())
    assert said(edit) == ""


def test_lines_are_kept_as_typed_when_they_cannot_be_read(edit):
    told = []
    edit.committed.connect(told.append)
    edit.field.setPlainText("some\ntext")
    edit.field.commit()
    assert told == [("some", "text")]


def test_taking_hands_over_the_reading(edit, qtbot):
    edit.show_value(LINES)
    with qtbot.waitSignal(edit.taken) as caught:
        edit._take.click()
    assert caught.args[0].fields.number == "L898902C3"


def test_every_format_of_the_vectors_is_understood(edit, shared):
    vectors = json.loads((shared / "vectors/names-mrz-stays.json").read_text("utf-8"))["mrz"]
    for name, lines in vectors.items():
        edit.show_value(lines)
        assert "right" in said(edit), name
