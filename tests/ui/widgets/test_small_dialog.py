from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from holdall.ui.widgets.basics import button
from holdall.ui.widgets.small_dialog import SmallDialog


def test_enter_presses_the_first_button_and_a_closed_dialog_is_gone(qtbot):
    parent, pressed = QWidget(), []
    qtbot.addWidget(parent)
    parent.show()
    dialog = SmallDialog(parent, "Erase?")
    first, other = button("Cancel", dialog.reject), button("Erase", lambda: pressed.append("erase"))
    dialog.open_with(first, other)
    assert dialog.windowTitle() == "Holdall", "what it asks stays inside"
    assert dialog.findChild(QLabel).text() == "Erase?"
    assert dialog.focusWidget() is first
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert pressed == []
