"""Sentences for what a check of the vault found: what is wrong, what it means, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from holdall.jobs.verify_vault import NEWER_KEYS, STORED_FILE_UNKNOWN
from holdall.ui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from holdall.jobs.verify_vault import NamedFinding

_FINDINGS = {
    "key-copy-damaged": QT_TRANSLATE_NOOP("Findings", "One of the two copies of the key file is damaged."),
    "head-copy-damaged": QT_TRANSLATE_NOOP(
        "Findings", "One of the two copies of the vault's seal is damaged."
    ),
    "index-damaged": QT_TRANSLATE_NOOP("Findings", "The list of everything in the vault is damaged."),
    "blob-missing": QT_TRANSLATE_NOOP("Findings", "%1: the original is no longer there."),
    "blob-damaged": QT_TRANSLATE_NOOP("Findings", "%1: the original is damaged."),
    "blob-mismatch": QT_TRANSLATE_NOOP("Findings", "%1: the original is not the one that was put in."),
    "blob-padding-damaged": QT_TRANSLATE_NOOP(
        "Findings",
        "%1: the original is whole, but filler after it, in the same file of the vault, is damaged.",
    ),
    "blob-set-mismatch": QT_TRANSLATE_NOOP(
        "Findings", "The number of originals is not the one that was last saved."
    ),
    "link-missing": QT_TRANSLATE_NOOP("Findings", "%1: it refers to something that is not in the vault."),
    "record-unreadable": QT_TRANSLATE_NOOP("Findings", "One record cannot be read."),
    "snapshot-damaged": QT_TRANSLATE_NOOP(
        "Findings", "A spare copy of the list is damaged. The list itself is good."
    ),
    STORED_FILE_UNKNOWN: QT_TRANSLATE_NOOP(
        "Findings",
        "%1: it lies in the vault, but the list does not name it, because it was being put in when Holdall "
        "was cut off, or because a sync program put an older list back.",
    ),
    NEWER_KEYS: QT_TRANSLATE_NOOP(
        "Findings",
        "%1: in this folder lies a later state of the vault, under newer keys, because an older key file was "
        "put back. It is kept.",
    ),
    "sync-conflict": QT_TRANSLATE_NOOP(
        "Findings",
        "%1: a copy left by a sync program, because two computers wrote at once. It is not used. Look on the "
        "other computer for what was written there, then move this copy away.",
    ),
    "thumbnail-missing": QT_TRANSLATE_NOOP(
        "Findings", "%1: only the small picture is gone. The original is whole."
    ),
    "thumbnail-damaged": QT_TRANSLATE_NOOP(
        "Findings", "%1: only the small picture is damaged. The original is whole."
    ),
    "thumbnail-mismatch": QT_TRANSLATE_NOOP(
        "Findings", "%1: only the small picture is another one. The original is whole."
    ),
    "thumbnail-padding-damaged": QT_TRANSLATE_NOOP(
        "Findings", "%1: only filler after the small picture is damaged. Picture and original are whole."
    ),
    "rendition-missing": QT_TRANSLATE_NOOP(
        "Findings",
        "%1: only the pages made of it are gone. They are made again when shown. The original is whole.",
    ),
    "rendition-damaged": QT_TRANSLATE_NOOP(
        "Findings",
        "%1: only the pages made of it are damaged. They are made again when shown. The original is whole.",
    ),
    "rendition-mismatch": QT_TRANSLATE_NOOP(
        "Findings", "%1: only the pages made of it are others than were made. The original is whole."
    ),
    "rendition-padding-damaged": QT_TRANSLATE_NOOP(
        "Findings", "%1: only filler after the pages made of it is damaged. Pages and original are whole."
    ),
}
_OTHER = QT_TRANSLATE_NOOP("Findings", "%1: something is wrong with it.")
_NAMELESS = QT_TRANSLATE_NOOP("Findings", "A file without a name")
_LOSSES = frozenset({
    "index-damaged", "blob-missing", "blob-damaged", "blob-mismatch", "blob-set-mismatch", "link-missing",
    "record-unreadable",
})  # fmt: skip
_REMEDY = QT_TRANSLATE_NOOP(
    "Findings",
    "Do not delete anything. If you have an older copy of this vault, open that copy and save these files "
    "from it. Then copy this vault to another disk: the disk it lies on may be failing.",
)
_SPARE = QT_TRANSLATE_NOOP(
    "Findings",
    "None of your papers is lost. Copy the vault to another disk: the disk it lies on may be failing.",
)
_UNKNOWN = QT_TRANSLATE_NOOP(
    "Findings",
    "Nothing is damaged. Take in what is not on the list: it comes back as papers named after their files. "
    "What you do not want you can delete then. If anything else is missing, an older list was put back: "
    "look for a newer copy of the vault, too.",
)
_NEWER = QT_TRANSLATE_NOOP(
    "Findings",
    "Do not delete anything, and put nothing new into this vault. Look for a newer copy of it, and copy that "
    "one's vault.key and vault.key2 into this folder: then the later state opens.",
)
_NEWER_GONE = QT_TRANSLATE_NOOP(
    "Findings",
    "If there is no newer copy any more, nobody can open the later state, and you can go on with this one: "
    "lock the vault, copy its whole folder and keep that copy, in case a newer vault.key turns up. Then move "
    "%1 out of the vault's folder, and nothing else. What was put in and written under the newer keys is "
    "then in that copy alone, and this vault can get new keys again.",
)


def finding(found: NamedFinding) -> str:
    """One sentence on one thing that is wrong, naming the file as the user knows it."""
    words = QCoreApplication.translate("Findings", _FINDINGS.get(found.code, _OTHER))
    return words.replace("%1", found.name or QCoreApplication.translate("Findings", _NAMELESS))


def newer_copy_wanted() -> str:
    """What to do when an older key file was put back."""
    return QCoreApplication.translate("Findings", _NEWER)


def remedy(found: Sequence[NamedFinding]) -> str:
    """What to do about all of it, in a vault that opens."""
    later = [it.name for it in found if it.code == NEWER_KEYS]
    if later:
        gone = QCoreApplication.translate("Findings", _NEWER_GONE).replace("%1", ", ".join(later))
        return f"{newer_copy_wanted()} {gone}"
    if all(it.code == STORED_FILE_UNKNOWN for it in found):
        return QCoreApplication.translate("Findings", _UNKNOWN)
    lost = any(it.code in _LOSSES for it in found)
    return QCoreApplication.translate("Findings", _REMEDY if lost else _SPARE)


class Reminders(QObject):
    """What is said of it while the vault is open; a class because lupdate knows plural forms only so."""

    def unlisted(self, count: int) -> str:
        """How many stored files no record knows."""
        return self.tr("%n original(s) in the vault are not on its list.", "", count)

    def newer_keys(self) -> str:
        """That an older key file was put back."""
        return self.tr("In the vault's folder lies a later state of it.")


def reminder(found: Sequence[NamedFinding]) -> str:
    """One short sentence on what the list does not know of, the gravest; empty when there is nothing."""
    words = Reminders()
    if any(it.code == NEWER_KEYS for it in found):
        return words.newer_keys()
    unknown = sum(it.code == STORED_FILE_UNKNOWN for it in found)
    return words.unlisted(unknown) if unknown else ""
