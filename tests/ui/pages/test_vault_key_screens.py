"""What is asked before passphrases are changed, added and revoked, and what each refusal says."""

from __future__ import annotations

import pytest
from shown_words import words as texts

from holdall.crypto.slots import SlotRole
from holdall.errors import WrongSecretError
from holdall.ui.pages.vault_key_screens import AddScreen, ChangeScreen, RevokeScreen
from holdall.vault.errors import SlotUnusableError
from holdall.vault.key_slots import SlotInfo

NEW = "лодка copper seven дождь window"


def fill(field, text: str) -> None:
    field.edit.wipe()
    field.edit.buffer.append(text)
    field.edit.changed.emit()


def words(secret) -> str:
    with secret:
        return bytes(secret.view()).decode()


def slot(role: SlotRole, *, opened: bool) -> SlotInfo:
    return SlotInfo(number=2, role=role, created="2026-11-23T12:00:00Z", opened=opened)


@pytest.fixture
def shown(qtbot):
    def show(screen):
        qtbot.addWidget(screen)
        screen.show()
        return screen

    return show


def test_change_hands_over_both(shown, qtbot):
    screen = shown(ChangeScreen("en"))
    for field, text in zip(screen.fields, ("old one", NEW, NEW), strict=True):
        fill(field, text)
    with qtbot.waitSignal(screen.submitted) as submitted:
        screen.go.click()
    assert [words(secret) for secret in submitted.args] == ["old one", NEW]
    screen.forget()
    assert all(field.edit.is_empty() for field in screen.fields)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("", NEW, NEW), "Type the passphrase until now."),
        (("old one", "", ""), "Type a passphrase."),
        (("old one", NEW, "other"), "The two are not the same. Show both and compare."),
    ],
)
def test_change_says_what_is_missing(shown, typed, said):
    screen = shown(ChangeScreen("en"))
    screen.submitted.connect(pytest.fail)
    for field, text in zip(screen.fields, typed, strict=True):
        fill(field, text)
    screen.go.click()
    assert screen.message.text() == said


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (WrongSecretError(), "This passphrase does not open the vault."),
        (WrongSecretError(group=4), "Group 4 of the code is mistyped."),
        (WrongSecretError(reason="not-a-passphrase"), "This is the recovery code. Type the passphrase."),
    ],
)
def test_a_wrong_passphrase_is_wiped_and_the_new_one_stays(shown, error, said):
    screen = shown(ChangeScreen("en"))
    for field in screen.fields:
        fill(field, NEW)
    screen.busy(True)
    assert not screen.go.isEnabled()
    screen.refused(error)
    assert screen.message.text() == said
    assert [field.edit.is_empty() for field in screen.fields] == [True, False, False]
    assert screen.go.isEnabled()


def test_a_new_passphrase_that_is_taken_does_not_wipe_the_old_one(shown):
    screen = shown(ChangeScreen("en"))
    fill(screen.current, "old one")
    screen.refused(SlotUnusableError(reason="known", slot=0))
    assert "opens the vault already" in screen.message.text()
    assert not screen.current.edit.is_empty()


def test_add_hands_over_what_was_typed_twice(shown, qtbot):
    screen = shown(AddScreen("ru"))
    screen.go.click()
    assert screen.message.text() == "Type a passphrase."
    for field in screen.fields:
        fill(field, NEW)
    with qtbot.waitSignal(screen.submitted) as submitted:
        screen.choice.entered.emit()
    assert words(submitted.args[0]) == NEW


def test_revoking_another_one_asks_for_nothing(shown, qtbot):
    screen = shown(RevokeScreen(slot(SlotRole.PASSPHRASE, opened=False)))
    assert screen.title.text() == "Revoke: Passphrase, no. 2"
    assert "can still open that copy" in texts(screen)
    assert screen._first is screen.cancel, "Enter twice revokes nothing"
    with qtbot.waitSignal(screen.submitted) as submitted:
        screen.go.click()
    assert submitted.args == [None]
    screen.refused(SlotUnusableError(reason="free", slot=2))
    assert screen.message.text() == "Nothing opens with this number any more. Nothing was changed."


def test_revoking_the_code_says_what_is_lost_with_it(shown):
    assert "loses everything" in texts(shown(RevokeScreen(slot(SlotRole.RECOVERY_CODE, opened=False))))


def test_revoking_ones_own_asks_for_another(shown, qtbot):
    screen = shown(RevokeScreen(slot(SlotRole.PASSPHRASE, opened=True)))
    screen.go.click()
    assert screen.message.text() == "Type another passphrase, or the recovery code."
    fill(screen.other, NEW)
    with qtbot.waitSignal(screen.submitted) as submitted:
        screen.other.entered.emit()
    assert words(submitted.args[0]) == NEW
    screen.refused(SlotUnusableError(reason="own", slot=2))
    assert "the one that you are revoking" in screen.message.text()
    assert screen.other.edit.is_empty()


def test_the_last_one_is_refused_in_words(shown):
    screen = shown(RevokeScreen(slot(SlotRole.PASSPHRASE, opened=True)))
    screen.refused(SlotUnusableError(reason="last", slot=2))
    assert "Nothing else opens this vault" in screen.message.text()


def test_another_passphrase_typed_in_the_other_layout_is_said(shown):
    screen = shown(RevokeScreen(slot(SlotRole.PASSPHRASE, opened=True)))
    fill(screen.other, "kjlrf ljxm jryj")
    screen.refused(WrongSecretError())
    assert "typed with the other keyboard language" in screen.message.text()
