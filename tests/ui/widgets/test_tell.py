"""A report that stays until it was read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from holdall.ui.widgets.tell import tell


def test_it_shows_the_parts_that_have_lines_and_stays_until_it_is_closed(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = tell(parent, "Not all", {"Not put in": ["a.txt: why"], "Damaged": [], "Odd": ["b", "c"]})
    words = dialog.findChild(QPlainTextEdit)
    assert words.toPlainText() == "Not put in\na.txt: why\n\nOdd\nb\nc"
    assert words.isReadOnly()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
