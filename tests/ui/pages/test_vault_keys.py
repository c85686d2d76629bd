"""Who can open the vault, changed from its page: by keys and buttons, and what opens it afterwards."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from holdall.crypto.secret import Secret
from holdall.crypto.slots import SlotRole
from holdall.ui.gate.new_passphrase import NewPassphraseScreen
from holdall.ui.gate.recovery import RecoveryScreen
from holdall.ui.pages.vault import VaultPage
from holdall.ui.pages.vault_key_screens import AddScreen, ChangeScreen, RevokeScreen
from holdall.ui.session import Session
from holdall.vault.errors import ReadOnly
from holdall.vault.vault import Vault

OLD = "correct horse battery"
NEW = "лодка copper seven дождь window"


@pytest.fixture
def page(qtbot, session):
    return shown(qtbot, session)


def shown(qtbot, session) -> VaultPage:
    page = VaultPage(session)
    qtbot.addWidget(page)
    page.resize(900, 800)
    with qtbot.waitActive(page):
        page.show()
    return page


def fill(screen, *typed: str) -> None:
    choice = [screen.choice.first, screen.choice.second] if isinstance(screen, NewPassphraseScreen) else []
    for field, text in zip(choice or screen.fields, typed, strict=True):
        field.edit.wipe()
        field.edit.buffer.append(text)
        field.edit.changed.emit()


def revoke(page, name: str) -> None:
    buttons = page.keys.panel.findChildren(QPushButton)
    next(found for found in buttons if found.accessibleName() == f"Revoke: {name}").click()


def go(page, qtbot, said: str) -> None:
    page.stack.front.go.click()
    qtbot.waitUntil(lambda: page.keys.panel.outcome.text() == said)
    assert page.stack.front is None


def roles(page) -> list[SlotRole]:
    return [slot.role for slot in page.session.vault.slots.all()]


@pytest.fixture
def which_open(opens):
    """Call with a page and some words: which of them open its vault, once it is closed."""

    def which_open(page, *secrets: str) -> list[bool]:
        page.session.vault.close()
        return [opens(page.session.path, words) for words in secrets]

    return which_open


def test_the_passphrase_is_changed(which_open, page, qtbot):
    page.keys.panel.change.click()
    assert isinstance(page.stack.front, ChangeScreen)
    fill(page.stack.front, OLD, NEW, NEW)
    go(page, qtbot, "The passphrase is changed.")
    assert which_open(page, OLD, NEW) == [False, True]


def test_a_wrong_passphrase_is_named_and_nothing_changes(which_open, page, qtbot):
    page.keys.panel.change.click()
    screen = page.stack.front
    fill(screen, "not this one", NEW, NEW)
    screen.go.click()
    qtbot.waitUntil(screen.message.isVisible)
    assert screen.message.text() == "This passphrase does not open the vault."
    assert which_open(page, OLD, NEW) == [True, False]


def test_a_second_person_is_added_and_revoked(which_open, page, qtbot):
    page.keys.panel.add.click()
    assert isinstance(page.stack.front, AddScreen)
    fill(page.stack.front, NEW, NEW)
    go(page, qtbot, "Added as no. 3. Note on paper whose that is.")
    assert roles(page).count(SlotRole.PASSPHRASE) == 2
    revoke(page, "Passphrase, no. 3")
    assert isinstance(page.stack.front, RevokeScreen)
    go(page, qtbot, "No. 3 does not open this vault any more.")
    assert which_open(page, OLD, NEW) == [True, False]


def test_ones_own_is_revoked_after_showing_another(which_open, page, qtbot):
    page.keys.panel.add.click()
    fill(page.stack.front, NEW, NEW)
    go(page, qtbot, "Added as no. 3. Note on paper whose that is.")
    revoke(page, "Passphrase, no. 1")
    screen = page.stack.front
    fill(screen, OLD)
    screen.go.click()
    qtbot.waitUntil(screen.message.isVisible)
    assert "the one that you are revoking" in screen.message.text()
    fill(screen, NEW)
    go(page, qtbot, "No. 1 does not open this vault any more.")
    assert which_open(page, OLD, NEW) == [False, True]


def typed_back(page) -> str:
    """Type the group asked for; the whole code."""
    screen = page.stack.front
    assert isinstance(screen, RecoveryScreen)
    screen.typed.setText(screen._groups[screen._asked])
    return "-".join(screen._groups)


def test_the_old_code_opens_until_a_group_of_the_new_one_is_typed_back(which_open, page, qtbot, tmp_path):
    page.keys.panel.code.click()
    screen = page.stack.front
    screen.save_wanted.emit(tmp_path / "sheet.pdf")
    qtbot.waitUntil(lambda: screen.message.text() == "Saved: sheet.pdf")
    before = page.session.vault.slots.all()
    screen.typed.setText("0000")
    screen.go.click()
    assert "This is not group" in screen.message.text()
    screen.keep.click()
    assert page.session.vault.slots.all() == before, "kept"
    page.keys.panel.code.click()
    first = typed_back(page)
    go(page, qtbot, "The new recovery code opens the vault. No other code does.")
    page.keys.panel.code.click()
    second = typed_back(page)
    go(page, qtbot, "The new recovery code opens the vault. No other code does.")
    assert which_open(page, OLD, first, second) == [True, False, True]


def test_a_code_can_be_revoked_and_made_again(page, qtbot):
    revoke(page, "Recovery code, no. 2")
    go(page, qtbot, "No. 2 does not open this vault any more.")
    assert roles(page) == [SlotRole.PASSPHRASE]
    page.keys.panel.code.click()
    assert page.stack.front.keep.text() == "Not now"
    typed_back(page)
    go(page, qtbot, "The new recovery code opens the vault. No other code does.")
    assert roles(page) == [SlotRole.PASSPHRASE, SlotRole.RECOVERY_CODE]


@pytest.fixture
def by_code(qtbot, tmp_path, fast_env, runner, sandboxes):
    """The page of a vault that was opened with its recovery code."""
    path = tmp_path / "Coded.holdall"
    vault, code = Vault.create(path, Secret.from_text(OLD), env=fast_env)
    vault.close()
    session = Session(Vault.open(path, Secret.from_text(code), env=fast_env), runner, sandboxes)
    yield shown(qtbot, session)
    runner.close()
    session.close()


def test_who_opened_it_with_the_code_sets_a_passphrase_and_is_offered_a_new_code(which_open, by_code, qtbot):
    by_code.keys.panel.change.click()
    by_code.stack.front.skip.click()
    assert by_code.stack.front is None
    by_code.keys.panel.change.click()
    fill(by_code.stack.front, NEW, NEW)
    by_code.stack.front.go.click()
    qtbot.waitUntil(lambda: isinstance(by_code.stack.front, RecoveryScreen))
    by_code.stack.front.keep.click()
    assert by_code.keys.panel.change.text() == "Change a passphrase"
    assert which_open(by_code, OLD, NEW) == [False, True]


def test_who_opened_it_with_the_code_gets_new_keys_once_a_passphrase_is_set(by_code, qtbot):
    by_code.refresh()
    panel = by_code.rekeying.panel
    assert not panel.ask.isEnabled()
    assert "set a new one first, above" in panel.words.text()
    by_code.keys.panel.change.click()
    fill(by_code.stack.front, NEW, NEW)
    by_code.stack.front.go.click()
    qtbot.waitUntil(lambda: isinstance(by_code.stack.front, RecoveryScreen))
    by_code.stack.front.keep.click()
    assert panel.ask.isEnabled()
    assert "set a new one first" not in panel.words.text()


def test_escape_leaves_wipes_and_gives_the_focus_back(page, qtbot):
    page.keys.panel.change.setFocus()
    qtbot.keyClick(page.keys.panel.change, Qt.Key.Key_Return)
    screen = page.stack.front
    assert QApplication.focusWidget() is screen.current.edit
    fill(screen, OLD, NEW, NEW)
    fields = screen.fields
    qtbot.keyClick(screen.current.edit, Qt.Key.Key_Escape)
    assert page.stack.front is None
    assert all(field.edit.is_empty() for field in fields)
    assert QApplication.focusWidget() is page.keys.panel.change


def test_a_change_under_way_is_off_the_window_and_not_left(page, qtbot, monkeypatch):
    gate, threads = threading.Event(), []

    def slow(*_secrets):
        threads.append(threading.current_thread())
        gate.wait()
        return 3

    monkeypatch.setattr(page.session.vault.slots, "add_passphrase", slow)
    page.keys.panel.add.click()
    screen = page.stack.front
    fill(screen, NEW, NEW)
    screen.go.click()
    page.stack.leave()
    assert page.stack.front is screen
    assert not screen.go.isEnabled()
    assert not screen.choice.suggest.isEnabled()
    gate.set()
    qtbot.waitUntil(lambda: page.stack.front is None)
    assert threads != [threading.main_thread()]


def test_a_disk_that_fails_is_said_and_the_screen_can_be_used_again(page, qtbot, monkeypatch):
    def full(*_secrets):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(page.session.vault.slots, "add_passphrase", full)
    page.keys.panel.add.click()
    screen = page.stack.front
    fill(screen, NEW, NEW)
    screen.go.click()
    qtbot.waitUntil(screen.message.isVisible)
    assert "The disk is full" in screen.message.text()
    page.stack.leave()
    assert page.stack.front is None


def test_a_vault_for_reading_only_says_so(qtbot, session, monkeypatch):
    monkeypatch.setattr(session.vault._session, "read_only", ReadOnly.MEDIUM)
    page = shown(qtbot, session)
    assert not page.keys.panel.add.isEnabled()
