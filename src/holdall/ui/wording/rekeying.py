"""What a new master key does, cannot do and did, in sentences; knows no vault on disk."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from holdall.errors import StoppedError
from holdall.ui.wording.errors import explain
from holdall.ui.wording.findings import finding
from holdall.ui.wording.slots import listed
from holdall.vault.errors import RekeyUnfinishedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holdall.jobs.verify_vault import NamedFinding
    from holdall.vault.key_slots import SlotInfo

translate = QCoreApplication.translate


def limits() -> tuple[str, ...]:
    """What new keys cannot do."""
    return (  # N11 of the threat model
        translate(
            "Rekeying",
            "Copies of the whole vault made before, in backups, with a sync service, on other sticks, open "
            "as before with what opened them then. What somebody has read stays read.",
        ),
        translate(
            "Rekeying",
            "Sticks, memory cards and SSDs may keep the old files for a laboratory to find.",
        ),
    )


def before(dropped: Sequence[SlotInfo]) -> str:
    """What is to be known before the new recovery code is taken."""
    words = translate(
        "Rekeying", "The passphrase is right. Once it is finished, it and this new code open the vault."
    )
    if not dropped:
        return words
    rest = translate("Rekeying", "What opens it no more then: %1.").replace("%1", listed(dropped))
    return f"{words} {rest}"


def done() -> tuple[str, ...]:
    """What opens the vault now, and what is left to do."""
    return (
        translate(
            "Rekeying",
            "Your passphrase and the new recovery code open the vault. Nothing else opens it any more.",
        ),
        translate(
            "Rekeying",
            "Destroy old recovery sheets, and add other people again on the page Vault. Make a new copy of "
            "the vault; old copies still open with what opened them then.",
        ),
    )


def in_the_way(found: NamedFinding) -> str:
    """Which stored file cannot be encrypted anew, and what can be done."""
    remedy = translate(
        "Rekeying",
        "So this vault cannot get new keys; it opens as before. Give them to a copy of the vault in which "
        "this file is whole.",
    )
    return f"{finding(found)} {remedy}"


def is_done(error: BaseException) -> bool:
    """Whether the new keys are the vault's all the same."""
    return isinstance(error, RekeyUnfinishedError) and error.params.get("reason") == "removal"


def refused(error: BaseException) -> str:
    """Why the vault has no new keys, and what there is of it."""
    if isinstance(error, StoppedError):
        return translate(
            "Rekeying",
            "Stopped. The vault opens as before, and the new recovery code does not open it. What was made "
            "so far is kept: go on now or later.",
        )
    if isinstance(error, OSError):
        if error.errno == errno.ENOSPC:
            return translate(
                "Rekeying",
                "The disk is full. The vault opens as before, and what was made so far is kept. Make room "
                "and go on.",
            )
        return translate(
            "Rekeying",
            "The disk or stick could not be read or written to. The vault opens as before, and what was made "
            "so far is kept. Try to go on; if that fails, copy the whole folder to another disk and do it "
            "there.",
        )
    return explain(error)
