"""Tab goes as the eye does, also to what was made after the page was first shown."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QVBoxLayout, QWidget

from holdall.case.person import NameForm, NameSystem
from holdall.ui.widgets.linked_records import LinkedRecords
from holdall.ui.widgets.name_forms_editor import NameFormsEditor
from holdall.ui.widgets.tab_order import tab_before

NAMES = (
    NameForm(surname="Вересаев", given="Илья"),
    NameForm(surname="VERESAEV", given="ILIA", system=NameSystem.ICAO_9303),
)


@pytest.fixture
def sheet(qtbot):
    """A page with a field before and a field after whatever is put between."""
    sheet = QWidget()
    qtbot.addWidget(sheet)
    QVBoxLayout(sheet)
    return sheet


def fill(sheet: QWidget, between: QWidget) -> list[QLineEdit]:
    ends = [QLineEdit(), QLineEdit()]
    for each in (ends[0], between, ends[1]):
        sheet.layout().addWidget(each)
    return ends


def walked(sheet: QWidget, qtbot) -> list[QWidget]:
    """Where Tab goes, once round, from the first widget."""
    sheet.show()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    first = sheet.layout().itemAt(0).widget()
    first.setFocus()
    seen = [first]
    while True:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() in seen:
            return seen
        seen.append(QApplication.focusWidget())


def reads_on(sheet: QWidget, one: QWidget, two: QWidget) -> bool:
    """Whether `two` stands below `one`, or beside it and further on."""
    first, second = (QRect(it.mapTo(sheet, QPoint()), it.size()) for it in (one, two))
    return second.top() > first.bottom() or (second.bottom() > first.top() and second.left() > first.right())


def as_read(sheet: QWidget, widgets: list[QWidget]) -> bool:
    return all(reads_on(sheet, one, two) for one, two in pairwise(widgets))


def test_spellings_added_and_spellings_shown_again_come_as_they_stand(sheet, qtbot):
    editor = NameFormsEditor(proposing=True)
    fill(sheet, editor)
    editor.show_value(NAMES[:1])
    editor.show_value(NAMES)
    editor.add_row()
    editor.proposals.opener.click()
    sheet.resize(700, 900)
    ways = walked(sheet, qtbot)
    assert as_read(sheet, ways)
    assert len(ways) == 2 + 3 * 6 + 2 + len(editor.proposals._proposals)


def test_linked_records_come_before_the_button_that_adds_one(sheet, qtbot, session):
    links = LinkedRecords(session.records, "paper", str.upper, "Add")
    fill(sheet, links)
    links.show_value(("a", "b"))
    ways = walked(sheet, qtbot)
    assert as_read(sheet, ways)
    assert len(ways) == 2 + 2 * 2 + 1


def test_the_focus_goes_from_a_spelling_taken_out_to_the_next(sheet, qtbot):
    editor = NameFormsEditor()
    fill(sheet, editor)
    editor.show_value((*NAMES, NameForm(surname="Veresaev")))
    walked(sheet, qtbot)
    gone, stays = editor._rows[1:]
    bin_of = gone.findChild(QToolButton)
    bin_of.setFocus()
    bin_of.click()
    assert stays.isAncestorOf(QApplication.focusWidget())


def test_what_stands_alone_is_its_own_anchor(qtbot):
    alone, made = QWidget(), QLineEdit()
    qtbot.addWidget(alone)
    made.setParent(alone)
    tab_before(alone, (made,))
    assert alone.nextInFocusChain() is made


def test_the_cursor_goes_into_the_first_spelling_or_to_the_button_when_there_is_none(sheet, qtbot):
    editor = NameFormsEditor()
    fill(sheet, editor)
    editor.show_value(NAMES)
    walked(sheet, qtbot)
    editor.setFocus()
    assert QApplication.focusWidget().text() == "Вересаев"
    for row in list(editor._rows):
        row.removed.emit()
    editor.setFocus()
    assert QApplication.focusWidget() is editor._add
