"""Events of persecution: who did what to whom, when, where, what proves it; HURIDOCS numbers in comments."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from holdall.case.dates import PartialDate
from holdall.case.place import Place
from holdall.case.record import Record


class EventKind(StrEnum):
    """Type of act (HURIDOCS 2109), in the few words this app sorts by."""

    ARREST = "arrest"
    SEARCH = "search"
    BEATING = "beating"
    TORTURE = "torture"
    PROSECUTION = "prosecution"
    TRIAL = "trial"
    FINE = "fine"
    DETENTION = "detention"
    DISMISSAL = "dismissal"
    THREAT = "threat"
    SURVEILLANCE = "surveillance"
    CONSCRIPTION = "conscription"
    CHILD_REMOVAL = "child-removal"
    ASSET_FREEZE = "asset-freeze"
    PROTEST = "protest"
    DEPARTURE = "departure"
    OTHER = "other"


class Ground(StrEnum):
    """Ground of persecution, 1951 Convention article 1A(2); political opinion actual or imputed."""

    RACE = "race"
    RELIGION = "religion"
    NATIONALITY = "nationality"
    SOCIAL_GROUP = "social-group"
    POLITICAL_OPINION = "political-opinion"
    IMPUTED_OPINION = "imputed-opinion"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class EvidenceLink:
    """A paper and, in the user's words, what it proves about this event."""

    paper_id: str
    proves: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """One event."""

    KIND: ClassVar[str] = "event"

    kind: EventKind = EventKind.OTHER
    title: str = ""  # 0102
    title_en: str = ""
    start: PartialDate | None = None  # 0113, 2111
    end: PartialDate | None = None  # 0114, 2121
    place: Place | None = None  # 0173, 2112
    person_ids: tuple[str, ...] = ()  # 2102 victim
    perpetrator: str = ""  # 2402
    stated_reason: str = ""  # 2113
    believed_reason: str = ""
    grounds: tuple[Ground, ...] = ()
    description: str = ""  # 0115
    description_en: str = ""
    injuries: str = ""  # 2116
    consequences: str = ""  # 2117
    complaint: str = ""  # 2602
    complaint_result: str = ""  # 2613
    evidence: tuple[EvidenceLink, ...] = ()

    @property
    def title_text(self) -> str:
        return self.title

    @property
    def sort_date(self) -> str:
        return self.start.sort_key if self.start else ""
