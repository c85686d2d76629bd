from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from holdall.ui.widgets.empty_state import EmptyState


def test_it_says_what_to_do_and_does_it(qtbot):
    done = []
    state = EmptyState("papers", "Nothing here yet.", "Put files in", lambda: done.append(1))
    qtbot.addWidget(state)
    state.resize(600, 400)
    state.show()
    assert "Nothing here yet." in [label.text() for label in state.findChildren(QLabel)]
    qtbot.mouseClick(state.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert done == [1]


def test_without_anything_to_do_there_is_no_button(qtbot):
    state = EmptyState("papers", "Nothing here yet.")
    qtbot.addWidget(state)
    assert state.findChildren(QPushButton) == []


def test_words_are_never_wider_than_can_be_read_and_never_cut(qtbot):
    state = EmptyState("papers", "word " * 60)
    qtbot.addWidget(state)
    state.resize(1600, 600)
    state.show()
    words = next(label for label in state.findChildren(QLabel) if label.text())
    qtbot.waitUntil(lambda: 0 < words.width() <= 420)
    assert words.height() >= words.heightForWidth(words.width())
