"""The passphrase field: typing, wiping, and what others may learn of it."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from holdall.ui.widgets.secret_buffer import CAPACITY, SecretBuffer
from holdall.ui.widgets.secret_edit import SecretEdit, shrink
from holdall.ui.widgets.secret_field import SecretField


@pytest.fixture
def edit(qtbot):
    edit = SecretEdit()
    edit.setAccessibleName("Passphrase")
    qtbot.addWidget(edit)
    edit.show()
    return edit


def text(edit: SecretEdit) -> str:
    with edit.secret() as secret:
        return bytes(secret.view()).decode()


def commit(widget, words: str) -> None:
    """As an input method does; `keyClicks` with letters beyond ASCII aborts the process."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)


def test_it_is_not_a_line_edit():
    assert not issubclass(SecretEdit, QLineEdit)


def test_typing_and_backspace(edit, qtbot):
    qtbot.keyClicks(edit, "horse 7!")
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert text(edit) == "horse 7"


def test_an_input_method_types_any_script(edit, qtbot):
    commit(edit, "пароль ")
    commit(edit, "ნინო")
    assert text(edit) == "пароль ნინო"
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert text(edit) == "пароль ნინ"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere input methods are the system's own")
def test_no_input_method_gets_its_keys(edit):
    assert not edit.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def press(widget, key: int, letters: str) -> None:
    """A key as the window system sends it, for letters that `keyClicks` cannot type."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letters))


def test_keys_of_any_layout_and_accents_before_their_letters_are_typed(edit):
    for letter in "жуть":
        press(edit, 0, letter)
    press(edit, Qt.Key.Key_Dead_Acute, "")
    press(edit, Qt.Key.Key_E, "e")
    press(edit, Qt.Key.Key_Dead_Circumflex, "")
    press(edit, Qt.Key.Key_Dead_Circumflex, "")
    assert text(edit) == "жутьé^"


@pytest.mark.parametrize("change", ["backspace", "leave"])
def test_an_accent_that_waits_is_forgotten(edit, qtbot, change):
    press(edit, Qt.Key.Key_Dead_Acute, "")
    if change == "backspace":
        qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    else:
        edit.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut))
    press(edit, Qt.Key.Key_E, "e")
    assert text(edit) == "e"


def test_ctrl_backspace_empties_and_wipes(edit, qtbot):
    qtbot.keyClicks(edit, "secret")
    qtbot.keyClick(edit, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert edit.is_empty()
    assert edit.buffer._bytes == bytes(CAPACITY)


def mark_by_key(edit, qtbot):
    qtbot.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def mark_by_mouse(edit, qtbot):
    qtbot.mouseDClick(edit, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("mark", [mark_by_key, mark_by_mouse])
def test_what_is_marked_is_replaced_by_the_next_key(edit, qtbot, mark):
    qtbot.keyClicks(edit, "wrong")
    mark(edit, qtbot)
    edit.grab()
    qtbot.keyClicks(edit, "right")
    assert text(edit) == "right"


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_what_is_marked_is_wiped_at_once(edit, qtbot, key):
    qtbot.keyClicks(edit, "wrong")
    mark_by_key(edit, qtbot)
    qtbot.keyClick(edit, key)
    assert edit.buffer._bytes == bytes(CAPACITY)


def test_a_click_takes_the_mark_off(edit, qtbot):
    qtbot.keyClicks(edit, "one ")
    mark_by_key(edit, qtbot)
    qtbot.mouseClick(edit, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(edit, "two")
    assert text(edit) == "one two"


def test_enter_is_told_and_types_nothing(edit, qtbot):
    with qtbot.waitSignal(edit.entered):
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.is_empty()


def test_shortcuts_are_not_typed(edit, qtbot):
    qtbot.keyClick(edit, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert edit.is_empty()


def test_paste_is_allowed_and_told(edit, qtbot):
    QGuiApplication.clipboard().setText("from elsewhere\n")
    with qtbot.waitSignal(edit.pasted):
        qtbot.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert text(edit) == "from elsewhere"


def test_what_does_not_fit_is_refused_whole(edit, qtbot):
    commit(edit, "a" * CAPACITY)
    with qtbot.waitSignal(edit.full):
        commit(edit, "b")
    assert text(edit) == "a" * CAPACITY


def test_assistive_technology_learns_the_name_and_nothing_typed(edit):
    commit(edit, "canary")
    QAccessible.setActive(True)
    interface = QAccessible.queryAccessibleInterface(edit)
    assert interface.role() == QAccessible.Role.EditableText
    assert interface.state().passwordEdit
    assert interface.text(QAccessible.Text.Name) == "Passphrase"
    told = [interface.text(kind) for kind in QAccessible.Text if kind != QAccessible.Text.UserText]
    assert not any("canary" in each for each in told)
    assert interface.textInterface() is None


def test_dots_do_not_show_the_text(edit):
    commit(edit, "wwww")
    wide = edit.grab().toImage()
    edit.wipe()
    commit(edit, "iiii")
    assert edit.grab().toImage() == wide
    edit.set_shown(True)
    assert edit.grab().toImage() != wide


def test_the_hint_tells_keyboard_and_caps_lock(qtbot):
    field = SecretField("Passphrase")
    qtbot.addWidget(field)
    field.edit.typed.emit("Cyrl", False)
    assert field.hint.text() == "Keyboard: Russian"
    field.edit.typed.emit("Latn", True)
    assert field.hint.text() == "Keyboard: English · Caps Lock seems to be on"
    field.edit.wipe()
    assert field.hint.text() == ""


def test_removed_and_wiped_bytes_are_zero():
    buffer = SecretBuffer()
    buffer.append("canary жуть")
    buffer.backspace()
    assert "ь".encode() not in bytes(buffer._bytes)
    buffer.wipe()
    assert bytes(buffer._bytes) == bytes(CAPACITY)
    assert len(buffer) == 0


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=3), max_size=8))
def test_the_buffer_holds_nfkc_however_it_was_typed(pieces):
    buffer = SecretBuffer()
    for piece in pieces:
        buffer.append(piece)
    expected = unicodedata.normalize("NFKC", "".join(pieces))
    with buffer.secret() as secret:
        assert bytes(secret.view()).decode() == expected
    assert [chr(point) for point in buffer.code_points()] == list(expected)
    assert len(buffer) == len(expected)


def test_words_taken_over_replace_what_was_typed_and_are_wiped(edit):
    commit(edit, "before")
    words = bytearray("лодка дождь".encode())
    edit.take(words)
    assert text(edit) == "лодка дождь"
    assert not any(words)


@pytest.mark.parametrize(("wide", "size"), [(100, 1.0), (500, 1.0), (625, 0.776), (5000, 0.6)])
def test_shown_text_shrinks_only_as_far_as_can_be_read(wide, size):
    assert shrink(wide, 500) == pytest.approx(size)
