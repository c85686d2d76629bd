"""From the first screen to a locked vault and back, as a person goes: keys and clicks on the window only."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea

from holdall.case.application import Application
from holdall.case.dossier_plan import DossierPlan
from holdall.case.event import Event
from holdall.case.person import Person
from holdall.ui.gate.create import CreateScreen
from holdall.ui.gate.recovery import RecoveryScreen
from holdall.ui.gate.unlock import UnlockScreen
from holdall.vault.vault import Vault

PHRASE = "kettle orbit velvet gravel window"
KEYS = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def cheap_vaults(monkeypatch, fast_env, tmp_path):
    """Vaults cost a millisecond and are offered a place in a folder of the test."""
    create, unlock = Vault.create, Vault.open
    monkeypatch.setattr(Vault, "create", lambda path, secret, env=fast_env: create(path, secret, env=env))
    monkeypatch.setattr(Vault, "open", lambda path, secret, env=fast_env: unlock(path, secret, env=env))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))


class Someone:
    """Somebody at the window, who reads what is on it and has a keyboard and a mouse."""

    def __init__(self, window, qtbot) -> None:
        self.window, self.wait = window, qtbot.waitUntil
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

    @property
    def front(self):
        return self.window.centralWidget().front

    def press(self, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window.windowHandle(), key, modifiers)

    def write(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self.window.windowHandle(), letter)

    def tab_to(self, widget) -> None:
        """Press Tab until `widget` has the focus; fail when it cannot be reached."""
        seen = []
        while QApplication.focusWidget() is not widget:
            assert QApplication.focusWidget() not in seen, f"Tab never comes to {widget!r}"
            seen.append(QApplication.focusWidget())
            self.press(KEYS.Key_Tab)

    def click(self, widget) -> None:
        """Click where `widget` is on the window, whatever lies there."""
        self.wait(lambda: widget.isVisible() and widget.width() > 0)
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        place = widget.mapTo(self.window, widget.rect().center())
        assert self.window.rect().contains(place), f"{widget!r} is outside the window"
        QTest.mouseClick(
            self.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
        )

    def named(self, name: str) -> QAbstractButton:
        """A button in sight that is called so."""
        for each in self.window.findChildren(QAbstractButton):
            if each.isVisible() and name in (each.accessibleName(), each.text().replace("&", "")):
                return each
        raise AssertionError(f"there is no button {name!r}")


@pytest.fixture
def person(window, qtbot):
    return Someone(window, qtbot)


def group_asked(sheet: RecoveryScreen) -> str:
    """What the sheet asks to be typed back, read from its words."""
    number = int(re.search(r"\d+", sheet.typed.accessibleName()).group())
    return sheet._groups[number - 1]


def stored(window) -> dict[type, list[str]]:
    records = window.session.records
    return {
        kind: [each.title_text for each in records.all(kind)] for kind in (Person, Event, Application)
    }  # fmt: skip


def come_back(person, window, qtbot, go) -> None:
    """Lock, as `go` does it, then stand before the locked vault as the next process does."""
    with qtbot.waitSignal(window.lock_wanted) as wanted:
        go()
    window.show_gate(wanted.args[0])
    assert isinstance(person.front, UnlockScreen)
    person.wait(person.front.secret.edit.hasFocus)


WRITTEN = {Person: ["Ivanova Anna"], Event: ["Search at home"], Application: ["Work permit"]}


def test_the_journey_by_keyboard_only(person, window, qtbot):
    person.press(KEYS.Key_Return)
    person.wait(lambda: isinstance(person.front, CreateScreen))
    screen = person.front
    for field in (screen.choice.first.edit, screen.choice.second.edit):
        person.tab_to(field)
        person.write(PHRASE)
    person.tab_to(screen.go)
    person.press(KEYS.Key_Return)
    person.wait(lambda: isinstance(person.front, RecoveryScreen))
    person.tab_to(person.front.typed)
    person.write(group_asked(person.front))
    person.press(KEYS.Key_Return)
    person.wait(lambda: window.session is not None)

    person.press(KEYS.Key_3, CONTROL)
    person.press(KEYS.Key_N, CONTROL)
    person.write("Ivanova")
    person.press(KEYS.Key_Tab)
    person.write("Anna")
    person.press(KEYS.Key_4, CONTROL)
    person.press(KEYS.Key_N, CONTROL)
    person.write("Search at home")
    person.press(KEYS.Key_5, CONTROL)
    person.press(KEYS.Key_N, CONTROL)
    person.write("Work permit")
    person.press(KEYS.Key_6, CONTROL)
    person.press(KEYS.Key_N, CONTROL)
    person.wait(lambda: len(window.session.records.all(DossierPlan)) == 1)

    come_back(person, window, qtbot, lambda: person.press(KEYS.Key_L, CONTROL))
    person.write(PHRASE)
    person.press(KEYS.Key_Return)
    person.wait(lambda: window.session is not None and window.session.records is not None)
    assert stored(window) == WRITTEN


def test_the_journey_by_mouse_with_keys_for_words_only(person, window, qtbot):
    person.click(person.named("Create a vault"))
    person.wait(lambda: isinstance(person.front, CreateScreen))
    screen = person.front
    for field in (screen.choice.first.edit, screen.choice.second.edit):
        person.click(field)
        person.write(PHRASE)
    person.click(screen.go)
    person.wait(lambda: isinstance(person.front, RecoveryScreen))
    person.click(person.front.typed)
    person.write(group_asked(person.front))
    person.click(person.front.go)
    person.wait(lambda: window.session is not None)

    person.click(person.named("People"))
    person.click(person.named("New person"))
    person.write("Ivanova")
    _, given = window.shell.page.form.findChildren(type(screen.name))[:2]
    person.click(given)
    person.write("Anna")
    person.click(person.named("Story"))
    person.click(person.named("New event"))
    person.write("Search at home")
    person.click(person.named("Applications"))
    person.click(person.named("New application"))
    person.write("Work permit")
    person.click(person.named("Dossiers"))
    person.click(person.named("New dossier"))
    person.wait(lambda: len(window.session.records.all(DossierPlan)) == 1)

    come_back(person, window, qtbot, lambda: person.click(person.named("Lock")))
    person.click(person.front.secret.edit)
    person.write(PHRASE)
    person.click(person.front.go)
    person.wait(lambda: window.session is not None and window.session.records is not None)
    assert stored(window) == WRITTEN
