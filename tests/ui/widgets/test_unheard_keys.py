"""What a listener to all keys of the program hears of a secret field; it listens as Qt's bridge does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMetaObject, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget

from holdall.ui.widgets.secret_edit import SecretEdit


class Listener(QObject):
    """Notes the keys that come from the keyboard, before any filter that was installed earlier."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[int] = []
        self.listen()

    @Slot()
    def listen(self) -> None:
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if (
            isinstance(event, QKeyEvent)
            and event.type() != QEvent.Type.ShortcutOverride
            and event.spontaneous()
        ):
            self.heard.append(event.key())
        return False


@pytest.fixture
def window(qtbot):
    window = QWidget()
    layout = QVBoxLayout(window)
    window.line, window.secret = QLineEdit(), SecretEdit()
    layout.addWidget(window.line)
    layout.addWidget(window.secret)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def listener(window):
    listener = Listener()
    yield listener
    QApplication.instance().removeEventFilter(listener)


def length(window) -> int:
    return len(window.secret.buffer)


def test_letters_typed_into_a_secret_field_are_not_heard(window, listener):
    window.secret.setFocus()
    handle = window.windowHandle()
    for letter in "Qz7 ":
        QTest.keyClick(handle, letter)
    assert (length(window), listener.heard) == (4, [])


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_Backspace, Qt.Key.Key_Dead_Acute]
)
def test_nor_are_keys_that_tell_something_of_it(window, listener, key):
    window.secret.setFocus()
    QTest.keyClick(window.windowHandle(), key)
    assert listener.heard == []


@pytest.mark.parametrize("when", ["before", "between"])
def test_a_listener_that_comes_while_one_types_hears_none_either(window, listener, qtbot, when):
    window.secret.setFocus()
    handle = window.windowHandle()
    if when == "before":
        listener.listen()
    QTest.keyPress(handle, "Q")
    if when == "between":  # the bridge learns of it by a queued call, too
        QMetaObject.invokeMethod(listener, "listen", Qt.ConnectionType.QueuedConnection)
        QTest.qWait(20)
    QTest.keyRelease(handle, "Q")
    assert (length(window), listener.heard) == (1, [])


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_what_leads_out_of_the_field_is_heard(window, listener, key, modifier):
    window.secret.setFocus()
    QTest.keyClick(window.windowHandle(), key, modifier)
    assert key in listener.heard


def test_other_fields_are_heard(window, listener):
    window.secret.setFocus()
    window.line.setFocus()
    QTest.keyClick(window.windowHandle(), "a")
    assert window.line.text() == "a"
    assert Qt.Key.Key_A in listener.heard
    assert length(window) == 0


def test_a_menu_over_the_field_gets_its_keys(window, listener, qtbot):
    window.secret.setFocus()
    menu = QMenu(window)
    menu.addAction("Show")
    menu.popup(window.pos())
    qtbot.waitUntil(menu.isVisible)
    QTest.keyClick(menu.windowHandle(), "a")
    menu.close()
    assert length(window) == 0
    assert Qt.Key.Key_A in listener.heard
