"""The way to new keys on the page of the vault: what it says, when it cannot be gone, what is discarded."""

from __future__ import annotations

import errno

import pytest
from PySide6.QtCore import Qt
from shown_words import words

from holdall.crypto.secret import Secret
from holdall.ui.pages.vault import VaultPage
from holdall.ui.pages.vault_rekey import RekeyScreen
from holdall.vault.errors import ReadOnly
from holdall.vault.file_system import FileSystem


@pytest.fixture
def page(qtbot, session):
    page = VaultPage(session)
    qtbot.addWidget(page)
    page.resize(900, 800)
    with qtbot.waitActive(page):
        page.show()
    page.refresh()
    return page


@pytest.fixture
def begun(session):
    """Something that was made of a next generation."""
    folder = session.path / "g2"
    folder.mkdir()
    (folder / "vault.key").write_bytes(bytes(4096))
    return folder


def test_it_says_what_it_is_for_who_is_shut_out_and_what_it_cannot_do(page, session):
    session.vault.slots.add_passphrase(Secret.from_text("somebody else"))
    page.rekeying.panel.ask.click()
    said = words(page.stack.front)
    for part in (
        "a copy of its file vault.key", "Passphrase, no. 1", "Recovery code, no. 2", "Passphrase, no. 3",
        "with a new recovery code", "change it first", "free room", "Copies of the whole vault",
        "a laboratory",
    ):  # fmt: skip
        assert part in said, part
    assert "goes on from there" not in said


def test_it_is_confirmed_by_keyboard(page, qtbot):
    page.rekeying.panel.ask.setFocus()
    qtbot.keyClick(page.rekeying.panel.ask, Qt.Key.Key_Return)
    screen = page.stack.front
    assert isinstance(screen, RekeyScreen)
    assert screen.cancel.hasFocus()
    screen.go.setFocus()
    with qtbot.waitSignal(page.rekeying.confirmed):
        qtbot.keyClick(screen.go, Qt.Key.Key_Return)


@pytest.mark.parametrize("leave", ["cancel", "escape"])
def test_left_it_changes_nothing_and_the_button_has_the_focus_again(page, session, qtbot, leave):
    page.rekeying.confirmed.connect(pytest.fail)
    page.rekeying.panel.ask.setFocus()
    page.rekeying.panel.ask.click()
    screen = page.stack.front
    if leave == "cancel":
        screen.cancel.click()
    else:
        qtbot.keyClick(screen.cancel, Qt.Key.Key_Escape)
    assert page.stack.front is None
    assert page.rekeying.panel.ask.hasFocus()
    assert session.vault.is_open


def test_a_vault_for_reading_only_gets_none_and_says_why(qtbot, session, monkeypatch, begun):
    monkeypatch.setattr(session.vault._session, "read_only", ReadOnly.MEDIUM)
    page = VaultPage(session)
    qtbot.addWidget(page)
    page.refresh()
    assert not page.rekeying.panel.ask.isEnabled()
    assert not page.rekeying.panel.discard.isEnabled()
    assert "for reading only" in page.rekeying.panel.words.text()


def test_where_a_later_state_is_in_the_way_there_are_none_and_it_says_where_help_is(page, session, qtbot):
    folder = session.path / "g2"
    folder.mkdir()
    (folder / "head.a").touch()
    page.refresh()
    panel = page.rekeying.panel
    assert not panel.ask.isEnabled()
    assert panel.discard.isHidden()
    assert "said below, under “Checking and taking out”" in panel.words.text()
    with qtbot.waitSignal(session.overlooked.changed):
        session.overlooked.look()
    assert "move g2 out of the vault's folder" in page._outcome.text()
    folder.rename(session.path.with_name("g2"))
    page.refresh()
    assert panel.ask.isEnabled()


def test_begun_it_says_so_and_goes_on(begun, page):
    assert page.rekeying.panel.discard.isVisible()
    assert "begun and is not finished" in page.rekeying.panel.words.text()
    page.rekeying.panel.ask.click()
    assert "goes on from there" in words(page.stack.front)


def test_what_was_begun_is_discarded(begun, page, session, qtbot):
    heard: list[str] = []
    session.notice.connect(lambda text, _undo: heard.append(text))
    page.rekeying.panel.discard.setFocus()
    qtbot.keyClick(page.rekeying.panel.discard, Qt.Key.Key_Return)
    assert not page.rekeying.panel.ask.isEnabled()
    qtbot.waitUntil(page.rekeying.panel.discard.isHidden)
    assert heard == ["What had been made for new keys is removed."]
    assert page.rekeying.panel.ask.hasFocus()
    assert not begun.exists()


def test_what_cannot_be_discarded_is_said(begun, page, session, qtbot, monkeypatch):
    def kept(_fs, _path):
        raise OSError(errno.EACCES, "refused")

    heard: list[str] = []
    session.notice.connect(lambda text, _undo: heard.append(text))
    monkeypatch.setattr(FileSystem, "remove", kept)
    page.rekeying.panel.discard.click()
    qtbot.waitUntil(lambda: bool(heard))
    assert "Access was refused" in heard[0]
    assert page.rekeying.panel.discard.isEnabled()
    assert page.rekeying.panel.discard.isVisible()
