"""What a new master key does, does not do and did, in sentences for people; it knows no vault on disk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from holdall.crypto.slots import SlotRole

if TYPE_CHECKING:
    from holdall.jobs.rekey_vault import RekeyPlan
    from holdall.vault.key_slots import SlotInfo

# N11 of the threat model
_WARNING = """\
This encrypts the whole vault anew under a new master key, beside what is there; as much room again is
needed until it is done. It can be stopped and gone on with later; until it is done the vault is as before.
On a stick that you do not trust, stop now and make a copy of the folder first.

Afterwards it opens with the passphrase that you have just given and with a new recovery code. Nothing else
opens it any more: {dropped}.
Give other people a passphrase again with: holdall slots V --add

What it protects from: whoever has an old copy of the file vault.key, or once knew a passphrase or recovery
code of this vault, and gets hold of its folder from now on.
What it cannot do: copies of the whole folder made before, in backups, with a sync service, on other sticks,
open as before with what opened them then, and what somebody has read stays read. Sticks, memory cards and
SSDs may keep the old files for a laboratory to find. If somebody may know your passphrase, change it first:
holdall passphrase V"""
_RESUMED = "An earlier attempt was stopped or cut off; it is gone on with."
_NOTHING = "so far nothing else does"
_ROLES = {SlotRole.PASSPHRASE: "the passphrase", SlotRole.RECOVERY_CODE: "the recovery code"}
CODE = """\
New recovery code, shown this once:

    {code}

Write it on paper now and keep it away from this computer. It opens the vault once this command has ended
well; until then the one before does."""
DONE = (
    "Done: the vault has a new master key. The passphrase and the new recovery code open it, nothing else "
    "does. What the old key opened is removed from its folder."
)
DISCARDED = "What had been made for a new master key is removed; the vault is as it was."
NOT_BEGUN = "No new master key was begun in this vault. Nothing was changed."
UNREADABLE = (
    "Without it the vault cannot be encrypted anew; it is as before. Give the command to a copy of the vault "
    "in which that file is whole."
)


def warning(plan: RekeyPlan) -> str:
    """What will be done, for whom it ends, and what nobody can promise."""
    text = _WARNING.format(dropped=_listed(plan.dropped))
    return f"{text}\n\n{_RESUMED}" if plan.resumes else text


def _listed(dropped: Sequence[SlotInfo]) -> str:
    named = [f"{_ROLES[slot.role]} in slot {slot.number}, of {slot.created[:10]}" for slot in dropped]
    return "; ".join(named) or _NOTHING
