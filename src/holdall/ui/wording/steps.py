"""Names of undo steps that were made outside the window; steps made in it carry their own words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from holdall.ui.translation import QT_TRANSLATE_NOOP

_STEPS = {
    "import-file": QT_TRANSLATE_NOOP("Steps", "Put in a file"),
    "add-person": QT_TRANSLATE_NOOP("Steps", "New person"),
    "put-back": QT_TRANSLATE_NOOP("Steps", "Put back from the bin"),
    "empty-bin": QT_TRANSLATE_NOOP("Steps", "Empty the bin"),
    "make-sample": QT_TRANSLATE_NOOP("Steps", "Sample case"),
}


def step(label: str) -> str:
    """What a step is called for people."""
    return QCoreApplication.translate("Steps", _STEPS[label]) if label in _STEPS else label
