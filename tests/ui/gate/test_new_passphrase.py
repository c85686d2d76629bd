"""The screen for a new passphrase after the recovery code: what it hands over, and when it does not."""

from __future__ import annotations

import pytest

from holdall.ui.gate.new_passphrase import NewPassphraseScreen

PHRASE = "лодка copper seven дождь window"


@pytest.fixture
def screen(qtbot):
    screen = NewPassphraseScreen("en")
    qtbot.addWidget(screen)
    screen.show()
    return screen


def put(screen: NewPassphraseScreen, first: str, second: str) -> None:
    for field, text in ((screen.choice.first, first), (screen.choice.second, second)):
        field.edit.buffer.append(text)
        field.edit.changed.emit()


def test_two_equal_passphrases_are_handed_over(screen, qtbot):
    put(screen, PHRASE, PHRASE)
    with qtbot.waitSignal(screen.submitted) as submitted:
        screen.choice.second.edit.entered.emit()
    with submitted.args[0] as secret:
        assert bytes(secret.view()).decode() == PHRASE


def test_unequal_ones_are_said_and_not_handed_over(screen, qtbot):
    put(screen, PHRASE, PHRASE + "x")
    with qtbot.assertNotEmitted(screen.submitted):
        screen.go.click()
    assert "not the same" in screen.message.text()


def test_fields_rest_while_the_passphrase_is_set(screen):
    screen.busy(True)
    assert not screen.go.isEnabled()
    assert not screen.choice.first.edit.isEnabled()
    screen.busy(False)
    assert screen.skip.isEnabled()


def test_what_was_typed_can_be_wiped(screen):
    put(screen, PHRASE, PHRASE)
    screen.forget()
    assert screen.choice.first.edit.is_empty()
    assert screen.choice.second.edit.is_empty()
