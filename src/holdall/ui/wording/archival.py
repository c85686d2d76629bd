"""Sentences on whether a finished dossier keeps to the standard for archives, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from holdall.ui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from holdall.dossier.report import DossierReport

_GOOD = QT_TRANSLATE_NOOP("Archival", "The file keeps to PDF/A-2b, the standard for archives.")
_ORDINARY = QT_TRANSLATE_NOOP(
    "Archival",
    "It is an ordinary PDF, not one for archives (PDF/A-2b). That rarely matters: authorities usually ask "
    "for a PDF and no more. Why:",
)
_REASONS = {
    "font-absent": QT_TRANSLATE_NOOP("Archival", "%1: the file does not hold the fonts that it uses."),
    "font": QT_TRANSLATE_NOOP(
        "Archival", "%1: a font in the file breaks a rule, or could not be proved to keep to it."
    ),
    "colour": QT_TRANSLATE_NOOP(
        "Archival", "%1: its colours are meant for a printing press or are not known."
    ),
    "picture": QT_TRANSLATE_NOOP("Archival", "%1: a picture is stored in a way that archives do not take."),
    "damage": QT_TRANSLATE_NOOP(
        "Archival", "%1: the file refers to something that it lacks or that is damaged."
    ),
    "other": QT_TRANSLATE_NOOP("Archival", "%1: the file uses something that archives do not take."),
}


def archival_sentences(report: DossierReport) -> str:
    """One paragraph; the exhibits in question are named by their labels."""
    from holdall.dossier.archival import reasons

    if report.pdfa:
        return QCoreApplication.translate("Archival", _GOOD)
    lines = [
        QCoreApplication.translate("Archival", _REASONS[reason]).replace("%1", ", ".join(labels))
        for reason, labels in reasons(report.obstacles).items()
    ]
    return "\n".join([QCoreApplication.translate("Archival", _ORDINARY), *lines])
