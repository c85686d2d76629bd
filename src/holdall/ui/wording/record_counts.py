"""How many records of each kind there are, and what a single one is called; reads no vault."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject

from holdall.case.application import ApplicationKind
from holdall.case.event import EventKind
from holdall.case.paper import PaperKind
from holdall.case.person import Role
from holdall.ui.translation import QT_TRANSLATE_NOOP
from holdall.ui.wording.kinds import word

_ONE: Final = {
    "paper": QT_TRANSLATE_NOOP("RecordCounts", "Paper"),
    "person": QT_TRANSLATE_NOOP("RecordCounts", "Person"),
    "event": QT_TRANSLATE_NOOP("RecordCounts", "Event"),
    "application": QT_TRANSLATE_NOOP("RecordCounts", "Application"),
    "dossier-plan": QT_TRANSLATE_NOOP("RecordCounts", "Dossier"),
}
_SUBKINDS: Final[dict[str, type[StrEnum]]] = {
    "paper": PaperKind,
    "person": Role,
    "event": EventKind,
    "application": ApplicationKind,
}


class RecordCounts(QObject):
    """Sentences that count; a class because lupdate knows plural forms only from `self.tr`."""

    def papers(self, count: int) -> str:
        """How many papers a list holds; so the following, in the order in which they are told."""
        return self.tr("%n paper(s)", "", count)

    def people(self, count: int) -> str:
        """How many people."""
        return self.tr("%n person(s)", "", count)

    def events(self, count: int) -> str:
        """How many events."""
        return self.tr("%n event(s)", "", count)

    def applications(self, count: int) -> str:
        """How many applications."""
        return self.tr("%n application(s)", "", count)

    def plans(self, count: int) -> str:
        """How many dossiers."""
        return self.tr("%n dossier(s)", "", count)


def counted(records: Mapping[str, int]) -> str:
    """How many records of each kind: "2 papers, 1 event"; empty when there are none."""
    words = RecordCounts()
    kinds = {
        "paper": words.papers,
        "person": words.people,
        "event": words.events,
        "application": words.applications,
        "dossier-plan": words.plans,
    }
    return ", ".join(say(records[kind]) for kind, say in kinds.items() if records.get(kind))


def what(kind: str, subkind: str) -> str:
    """What one record is: "Paper · Summons"; of some other kind just "Paper"."""
    own = QCoreApplication.translate("RecordCounts", _ONE[kind])
    if subkind in {"", "other"}:
        return own
    return f"{own} · {word(_SUBKINDS[kind](subkind))}"
