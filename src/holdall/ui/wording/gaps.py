"""Sentences for what a dossier lacks and for what stands in the way of building it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from holdall.case.readiness import Gap, GapCode
from holdall.errors import HoldallError
from holdall.ui.translation import QT_TRANSLATE_NOOP
from holdall.ui.wording import errors
from holdall.ui.wording.direction import within

_GAPS = {
    GapCode.PERSON_WITHOUT_NAME: QT_TRANSLATE_NOOP("Gaps", "A person has no name yet."),
    GapCode.PERSON_WITHOUT_LATIN_NAME: QT_TRANSLATE_NOOP("Gaps", "%1: no Latin spelling of the name yet."),
    GapCode.PERSON_WITHOUT_BIRTH_DATE: QT_TRANSLATE_NOOP("Gaps", "%1: no date of birth yet."),
    GapCode.EVENT_WITHOUT_DATE: QT_TRANSLATE_NOOP("Gaps", "%1: no date yet, not even the year."),
    GapCode.EVENT_WITHOUT_EVIDENCE: QT_TRANSLATE_NOOP("Gaps", "%1: nothing proves it yet."),
    GapCode.EVIDENCE_WITHOUT_PURPOSE: QT_TRANSLATE_NOOP("Gaps", "%1: say what each paper proves."),
    GapCode.EVIDENCE_NOT_EXHIBITED: QT_TRANSLATE_NOOP(
        "Gaps",
        "%1: a paper that proves it is not among the exhibits.",
    ),
    GapCode.PAPER_WITHOUT_TITLE: QT_TRANSLATE_NOOP("Gaps", "A paper has no title yet."),
    GapCode.PAPER_WITHOUT_DATE: QT_TRANSLATE_NOOP("Gaps", "%1: no date yet."),
    GapCode.PAPER_WITHOUT_FILES: QT_TRANSLATE_NOOP("Gaps", "%1: no scan or photo yet."),
    GapCode.PAPER_WITHOUT_TRANSLATION: QT_TRANSLATE_NOOP(
        "Gaps",
        "%1: its translation is not among the exhibits.",
    ),
    GapCode.TRANSLATION_WITHOUT_CERTIFICATE: QT_TRANSLATE_NOOP(
        "Gaps",
        "%1: the translator's certificate is missing.",
    ),
    GapCode.IDENTITY_WITHOUT_NUMBER: QT_TRANSLATE_NOOP("Gaps", "%1: no number yet."),
    GapCode.FILE_UNUSABLE: QT_TRANSLATE_NOOP(
        "Gaps",
        "%1: its file cannot be shown whole, so it cannot be an exhibit.",
    ),
    GapCode.APPLICATION_WITHOUT_NEXT_DATE: QT_TRANSLATE_NOOP("Gaps", "%1: no next date."),
    GapCode.PLAN_WITHOUT_TITLE: QT_TRANSLATE_NOOP("Gaps", "The dossier has no title yet."),
    GapCode.PLAN_WITHOUT_APPLICANT: QT_TRANSLATE_NOOP("Gaps", "It does not say yet whose dossier it is."),
    GapCode.PLAN_WITHOUT_STATEMENT: QT_TRANSLATE_NOOP("Gaps", "The statement is not written yet."),
    GapCode.PLAN_WITHOUT_EXHIBITS: QT_TRANSLATE_NOOP("Gaps", "No exhibit has been chosen yet."),
    GapCode.PLAN_FIELD_EMPTY: QT_TRANSLATE_NOOP(
        "Gaps", "The cover has empty lines that this authority wants filled in."
    ),
    GapCode.EXHIBIT_MISSING: QT_TRANSLATE_NOOP(
        "Gaps",
        "An exhibit's paper is no longer there. Take it off the list.",
    ),
    GapCode.EXHIBIT_TWICE: QT_TRANSLATE_NOOP("Gaps", "%1 is among the exhibits twice."),
    GapCode.REFERENCE_UNKNOWN: QT_TRANSLATE_NOOP(
        "Gaps",
        "The statement refers to %1, which is not among the exhibits.",
    ),
}
_IN_THE_WAY = {
    "dossier-empty": QT_TRANSLATE_NOOP("Gaps", "No exhibit has been chosen yet."),
    "applicant-missing": QT_TRANSLATE_NOOP("Gaps", "It does not say yet whose dossier it is."),
    "person-missing": QT_TRANSLATE_NOOP("Gaps", "A person named in this dossier is no longer there."),
    "event-missing": QT_TRANSLATE_NOOP("Gaps", "An event named in this dossier is no longer there."),
    "exhibit-missing": QT_TRANSLATE_NOOP(
        "Gaps",
        "An exhibit's paper is no longer there. Take it off the list.",
    ),
    "exhibit-twice": QT_TRANSLATE_NOOP("Gaps", "%1 is among the exhibits twice."),
    "exhibit-empty": QT_TRANSLATE_NOOP("Gaps", "%1: no scan or photo yet."),
    "exhibit-file-unusable": QT_TRANSLATE_NOOP(
        "Gaps",
        "%1: its file cannot be shown whole, so it cannot be an exhibit.",
    ),
    "exhibit-untitled": QT_TRANSLATE_NOOP("Gaps", "A paper has no title yet."),
    "section-unknown": QT_TRANSLATE_NOOP("Gaps", "%1 is in a section that this authority does not have."),
    "reference-unknown": QT_TRANSLATE_NOOP(
        "Gaps",
        "The statement refers to %1, which is not among the exhibits.",
    ),
    "caption-field": QT_TRANSLATE_NOOP(
        "Gaps",
        "A field of the cover is not filled in as this authority wants it.",
    ),
    "glyph-missing": QT_TRANSLATE_NOOP(
        "Gaps",
        "%1 contains a character that cannot be printed. Write it differently.",
    ),
    "divider-overflow": QT_TRANSLATE_NOOP("Gaps", "%1: the title is too long for its page. Shorten it."),
    "exhibit-refused": QT_TRANSLATE_NOOP(
        "Gaps",
        "Exhibit %1 cannot be used: its file is damaged. No dossier was made.",
    ),
    "wrong-page-count": QT_TRANSLATE_NOOP(
        "Gaps",
        "Exhibit %1 has another number of pages than when it was put in. No dossier was made.",
    ),
    "audit": QT_TRANSLATE_NOOP(
        "Gaps",
        "The finished file did not agree with its index, so it was thrown away. Exhibit: %1.",
    ),
}


def gap_sentence(gap: Gap, title_of: Callable[[str], str]) -> str:
    """One sentence on what is missing, naming the record."""
    title = title_of(gap.record_id) or QCoreApplication.translate("Gaps", "Without a title")
    return QCoreApplication.translate("Gaps", _GAPS[gap.code]).replace("%1", within(title))


def build_sentence(error: BaseException, title_of: Callable[[str], str]) -> str:
    """Why a dossier was not built, naming the item."""
    if isinstance(error, HoldallError) and error.code in _IN_THE_WAY:
        item = str(error.params.get("item", ""))
        name = title_of(item) if item else str(error.params.get("exhibit", ""))
        return QCoreApplication.translate("Gaps", _IN_THE_WAY[error.code]).replace("%1", within(name))
    return errors.explain(error)
