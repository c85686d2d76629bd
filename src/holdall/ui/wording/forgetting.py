"""What removing something for good does and what it does not reach, in sentences; knows no vault on disk."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def gone(*, of_the_bin: bool, begun_keys: bool, unreadable: int = 0) -> tuple[str, ...]:
    """What goes: whether anything that was deleted, and new keys that were begun and are not finished.

    `unreadable` counts what a repair kept although it could not read it.
    """
    things = translate(
        "Forgetting",
        "It goes with all that is written about it and with its original files, but for files that another "
        "paper has too. Nobody gets any of it out of this vault again, with no passphrase and no recovery "
        "code.",
    )
    steps = translate(
        "Forgetting",
        "All steps that could be taken back until now, of whatever kind, go too: earlier wordings are kept "
        "in them. This cannot be undone.",
    )
    copies = translate(  # R4 of the threat model
        "Forgetting",
        "The spare copies of the list of everything go at once and a new one is made. On a bad stick that "
        "loses what it says it has stored, a power cut just then can leave the originals alone.",
    )
    keys = translate("Forgetting", "What was made of new keys for everything is removed, and begins anew.")
    lost = translate(
        "Forgetting",
        "Stored files that can no longer be read, and that a repair kept, go too: %1. If somebody might "
        "still rescue something of them, copy the vault's folder first.",
    ).replace("%1", str(unreadable))
    return (
        *((things,) if of_the_bin else ()),
        *((lost,) if unreadable else ()),
        steps,
        copies,
        *((keys,) if begun_keys else ()),
    )


def stays() -> tuple[str, ...]:
    """What it does not reach, and until when that stays."""
    return (  # N6 and N7 of the threat model
        translate(
            "Forgetting",
            "Copies of the vault made before, in backups, with a sync service, on other sticks, still have "
            "it and open as before, until you replace them by a copy of the vault as it is then, or delete "
            "them.",
        ),
        translate(
            "Forgetting",
            "Dossiers and files that you saved stay where they are, and so does what other records say of "
            "it: a title in the list of a dossier, words in an event.",
        ),
        translate(
            "Forgetting",
            "Sticks, memory cards and SSDs may keep the removed bytes, encrypted, until they use the place "
            "again; nobody can say when. Whoever has your passphrase can have them read in a laboratory.",
        ),
    )
