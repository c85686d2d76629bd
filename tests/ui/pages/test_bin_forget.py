"""Before something is removed for good it is said what goes and what that does not reach."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from shown_words import words

from holdall.ui.pages.bin_forget import ForgetScreen


@pytest.fixture
def screen(qtbot):
    screen = ForgetScreen("Empty the bin", "2 papers", ["a", "b"], begun_keys=False)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def test_it_says_what_goes_and_what_stays(screen):
    said = words(screen)
    for part in ("2 papers", "original files", "taken back", "spare copies", "backups", "laboratory"):
        assert part in said


def test_of_an_empty_bin_it_speaks_of_steps_alone(qtbot):
    screen = ForgetScreen("", "", None, begun_keys=False)
    qtbot.addWidget(screen)
    said = words(screen)
    assert "Nothing is in the bin." in said
    assert "original files" not in said


@pytest.mark.parametrize("ids", [["a", "b"], None])
def test_it_hands_on_what_it_was_made_for(qtbot, ids):
    screen = ForgetScreen("", "", ids, begun_keys=True)
    qtbot.addWidget(screen)
    with qtbot.waitSignal(screen.confirmed) as caught:
        screen.go.click()
    assert caught.args == [ids]


def test_the_safe_answer_has_the_focus_and_enter_takes_it(screen, qtbot):
    assert screen.cancel.hasFocus()
    with qtbot.waitSignal(screen.back), qtbot.assertNotEmitted(screen.confirmed):
        qtbot.keyClick(screen.cancel, Qt.Key.Key_Return)
