"""The screen for a new passphrase after the recovery code: what it hands over, and when it does not."""

from __future__ import annotations

import pytest

from holdall.crypto.slots import SlotRole
from holdall.ui.gate.new_passphrase import NewPassphraseScreen
from holdall.vault.key_slots import SlotInfo

PHRASE = "лодка copper seven дождь window"


def slots(*passphrases: int) -> list[SlotInfo]:
    """These passphrases, and the code that opened the vault."""
    listed = [(number, SlotRole.PASSPHRASE, False) for number in passphrases]
    return [
        SlotInfo(number=number, role=role, created="2026-11-23T12:00:00Z", opened=opened)
        for number, role, opened in (*listed, (2, SlotRole.RECOVERY_CODE, True))
    ]


@pytest.fixture
def screen(qtbot):
    screen = NewPassphraseScreen("en", slots(1))
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
    assert screen.forgotten == {}
    assert submitted.args[1] is None
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


@pytest.mark.parametrize("replacing", [1, 3, None])
def test_of_several_the_forgotten_one_must_be_said(qtbot, replacing):
    screen = NewPassphraseScreen("en", slots(1, 3))
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
    assert list(screen.forgotten) == [1, 3, None]
    assert screen.forgotten[1].hasFocus()
    assert not any(choice.isChecked() for choice in screen.forgotten.values()), "nothing is assumed"
    put(screen, PHRASE, PHRASE)
    with qtbot.assertNotEmitted(screen.submitted):
        screen.go.click()
    assert screen.message.text() == "Say first which passphrase was forgotten."
    screen.forgotten[replacing].click()
    with qtbot.waitSignal(screen.submitted) as submitted:
        screen.go.click()
    assert submitted.args[1] == replacing
    submitted.args[0].wipe()
