"""Sentences for a vault that does not open: what is wrong, what a repair would lose, what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from holdall.jobs.repair_vault import RepairSource
from holdall.jobs.verify_vault import NEWER_KEYS, NamedFinding
from holdall.ui.translation import QT_TRANSLATE_NOOP
from holdall.ui.wording.dates import moment
from holdall.ui.wording.findings import finding, newer_copy_wanted
from holdall.ui.wording.record_counts import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holdall.vault.diagnosis import Diagnosis, RepairOption
    from holdall.vault.errors import VaultDamagedError
    from holdall.vault.repair import RepairReport
    from holdall.vault.repair_intake import Intake

_CHANGED = QT_TRANSLATE_NOOP(
    "Repairs",
    "The list of everything in the vault is not as Holdall left it: it was damaged, or changed by something "
    "else.",
)
_OTHER = QT_TRANSLATE_NOOP("Repairs", "The list of everything in the vault is damaged.")
_WRONG = {
    "index/missing": QT_TRANSLATE_NOOP("Repairs", "The list of everything in the vault is gone."),
    "index/empty": QT_TRANSLATE_NOOP("Repairs", "The list of everything in the vault is empty."),
    "index/unreadable": _OTHER,
    "index/schema": _OTHER,
    "index/journal": _CHANGED,
    "index/log": _CHANGED,
    "index/mismatch": _CHANGED,
    "index/session": QT_TRANSLATE_NOOP(
        "Repairs",
        "The list of everything in the vault does not belong to its last state: it may be an older one.",
    ),
    "head/damaged": QT_TRANSLATE_NOOP("Repairs", "Both copies of the vault's seal are damaged or gone."),
}  # fmt: skip
_SPARE_DAMAGED = QT_TRANSLATE_NOOP("Repairs", "A spare copy of the list is damaged.")
_TITLES = {
    RepairSource.DATABASE: QT_TRANSLATE_NOOP("Repairs", "From the list itself"),
    RepairSource.SNAPSHOT: QT_TRANSLATE_NOOP("Repairs", "From a spare copy of the list"),
    RepairSource.BLOBS: QT_TRANSLATE_NOOP("Repairs", "From the originals alone"),
}
_DATED = QT_TRANSLATE_NOOP("Repairs", "From the spare copy of %1")
_EXACT = QT_TRANSLATE_NOOP("Repairs", "Nothing that was saved is lost.")
_LOSSES = {
    RepairSource.DATABASE: QT_TRANSLATE_NOOP(
        "Repairs",
        "All of it can be read, but nothing proves that it is the last state. Look through it afterwards.",
    ),
    RepairSource.SNAPSHOT: QT_TRANSLATE_NOOP(
        "Repairs",
        "What was written after this copy was made is lost. Originals put in later come back as papers named "
        "after their files.",
    ),
    RepairSource.BLOBS: QT_TRANSLATE_NOOP(
        "Repairs",
        "Everything that was written is lost: people, notes, events, applications, plans of dossiers. Every "
        "original that can be read comes back with its name and the date when it was put in.",
    ),
}
_HOLDS = QT_TRANSLATE_NOOP("Repairs", "In it: %1.")
_HOLDS_NOTHING = QT_TRANSLATE_NOOP("Repairs", "There is nothing in it.")
_BACK = {
    RepairSource.DATABASE: QT_TRANSLATE_NOOP(
        "Repairs",
        "All that the list held is back. Nothing proves that it is the last state: look through it.",
    ),
    RepairSource.SNAPSHOT: QT_TRANSLATE_NOOP(
        "Repairs", "An older state is back. What was written after it is lost."
    ),
    RepairSource.BLOBS: QT_TRANSLATE_NOOP("Repairs", "The originals are back. What was written is lost."),
}
_DATED_BACK = QT_TRANSLATE_NOOP("Repairs", "The state of %1 is back. What was written after it is lost.")
_ALL_BACK = QT_TRANSLATE_NOOP("Repairs", "Everything that was saved is back.")


class Repairs(QObject):
    """Sentences that count; a class because lupdate knows plural forms only from `self.tr`."""

    def returned(self, count: int) -> str:
        """How many originals came back."""
        return self.tr("%n original(s) came back as papers named after their files.", "", count)

    def damaged(self, count: int) -> str:
        """How many of them are not whole."""
        return self.tr("%n of them is damaged and kept as it is.", "", count)

    def unreadable(self, count: int) -> str:
        """How many stored things cannot be read any more."""
        return self.tr("%n stored file(s) can no longer be read. They are kept.", "", count)


def wrong(diagnosis: Diagnosis) -> list[str]:
    """What is wrong, a sentence each; the cause first."""
    causes = [_cause(diagnosis.error)] if diagnosis.error else []
    advice = [newer_copy_wanted()] if any(it.code == NEWER_KEYS for it in diagnosis.findings) else []
    found = [
        _translated(_SPARE_DAMAGED) if it.code == "snapshot-damaged"
        else finding(NamedFinding(code=it.code, item_id="", name=it.item_id))
        for it in diagnosis.findings
    ]  # fmt: skip
    return [*causes, *found, *advice]


def title(option: RepairOption) -> str:
    """What a repair begins with, and of a spare copy from when it is."""
    if option.source is RepairSource.SNAPSHOT and option.saved_at:
        return _translated(_DATED).replace("%1", moment(option.saved_at))
    return _translated(_TITLES[option.source])


def loss(option: RepairOption) -> str:
    """What would be lost by it."""
    return _translated(_EXACT if option.exact else _LOSSES[option.source])


def what_comes_back(option: RepairOption) -> str:
    """What the list holds that it begins with, as far as that is known, and what would be lost."""
    held = holdings(option.records) if option.records is not None else ""
    return f"{held} {loss(option)}" if held else loss(option)


def holdings(records: Mapping[str, int]) -> str:
    """How many records of each kind there are, as a sentence."""
    told = counted(records)
    return _translated(_HOLDS).replace("%1", told) if told else _translated(_HOLDS_NOTHING)


def outcome(report: RepairReport) -> list[str]:
    """What came back and what did not, a sentence each."""
    return [*([_back(report.option)] if report.option else []), *taken_in(report.intake)]


def taken_in(intake: Intake) -> list[str]:
    """Which stored files came back and which did not, a sentence each."""
    words = Repairs()
    lines: list[str] = []
    if intake.returned:
        lines.append(words.returned(len(intake.returned)))
    if damaged := sum(it.state != "sound" for it in intake.returned):
        lines.append(words.damaged(damaged))
    if intake.lost:
        lines.append(words.unreadable(len(intake.lost)))
    return lines


def _back(option: RepairOption) -> str:
    if option.exact:
        return _translated(_ALL_BACK)
    if option.source is RepairSource.SNAPSHOT and option.saved_at:
        return _translated(_DATED_BACK).replace("%1", moment(option.saved_at))
    return _translated(_BACK[option.source])


def _cause(error: VaultDamagedError) -> str:
    code = f"{error.params.get('part')}/{error.params.get('reason')}"
    return _translated(_WRONG.get(code, _OTHER))


def _translated(text: str) -> str:
    return QCoreApplication.translate("Repairs", text)
