"""Names of what opens a vault: kind, number, date, and whether it opened the vault now; knows no secret."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from holdall.crypto.slots import SlotRole
from holdall.ui.wording.dates import day_of
from holdall.vault.key_slots import SlotInfo

translate = QCoreApplication.translate


def kind(slot: SlotInfo) -> str:
    """What kind of secret opens it."""
    if slot.role == SlotRole.RECOVERY_CODE:
        return translate("Slots", "Recovery code")
    return translate("Slots", "Passphrase")


def numbered(slot: SlotInfo) -> str:
    """Kind and number: "Passphrase, no. 3"."""
    words = translate("Slots", "%1, no. %2")
    return words.replace("%1", kind(slot)).replace("%2", str(slot.number))


def listed(slots: Sequence[SlotInfo]) -> str:
    """Kind, number and day of each: "Passphrase, no. 1, since 23 Nov 2026; Recovery code, no. 2, since …"."""
    return "; ".join(f"{numbered(slot)}, {_since(slot)}" for slot in slots)


def since(slot: SlotInfo) -> str:
    """Since when it opens the vault, and whether it is the one that did so now."""
    words = _since(slot)
    return f"{words} · " + translate("Slots", "opened the vault now") if slot.opened else words


def _since(slot: SlotInfo) -> str:
    return translate("Slots", "since %1").replace("%1", day_of(slot.created))
