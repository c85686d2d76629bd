"""Sentences about a machine-readable zone: what was checked, what is right, what to look at again."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from holdall.case.mrz import CheckDigit, CheckedPart, Mrz, Remark
from holdall.ui.translation import QT_TRANSLATE_NOOP

_PARTS = {
    CheckedPart.NUMBER: QT_TRANSLATE_NOOP("Mrz", "Number"),
    CheckedPart.BIRTH: QT_TRANSLATE_NOOP("Mrz", "Date of birth"),
    CheckedPart.EXPIRY: QT_TRANSLATE_NOOP("Mrz", "Valid until"),
    CheckedPart.OPTIONAL: QT_TRANSLATE_NOOP("Mrz", "Additional data"),
    CheckedPart.COMPOSITE: QT_TRANSLATE_NOOP("Mrz", "All together"),
}
_REMARKS = {
    Remark.FILLERS_MENDED: QT_TRANSLATE_NOOP("Mrz", "Missing fillers (<) at the end of a line were added."),
    Remark.LETTERS_REPLACED: QT_TRANSLATE_NOOP(
        "Mrz",
        "Signs that do not occur in code lines were replaced by those that look alike.",
    ),
    Remark.NAMES_MAY_BE_CUT: QT_TRANSLATE_NOOP(
        "Mrz",
        "The names fill the line: they may be cut off. Take them from the page itself.",
    ),
    Remark.NAME_PARTS_UNCERTAIN: QT_TRANSLATE_NOOP("Mrz", "It is not certain where the given name ends."),
    Remark.NAMES_UNREADABLE: QT_TRANSLATE_NOOP("Mrz", "The names cannot be read from the code lines."),
    Remark.SEX_UNREADABLE: QT_TRANSLATE_NOOP("Mrz", "The sex cannot be read from the code lines."),
    Remark.NUMBER_UNREADABLE: QT_TRANSLATE_NOOP(
        "Mrz",
        "The number has a form that this document does not use.",
    ),
    Remark.BIRTH_NOT_A_DATE: QT_TRANSLATE_NOOP("Mrz", "The date of birth is not a date."),
    Remark.EXPIRY_NOT_A_DATE: QT_TRANSLATE_NOOP("Mrz", "The expiry date is not a date."),
    Remark.ISSUE_NOT_A_DATE: QT_TRANSLATE_NOOP("Mrz", "The date of issue is not a date."),
    Remark.ISSUE_AND_DEPARTMENT_SWAPPED: QT_TRANSLATE_NOOP(
        "Mrz",
        "Date of issue and department code look swapped; no check digit would show it.",
    ),
    Remark.ISSUE_AND_DEPARTMENT_ALIKE: QT_TRANSLATE_NOOP(
        "Mrz",
        "Date of issue and department code could be swapped; compare with the page.",
    ),
}


class MrzCounts(QObject):
    """Sentences that count; a class because lupdate knows plural forms only from `self.tr`."""

    def wrong_digits(self, count: int) -> str:
        """How many check digits do not fit."""
        return self.tr("%n check digit(s) wrong: something was misread or mistyped.", "", count)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Mrz", text)


def summary(mrz: Mrz) -> str:
    """One sentence on the whole zone."""
    if mrz.verified:
        return QCoreApplication.translate("Mrz", "Every check digit is right.")
    wrong = sum(not check.right for check in mrz.checks)
    if wrong:
        return MrzCounts().wrong_digits(wrong)
    return QCoreApplication.translate("Mrz", "The check digits are right, but something is in doubt.")


def check_sentence(check: CheckDigit) -> str:
    """One sentence on one check digit."""
    part = _tr(_PARTS[check.part])
    if check.right:
        return QCoreApplication.translate("Mrz", "%1: right").replace("%1", part)
    words = QCoreApplication.translate("Mrz", "%1: wrong; printed %2, should be %3 (line %4, place %5)")
    values = (part, check.printed, check.computed, str(check.line), str(check.position))
    for number, value in enumerate(values, 1):
        words = words.replace(f"%{number}", value)
    return words


def remark_sentence(remark: Remark) -> str:
    """One sentence on one remark."""
    return _tr(_REMARKS[remark])
