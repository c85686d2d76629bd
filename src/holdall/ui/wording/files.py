"""Sentences about stored files: what is wrong with one, what came of an import."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from holdall.case.stored_file import StoredFile
from holdall.ui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from holdall.jobs.import_files import ImportReport

_TROUBLE = {
    "damaged": QT_TRANSLATE_NOOP("Files", "%1 is damaged and cannot be shown. It is kept as it is."),
    "password-needed": QT_TRANSLATE_NOOP(
        "Files",
        "%1 is locked with a password of its own. It is kept as it is. "
        "To use it in a dossier, save a copy without the password and put that in.",
    ),
    "too-large": QT_TRANSLATE_NOOP("Files", "%1 is too large to be shown safely. It is kept as it is."),
    "out-of-memory": QT_TRANSLATE_NOOP(
        "Files",
        "%1 needs more memory than is safe to give it. It is kept as it is.",
    ),
    "too-slow": QT_TRANSLATE_NOOP("Files", "%1 takes too long to open. It is kept as it is."),
    "crashed": QT_TRANSLATE_NOOP(
        "Files",
        "%1 made its reader crash; it may be hostile. It is kept as it is.",
    ),
    "unsupported": QT_TRANSLATE_NOOP(
        "Files",
        "%1 is of a kind that cannot be shown yet. It is kept as it is.",
    ),
    "empty": QT_TRANSLATE_NOOP("Files", "%1 has no pages. It is kept as it is."),
    "dynamic-form": QT_TRANSLATE_NOOP(
        "Files", "%1 is a form that only shows in Adobe Reader. It is kept as it is."
    ),
}
_REFUSED = {
    "unsupported": QT_TRANSLATE_NOOP("Files", "this kind of file cannot be put in yet"),
    "empty": QT_TRANSLATE_NOOP("Files", "the file is empty"),
    "unreadable": QT_TRANSLATE_NOOP("Files", "the file cannot be read from the disk"),
}
_SKIPPED = {
    "hidden": QT_TRANSLATE_NOOP("Files", "a hidden file"),
    "link": QT_TRANSLATE_NOOP("Files", "a link, not the file itself"),
    "vault": QT_TRANSLATE_NOOP("Files", "a vault"),
    "not-a-file": QT_TRANSLATE_NOOP("Files", "not a file"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Files", text)


def trouble(file: StoredFile) -> str:
    """What is wrong with a file, in a sentence, or nothing."""
    if not file.problem:
        return ""
    if file.problem == "damaged" and file.page_count:
        words = QCoreApplication.translate(
            "Files", "%1 is damaged: %2 of %3 pages can be read. It is kept as it is."
        )
        total = max(file.problem_pages, file.page_count)
        return words.replace("%1", file.name).replace("%2", str(file.page_count)).replace("%3", str(total))
    return _tr(_TROUBLE.get(file.problem, _TROUBLE["damaged"])).replace("%1", file.name)


def letters_missing() -> str:
    """What to do about a page that needs a font which neither its file nor Holdall has."""
    return QCoreApplication.translate(
        "Files",
        "Letters may be missing on this page: the file does not bring their font along. Open it in a program "
        "that shows all of it, save a copy with the fonts in it, and put that in.",
    )


def import_summary(report: ImportReport) -> str:
    """What came of an import, in one line."""
    counted = [
        (QT_TRANSLATE_NOOP("Files", "Files put in: %1."), len(report.added)),
        (QT_TRANSLATE_NOOP("Files", "Already here: %1."), len(report.known)),
        (QT_TRANSLATE_NOOP("Files", "Cannot be shown whole: %1."), len(report.troubled)),
        (QT_TRANSLATE_NOOP("Files", "Not put in: %1."), len(report.refused)),
    ]
    shown = [(words, count) for place, (words, count) in enumerate(counted) if count or place == 0]
    return " ".join(_tr(words).replace("%1", str(count)) for words, count in shown)


def left_out_lines(report: ImportReport) -> Sequence[str]:
    """One line for each file that is not in the vault now, with the reason."""
    refused = [(name, _REFUSED.get(code, _REFUSED["unsupported"])) for name, code in report.refused]
    skipped = [(name, _SKIPPED.get(code, _SKIPPED["not-a-file"])) for name, code in report.skipped]
    return [f"{name}: {_tr(reason)}" for name, reason in (*refused, *skipped)]


def troubled_lines(report: ImportReport) -> Sequence[str]:
    """One sentence for each file that was put in but cannot be shown whole."""
    return [
        _tr(_TROUBLE.get(code, _TROUBLE["damaged"])).replace("%1", name) for name, code in report.troubled
    ]
