"""Spellings of a name: shown, added, changed, removed, each a committed tuple."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from holdall.case.person import NameForm, NameSystem
from holdall.ui.widgets.name_forms_editor import NameFormsEditor

NAMES = (
    NameForm(surname="Вересаев", given="Илья", document_id="a" * 32, note="as on page 2"),
    NameForm(surname="VERESAEV", given="ILIA", system=NameSystem.ICAO_9303),
)


@pytest.fixture
def editor(qtbot):
    editor = NameFormsEditor()
    qtbot.addWidget(editor)
    editor.show_value(NAMES)
    return editor


def write(editor, row: int, key: str, text: str) -> None:
    field = editor._rows[row]._fields[key]
    field.setText(text)
    field.commit()


def test_it_shows_what_is_stored(editor):
    assert editor.value() == NAMES


def test_an_edit_keeps_what_has_no_field(editor, qtbot):
    with qtbot.waitSignal(editor.committed) as committed:
        write(editor, 0, "patronymic", "Павлович")
    changed = committed.args[0][0]
    assert (changed.patronymic, changed.document_id, changed.note) == ("Павлович", "a" * 32, "as on page 2")


def test_an_empty_row_is_not_committed(editor, qtbot):
    with qtbot.assertNotEmitted(editor.committed):
        editor.add_row()
    with qtbot.waitSignal(editor.committed) as committed:
        write(editor, 2, "surname", "Veresaev")
    assert len(committed.args[0]) == 3


def test_a_row_is_removed(editor, qtbot):
    with qtbot.waitSignal(editor.committed) as committed:
        editor._rows[0].removed.emit()
    assert committed.args[0] == NAMES[1:]


def test_the_same_value_again_leaves_the_rows_alone(editor):
    rows = list(editor._rows)
    editor.show_value(NAMES)
    assert editor._rows == rows


def test_without_names_there_is_one_row_to_write_in(editor):
    editor.show_value(())
    assert len(editor._rows) == 1
    assert editor.value() == ()


def test_a_copy_of_a_document_proposes_nothing(editor):
    assert editor.proposals is None


def test_a_proposed_spelling_is_added_beside_the_others(qtbot):
    editor = NameFormsEditor(proposing=True)
    qtbot.addWidget(editor)
    editor.show_value(NAMES[:1])
    proposed = NameForm(surname="Veresaev", given="Ilia", system=NameSystem.ICAO_9303)
    with qtbot.waitSignal(editor.committed) as committed:
        editor.proposals.chosen.emit(proposed)
    assert committed.args[0] == (NAMES[0], proposed)


def test_in_a_narrow_form_the_surname_has_a_line_of_its_own(editor, qtbot):
    editor.resize(260, 400)
    editor.show()
    surname, given, patronymic = editor._rows[0]._fields.values()
    qtbot.waitUntil(lambda: surname.y() < given.y())
    assert given.y() == patronymic.y()
    assert abs(given.width() - patronymic.width()) <= 2
    editor.resize(1000, 400)
    qtbot.waitUntil(lambda: surname.y() == given.y() == patronymic.y())


def test_the_cursor_goes_into_the_first_surname(editor, qtbot):
    editor.show()
    editor.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor._rows[0]._fields["surname"].hasFocus)
    editor._rows[0].removed.emit()
    editor.setFocus()
    qtbot.waitUntil(editor._rows[0]._fields["surname"].hasFocus)
    editor._rows[0].removed.emit()
    editor.setFocus()
    qtbot.waitUntil(editor._add.hasFocus)


def test_where_it_is_narrow_the_system_has_a_line_of_its_own(editor, qtbot):
    editor.resize(300, 600)
    editor.show()
    row = editor._rows[0]
    qtbot.waitUntil(lambda: row._system.width() == row.width())
    editor.resize(900, 600)
    qtbot.waitUntil(lambda: row._system.width() < row._former.mapTo(row, QPoint()).x())
    assert (
        abs(row._former.geometry().center().y() - row._system.geometry().center().y()) < row._system.height()
    )


def test_rows_that_stay_take_the_new_spelling_and_keep_the_focus(editor, qtbot):
    editor.show_value((NameForm(surname="A"), NameForm(surname="B", former=True), NameForm(surname="C")))
    with qtbot.waitActive(editor):
        editor.show()
    first, second = editor._rows[:2]
    second._fields["given"].setFocus()
    editor.show_value((NameForm(surname="X"), NameForm(surname="Y", given="Z")))
    assert editor._rows == [first, second]
    assert second._fields["given"].hasFocus()
    assert editor.value() == (NameForm(surname="X"), NameForm(surname="Y", given="Z"))
    editor.show_value((NameForm(surname="X"), NameForm(surname="Y"), NameForm(surname="Q")))
    assert [row.value().surname for row in editor._rows] == ["X", "Y", "Q"]
