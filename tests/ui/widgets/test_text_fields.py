"""Text fields: undo that is theirs, and an edit told once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from holdall.ui.widgets.text_fields import TextArea, TextField


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
