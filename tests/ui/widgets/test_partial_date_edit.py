"""The date field: what it understands, what it says it understood, what it does not take."""

from __future__ import annotations

import pytest

from holdall.case.dates import PartialDate
from holdall.ui.widgets.partial_date_edit import PartialDateEdit


@pytest.fixture
def edit(qtbot):
    edit = PartialDateEdit("Date")
    qtbot.addWidget(edit)
    edit.show()
    return edit


def type_in(edit: PartialDateEdit, text: str) -> None:
    edit.field.setText(text)
    edit.field.textEdited.emit(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("06.03.2022", "2022-03-06"),
        ("март 2022", "2022-03"),
        ("2022", "2022"),
        ("spring 2022", "2022-spring"),
    ],
)
def test_it_reads_dates_as_people_write_them(edit, qtbot, text, value):
    type_in(edit, text)
    with qtbot.waitSignal(edit.committed) as committed:
        edit.field.commit()
    assert committed.args[0].value == value


def test_it_says_while_typing_what_it_understands(edit):
    type_in(edit, "06.03.2022")
    assert edit._meaning.text().replace("\u00a0", " ") == "6 Mar 2022"
    type_in(edit, "06.03.20")
    assert not edit._meaning.isVisible()


def test_an_ambiguous_date_is_not_taken(edit, qtbot):
    type_in(edit, "03/06/2022")
    with qtbot.assertNotEmitted(edit.committed):
        edit.field.commit()
    assert not edit.is_valid()
    assert edit.value() is None
    assert "Not clear" in edit._meaning.text()


def test_empty_means_none(edit, qtbot):
    edit.show_value(PartialDate("2022"))
    type_in(edit, "")
    with qtbot.waitSignal(edit.committed) as committed:
        edit.field.commit()
    assert committed.args == [None]


def test_the_words_of_the_source_are_kept(edit, qtbot):
    edit.show_value(PartialDate("2022-03", approximate=True, as_stated="early March"))
    type_in(edit, "2022-04")
    with qtbot.waitSignal(edit.committed) as committed:
        edit.field.commit()
    assert committed.args[0].as_stated == "early March"


def test_a_value_shown_again_is_no_edit(edit, qtbot):
    edit.show_value(PartialDate("2022-03-06"))
    with qtbot.assertNotEmitted(edit.committed):
        edit.field.commit()
