"""What opens a vault is named by kind, number and day."""

from __future__ import annotations

from holdall.crypto.slots import SlotRole
from holdall.ui.wording.slots import kind, listed, numbered, since
from holdall.vault.key_slots import SlotInfo


def slot(number: int, role: SlotRole, *, opened: bool = False) -> SlotInfo:
    return SlotInfo(number=number, role=role, created="2026-11-23T12:00:00Z", opened=opened)


def test_kind_number_and_day(language):
    code = slot(2, SlotRole.RECOVERY_CODE, opened=True)
    assert kind(code) == "Recovery code"
    assert numbered(slot(3, SlotRole.PASSPHRASE)) == "Passphrase, no. 3"
    assert since(slot(3, SlotRole.PASSPHRASE)).replace("\u00a0", " ") == "since 23 Nov 2026"
    assert since(code).endswith(" · opened the vault now")


def test_several_are_listed(language):
    slots = (slot(1, SlotRole.PASSPHRASE, opened=True), slot(2, SlotRole.RECOVERY_CODE))
    words = "Passphrase, no. 1, since 23 Nov 2026; Recovery code, no. 2, since 23 Nov 2026"
    assert listed(slots).replace("\u00a0", " ") == words
    assert listed(()) == ""
