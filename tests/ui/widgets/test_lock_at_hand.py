from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from holdall.ui.widgets.confirm import confirm
from holdall.ui.widgets.file_picker import FilePicker, Want
from holdall.ui.widgets.tell import tell


def picker(parent, folder):
    picker = FilePicker(parent, Want.FILES, "Choose", start=folder)
    picker.open()
    return picker


@pytest.mark.parametrize(
    "make",
    [
        picker,
        lambda parent, _: confirm(parent, "Erase?", "It is gone then.", "Erase", lambda: None),
        lambda parent, _: tell(parent, "Left out", {"Not put in": ["a.txt"]}),
    ],
)
def test_the_vault_can_be_locked_from_any_dialog(qtbot, open_window, tmp_path, make):
    dialog = make(open_window.shell.page, tmp_path)
    qtbot.waitUntil(dialog.isVisible)
    dialog.windowHandle().requestActivate()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    with qtbot.waitSignal(open_window.fresh_process_wanted):
        qtbot.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert open_window.session is None


def test_before_a_vault_is_open_there_is_nothing_to_lock(window, tmp_path):
    assert [action.objectName() for action in picker(window, tmp_path).actions()] == []
