"""Asking before what cannot be undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from holdall.ui.widgets.confirm import confirm


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
