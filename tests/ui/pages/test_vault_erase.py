"""The question before a vault is erased: held, typed, or nothing is done."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from shown_words import words

from holdall.ui.pages.vault_erase import EraseScreen
from holdall.ui.widgets.hold_button import HOLD_MS


@pytest.fixture
def screen(qtbot):
    screen = EraseScreen(Path("/media/stick/Бумаги Йоханны.holdall"))
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
    return screen


def test_it_says_what_it_does_and_what_it_cannot_do(screen):
    said = words(screen)
    for part in ("for everybody, you included", "a laboratory may find", "Other copies of the vault"):
        assert part in said


def test_the_safe_answer_has_the_focus(screen):
    assert screen.cancel.hasFocus()


def test_held_down_it_is_confirmed(screen, qtbot):
    qtbot.mousePress(screen.hold, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(screen.confirmed):
        screen.hold.holding.setCurrentTime(HOLD_MS)


def test_let_go_half_way_it_says_that_nothing_was_done(screen, qtbot):
    screen.confirmed.connect(pytest.fail)
    qtbot.mousePress(screen.hold, Qt.MouseButton.LeftButton)
    screen.hold.holding.setCurrentTime(HOLD_MS // 2)
    qtbot.mouseRelease(screen.hold, Qt.MouseButton.LeftButton)
    assert screen.message.text().startswith("Let go too early: nothing was done.")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_name_typed_and_sent_confirms_it_too(screen, qtbot, form):
    assert not screen.go.isEnabled()
    screen.typed.setText(unicodedata.normalize(form, " Бумаги Йоханны "))
    with qtbot.waitSignal(screen.confirmed):
        qtbot.keyClick(screen.typed, Qt.Key.Key_Return)
    with qtbot.waitSignal(screen.confirmed):
        screen.go.click()


@pytest.mark.parametrize("typed", ["", "бумаги йоханны", "Бумаги Йоханн"])
def test_another_name_does_nothing(screen, qtbot, typed):
    screen.confirmed.connect(pytest.fail)
    screen.typed.setText(typed)
    qtbot.keyClick(screen.typed, Qt.Key.Key_Return)
    assert not screen.go.isEnabled()
    assert screen.message.text() == "This is not the vault's name. Nothing was done."
