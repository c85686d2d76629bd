"""What we copied is taken back, what others copied stays, and no secret can be copied at all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QLabel

from holdall.ui import app
from holdall.ui.gate.recovery import RecoveryScreen
from holdall.ui.locking.clipboard import take_back

CLIPBOARD, SELECTION = QClipboard.Mode.Clipboard, QClipboard.Mode.Selection


class Clipboard:
    """Knows whose its contents are, which the clipboard of an offscreen Qt does not."""

    def __init__(self, *ours: QClipboard.Mode) -> None:
        self._ours = ours
        self.cleared: list[QClipboard.Mode] = []

    def ownsClipboard(self) -> bool:  # noqa: N802 - as in Qt
        return CLIPBOARD in self._ours

    def ownsSelection(self) -> bool:  # noqa: N802 - as in Qt
        return SELECTION in self._ours

    def clear(self, mode: QClipboard.Mode) -> None:
        self.cleared.append(mode)


@pytest.mark.parametrize("ours", [[], [CLIPBOARD], [SELECTION], [CLIPBOARD, SELECTION]])
def test_only_what_is_still_ours_is_taken_back(ours):
    clipboard = Clipboard(*ours)
    take_back(clipboard)
    assert clipboard.cleared == ours


def test_it_is_taken_back_however_the_window_ends(qapp, monkeypatch):
    taken = []
    monkeypatch.setattr(app, "take_back", taken.append)
    program = app.Program(qapp, None)
    program.window.close()
    program.close()
    assert taken == [qapp.clipboard()]


def test_a_recovery_code_cannot_be_selected(qapp):
    screen = RecoveryScreen("ABCD-EFGH-JKMN-PQRS")
    groups = [label for label in screen.findChildren(QLabel) if label.property("code")]
    assert len(groups) == 4
    for label in groups:
        assert not label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        assert not label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
