"""Making a vault: from field to field by keyboard, and to the field in which something is wrong."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from holdall.ui.gate.create import CreateScreen

PHRASE = "лодка copper seven дождь window"


@pytest.fixture
def screen(qtbot, tmp_path):
    screen = CreateScreen(tmp_path, "en")
    qtbot.addWidget(screen)
    screen.told = []
    screen.submitted.connect(lambda path, secret: screen.told.append((path, secret)))
    with qtbot.waitActive(screen):
        screen.show()
    return screen


def write(screen, first: str, second: str) -> None:
    for field, text in ((screen.choice.first, first), (screen.choice.second, second)):
        field.edit.wipe()
        field.edit.buffer.append(text)
        field.edit.changed.emit()


def test_enter_goes_from_the_name_to_the_passphrase(qtbot, screen):
    assert screen.name.hasFocus()
    qtbot.keyClick(screen.name, Qt.Key.Key_Return)
    assert screen.choice.first.edit.hasFocus()


@pytest.mark.parametrize(
    ("name", "first", "second", "said"),
    [
        ("a/b", PHRASE, PHRASE, "The vault needs a name"),
        (" ", PHRASE, PHRASE, "The vault needs a name"),
        (".hidden", PHRASE, PHRASE, "The vault needs a name"),
        ("Papers", "", "", "Type a passphrase."),
        ("Papers", "password", "password", "too easy to guess"),
        ("Papers", PHRASE, PHRASE[:-1], "not the same"),
    ],
)
def test_what_is_wrong_is_said_and_the_cursor_is_there(screen, name, first, second, said):
    screen.go.setFocus()
    screen.name.setText(name)
    write(screen, first, second)
    screen.go.click()
    assert said in screen.message.text()
    assert screen.told == []
    at = screen.name if "name" in said else screen.choice.second if "same" in said else screen.choice.first
    assert at.hasFocus() or at.isAncestorOf(screen.focusWidget())


def test_the_vault_gets_its_ending_once(screen, tmp_path):
    write(screen, PHRASE, PHRASE)
    for name in ("Papers", "Papers.holdall"):
        screen.name.setText(name)
        screen.go.click()
        path, secret = screen.told.pop()
        secret.wipe()
        assert path == tmp_path / "Papers.holdall"
