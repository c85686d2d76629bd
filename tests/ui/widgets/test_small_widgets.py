"""Chips, choice, text fields, confirmation, flow layout: one behaviour each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from holdall.ui.widgets.basics import button
from holdall.ui.widgets.chips import Chips
from holdall.ui.widgets.choice import Choice
from holdall.ui.widgets.confirm import confirm
from holdall.ui.widgets.text_fields import TextArea, TextField


def test_chips_tell_what_is_on(qtbot):
    chips = Chips([("a", "A"), ("b", "B")])
    qtbot.addWidget(chips)
    with qtbot.waitSignal(chips.changed) as changed:
        chips._chips["b"].click()
    assert changed.args == [("b",)]
    chips.set_items([("b", "B"), ("c", "C")])
    assert chips.chosen() == ("b",)
    chips.choose(["c"])
    assert chips.chosen() == ("c",)


def test_exclusive_chips_are_on_one_at_a_time(qtbot):
    chips = Chips([("a", "A"), ("b", "B")], exclusive=True)
    qtbot.addWidget(chips)
    chips._chips["a"].click()
    chips._chips["b"].click()
    assert chips.chosen() == ("b",)


def test_a_choice_tells_only_what_the_user_chose(qtbot):
    choice = Choice([("a", "A"), ("b", "B")])
    qtbot.addWidget(choice)
    with qtbot.assertNotEmitted(choice.chosen):
        choice.choose("b")
        choice.set_items([("x", "X"), ("b", "B")])
    assert choice.value() == "b"
    with qtbot.waitSignal(choice.chosen) as chosen:
        qtbot.keyClick(choice, Qt.Key.Key_Up)
    assert chosen.args == ["x"]


def undo_override(widget: QWidget) -> bool:
    """Whether the widget keeps Ctrl+Z to itself."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_a_text_field_keeps_undo_only_while_it_has_something_to_undo(qtbot):
    for field in (TextField("stored"), TextArea("stored")):
        qtbot.addWidget(field)
        assert not undo_override(field)
        qtbot.keyClicks(field, "typed")
        assert undo_override(field)


def test_a_text_field_commits_once(qtbot):
    for field in (TextField("stored"), TextArea("stored")):
        qtbot.addWidget(field)
        with qtbot.assertNotEmitted(field.committed):
            field.commit()
        qtbot.keyClicks(field, "x")
        with qtbot.waitSignal(field.committed):
            field.commit()
        with qtbot.assertNotEmitted(field.committed):
            field.commit()
        field.show_text("other")
        assert field.text() == "other"


def test_confirm_puts_the_focus_on_the_safe_answer(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    done = []
    dialog = confirm(parent, "Erase?", "This cannot be undone.", "Erase", lambda: done.append(1))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert done == []
    confirm(parent, "Erase?", "This cannot be undone.", "Erase", lambda: done.append(1)).accept()
    assert done == [1]


def test_enter_presses_a_button(qtbot):
    pressed = []
    made = button("Create", lambda: pressed.append(1))
    qtbot.addWidget(made)
    made.show()
    qtbot.keyClick(made, Qt.Key.Key_Return)
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert pressed == [1, 1]


def test_a_long_entry_does_not_widen_a_form(qtbot):
    choice = Choice([("a", "A very long name of a kind of paper, longer than any form is wide " * 2)])
    qtbot.addWidget(choice)
    assert choice.minimumSizeHint().width() <= 140
