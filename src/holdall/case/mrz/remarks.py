"""What a reader of a zone should know besides its check digits; worded for people elsewhere."""

from __future__ import annotations

from enum import StrEnum


class Remark(StrEnum):
    """A stable code for one thing worth knowing; those in `IN_DOUBT` forbid trusting the reading."""

    FILLERS_MENDED = "fillers-mended"
    LETTERS_REPLACED = "letters-replaced"
    NAMES_MAY_BE_CUT = "names-may-be-cut"
    NAME_PARTS_UNCERTAIN = "name-parts-uncertain"
    NAMES_UNREADABLE = "names-unreadable"
    SEX_UNREADABLE = "sex-unreadable"
    NUMBER_UNREADABLE = "number-unreadable"
    BIRTH_NOT_A_DATE = "birth-not-a-date"
    EXPIRY_NOT_A_DATE = "expiry-not-a-date"
    ISSUE_NOT_A_DATE = "issue-not-a-date"
    ISSUE_AND_DEPARTMENT_SWAPPED = "issue-and-department-swapped"
    ISSUE_AND_DEPARTMENT_ALIKE = "issue-and-department-alike"


IN_DOUBT = frozenset(Remark) - {
    Remark.FILLERS_MENDED, Remark.LETTERS_REPLACED, Remark.NAMES_MAY_BE_CUT, Remark.NAME_PARTS_UNCERTAIN,
}  # fmt: skip
"""Remarks with which a reading never counts as verified."""
