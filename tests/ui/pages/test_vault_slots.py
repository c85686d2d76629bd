"""The list of what opens the vault: what is shown, what can be done, and why not."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from holdall.crypto.slots import SlotRole
from holdall.ui.pages.vault_slots import SlotsPanel
from holdall.vault.key_slots import SlotInfo


def slot(number: int, role: SlotRole = SlotRole.PASSPHRASE, *, opened: bool = False) -> SlotInfo:
    return SlotInfo(number=number, role=role, created="2026-11-23T12:00:00Z", opened=opened)


OWN = slot(1, opened=True)
CODE = slot(2, SlotRole.RECOVERY_CODE)


@pytest.fixture
def panel(qtbot):
    panel = SlotsPanel()
    qtbot.addWidget(panel)
    return panel


def put(panel, slots, *, read_only: bool = False) -> None:
    panel.show_slots(slots, read_only=read_only)
    panel.show()


def revokers(panel) -> list[QPushButton]:
    return [
        found
        for found in panel.findChildren(QPushButton)
        if found.isVisible() and found.accessibleName().startswith("Revoke")
    ]


def texts(panel) -> list[str]:
    return [label.text().replace("\u00a0", " ") for label in panel.findChildren(QLabel) if label.isVisible()]


def can(panel) -> tuple[bool, bool, bool]:
    return panel.change.isEnabled(), panel.add.isEnabled(), panel.code.isEnabled()


def test_each_is_listed_and_named_for_those_who_cannot_see_it(panel, qtbot):
    put(panel, [OWN, CODE])
    assert "since 23 Nov 2026 · opened the vault now" in texts(panel)
    assert [found.accessibleName() for found in revokers(panel)] == [
        "Revoke: Passphrase, no. 1",
        "Revoke: Recovery code, no. 2",
    ]
    assert can(panel) == (True, True, True)
    with qtbot.waitSignal(panel.revoke_wanted) as wanted:
        revokers(panel)[1].click()
    assert wanted.args == [CODE]


def test_tab_goes_from_the_list_to_the_buttons_below_it(panel):
    put(panel, [OWN, CODE])
    order, widget = [], panel.nextInFocusChain()
    while widget is not panel:
        if isinstance(widget, QPushButton) and widget.isVisible():
            order.append(widget)
        widget = widget.nextInFocusChain()
    assert order == [*revokers(panel), panel.change, panel.add, panel.code]


def test_a_list_shown_anew_replaces_the_old_one(panel):
    put(panel, [OWN, CODE])
    put(panel, [OWN])
    assert len(revokers(panel)) == 1


def test_the_only_one_cannot_be_revoked(panel):
    put(panel, [OWN])
    assert not revokers(panel)[0].isEnabled()
    assert "The only one cannot be revoked: nobody could open the vault any more." in texts(panel)


def test_nothing_can_be_done_in_a_vault_that_is_read_only(panel):
    put(panel, [OWN, CODE], read_only=True)
    assert not any([*can(panel), *(found.isEnabled() for found in revokers(panel))])
    assert "The vault is open for reading only, so nothing of this can be changed now." in texts(panel)


@pytest.mark.parametrize(("eighth", "code"), [(SlotRole.RECOVERY_CODE, True), (SlotRole.PASSPHRASE, False)])
def test_a_full_vault_takes_nobody_but_a_code_in_place_of_the_old(panel, eighth, code):
    put(panel, [OWN, *map(slot, range(2, 8)), slot(8, eighth)])
    assert can(panel) == (True, False, code)
    assert "All eight places are taken. Revoke one before you add another." in texts(panel)


def test_who_opened_it_with_the_code_sets_a_new_passphrase(panel):
    put(panel, [slot(1), slot(2, SlotRole.RECOVERY_CODE, opened=True)])
    assert panel.change.text() == "Set a new passphrase"


def test_what_was_done_is_said_until_something_else_is_begun(panel):
    panel.show()
    panel.say("Done.")
    assert "Done." in texts(panel)
    panel.say("")
    assert not panel.outcome.isVisible()
