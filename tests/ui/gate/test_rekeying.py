"""The screens of giving a vault new keys: what they say, what they ask, what has the focus."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from holdall.errors import StoppedError, WrongSecretError
from holdall.jobs.verify_vault import NamedFinding
from holdall.ui.gate.rekeying import RekeyBegunScreen, RekeyingScreen, RekeyPassphraseScreen
from holdall.vault.errors import RekeyUnfinishedError, VaultBusyError


def show(qtbot, screen):
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
    return screen


@pytest.fixture
def asking(qtbot):
    return show(qtbot, RekeyPassphraseScreen(Path("Papers.holdall")))


def test_nothing_secret_is_told_by_what_the_screens_pass_on(ready_to_rekey):
    assert "7K3M" not in repr(ready_to_rekey)
    assert "horse" not in repr(ready_to_rekey)


def test_the_passphrase_is_typed_and_sent_by_keyboard(asking, qtbot):
    assert asking.passphrase.edit.hasFocus()
    qtbot.keyClick(asking.passphrase.edit, Qt.Key.Key_Return)
    assert asking.message.text() == "Type the passphrase first."
    qtbot.keyClicks(asking.passphrase.edit, "correct horse")
    with qtbot.waitSignal(asking.submitted) as sent:
        qtbot.keyClick(asking.passphrase.edit, Qt.Key.Key_Return)
    assert bytes(sent.args[0].view()) == b"correct horse"
    assert asking.message.isHidden()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (WrongSecretError(), "This passphrase does not open the vault. Keyboard: English."),
        (WrongSecretError(reason="not-a-passphrase"), "This is the recovery code. Type the passphrase."),
        (VaultBusyError(), "The vault is open in another window or on another computer."),
    ],
)
def test_what_was_refused_is_wiped_and_can_be_typed_again(asking, qtbot, error, words):
    qtbot.keyClicks(asking.passphrase.edit, "wrong horse")
    asking.busy(True)
    assert not asking.passphrase.isEnabled()
    asking.refused(error)
    assert asking.message.text().startswith(words)
    assert asking.passphrase.edit.is_empty()
    assert asking.passphrase.edit.hasFocus()
    assert asking.go.isEnabled()


def test_escape_and_cancel_lead_back(asking, qtbot):
    with qtbot.waitSignal(asking.back):
        qtbot.keyClick(asking.passphrase.edit, Qt.Key.Key_Escape)
    with qtbot.waitSignal(asking.back):
        asking.cancel.click()


def test_progress_is_told_in_sizes(qtbot, ready_to_rekey):
    screen = show(qtbot, RekeyingScreen(ready_to_rekey))
    screen._progressed(2_000, 8_000)
    words = screen.message.text().replace("\u00a0", " ")
    assert words == "2.0 MB of 8.2 MB encrypted anew. Until it is finished the vault is as before."


def test_after_a_stop_the_passphrase_is_kept_until_the_screen_is_left(qtbot, ready_to_rekey):
    screen = show(qtbot, RekeyingScreen(ready_to_rekey))
    screen._failed(StoppedError(reason="rekeying"))
    assert screen.message.text().startswith("Stopped. The vault opens as before")
    assert screen.retry.isVisible()
    assert len(ready_to_rekey.passphrase) > 0
    screen.forget()
    assert len(ready_to_rekey.passphrase) == 0


def test_done_it_says_what_opens_the_vault_and_knows_no_passphrase_any_more(qtbot, ready_to_rekey):
    screen = show(qtbot, RekeyingScreen(ready_to_rekey))
    screen.ended(None)
    assert screen.title.text() == "The vault has new keys"
    assert "Nothing else opens it any more." in screen.message.text()
    assert not screen.retry.isVisible()
    assert screen.leave.hasFocus()
    assert len(ready_to_rekey.passphrase) == 0


def test_done_but_for_the_rest_of_the_old_it_says_so(qtbot, ready_to_rekey):
    screen = show(qtbot, RekeyingScreen(ready_to_rekey))
    screen._failed(RekeyUnfinishedError(reason="removal"))
    assert screen.title.text() == "The vault has new keys"
    assert screen.message.text().startswith("What the old keys opened could not be removed yet.")
    assert "Nothing else opens it any more." in screen.message.text()
    assert not screen.retry.isVisible()


def test_when_nobody_knows_whether_it_is_done_both_codes_are_to_be_kept(qtbot, ready_to_rekey):
    screen = show(qtbot, RekeyingScreen(ready_to_rekey))
    screen._failed(RekeyUnfinishedError(reason="commit"))
    assert "keep both recovery codes" in screen.message.text()
    assert screen.retry.isVisible()


def test_a_stored_file_that_is_in_the_way_is_named(qtbot, ready_to_rekey):
    screen = show(qtbot, RekeyingScreen(ready_to_rekey))
    screen.ended(NamedFinding(code="blob-damaged", item_id="0" * 32, name="скан.jpg"))
    assert screen.message.text().startswith("скан.jpg: the original is damaged. So this vault cannot")
    assert screen.leave.isVisible()


def test_begun_before_it_offers_three_ways(qtbot):
    screen = show(qtbot, RekeyBegunScreen())
    assert screen.go.hasFocus()
    for button, signal in (
        (screen.go, screen.go_on),
        (screen.drop, screen.discard),
        (screen.skip, screen.later),
    ):
        with qtbot.waitSignal(signal):
            qtbot.keyClick(button, Qt.Key.Key_Return)
    screen.busy(True)
    assert not any(button.isEnabled() for button in (screen.go, screen.drop, screen.skip))
