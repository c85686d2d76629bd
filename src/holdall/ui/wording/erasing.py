"""What erasing a vault does, cannot do and did, in sentences; knows no vault on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from holdall.errors import StoppedError
from holdall.ui.wording.errors import explain
from holdall.vault.errors import VaultReadOnlyError

if TYPE_CHECKING:
    from holdall.vault.erasing import Erased

translate = QCoreApplication.translate

_SHOWN = 5
"""So many files are named; of more, only how many there are."""


def limits() -> tuple[str, ...]:
    """What erasing cannot do."""
    return (  # N6 of the threat model
        translate(
            "Erasing",
            "Sticks, memory cards and SSDs may keep old copies of what was overwritten, and a laboratory may "
            "find them.",
        ),
        translate(
            "Erasing",
            "Other copies of the vault, in backups, with a sync service, on other sticks, are not touched "
            "and open as before. Dossiers and everything else that you saved stay where they are.",
        ),
    )


def refused(error: BaseException) -> str:
    """Why a vault is not erased, and what there is of it."""
    if isinstance(error, StoppedError):
        if error.params.get("reason") == "erasing":
            return translate(
                "Erasing",
                "Stopped. Nothing opens the vault any more, but most of its files are still there. Erase the "
                "rest, or delete the folder.",
            )
        return translate("Erasing", "Stopped. Nothing was touched: the vault is as it was.")
    if isinstance(error, VaultReadOnlyError):
        return translate(
            "Erasing",
            "Nothing was touched: the place where the vault lies cannot be written to. If it is a card or "
            "stick with a small switch against writing, move that and try again.",
        )
    return explain(error)


class Outcome(QObject):
    """Sentences that count; a class because lupdate knows plural forms only from `self.tr`."""

    def lines(self, done: Erased) -> list[str]:
        """What was done, and what of it is left."""
        lines = [self.tr("The vault is erased: nothing opens it any more.")]
        if done.unremoved:
            lines.append(self.tr("%n file(s) could not be removed.", "", len(done.unremoved)))
            lines[-1] += f" {_named(done.unremoved)}"
        if done.failed:
            lines.append(
                self.tr(
                    "%n file(s) could not be overwritten. Whoever copied the file vault.key away before may "
                    "still read what can be found of them.",
                    "",
                    done.failed,
                )
            )
        if done.left:
            lines.append(
                self.tr(
                    "In its folder there was something else, which stays. Look whether it tells more than it "
                    "should:"
                )
            )
            lines[-1] += f" {_named(done.left)}"
        return lines


def outcome(done: Erased) -> list[str]:
    """What was done, and what of it is left."""
    return Outcome().lines(done)


def _named(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:_SHOWN])
    return f"{shown} …" if len(names) > _SHOWN else shown
