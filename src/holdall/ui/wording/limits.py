"""What the vault protects from and what it does not, in plain words; shown where the user decides."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def limits() -> list[str]:
    """One sentence or two per point."""
    return [
        translate(
            "Limits",
            "Without the passphrase nobody reads what is in the vault: not who finds the stick, "
            "not who takes the laptop. Nobody can restore a lost passphrase either, only your "
            "recovery sheet can.",
        ),
        translate(
            "Limits",
            "Holdall never goes online. It writes nothing readable outside the vault except what "
            "you save yourself.",
        ),
        translate("Limits", "It cannot hide that a vault exists, nor how large it roughly is."),
        translate(
            "Limits",
            "It does not protect from a computer that somebody else controls, from a camera "
            "behind you, or from being made to open it.",
        ),
        translate(
            "Limits",
            "If somebody puts back an older copy of the whole folder, Holdall cannot know. Look "
            "at the date of the last change when you unlock.",
        ),
        translate("Limits", "What is erased on a stick or SSD may still be found there by a laboratory."),
    ]
