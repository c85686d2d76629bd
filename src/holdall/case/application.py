"""Applications and permits: what was asked of which authority, where it stands, what is due next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from holdall.case.dates import PartialDate
from holdall.case.record import Record

_LAST = "~"
"""Sorts after every date: what is due first stands on top of a list, what is not due below."""


class ApplicationKind(StrEnum):
    """What is asked for."""

    ASYLUM = "asylum"
    RESIDENCE = "residence"
    WORK_PERMIT = "work-permit"
    VISA = "visa"
    TRAVEL_DOCUMENT = "travel-document"
    REGISTRATION = "registration"
    APPEAL = "appeal"
    OTHER = "other"


class ApplicationStatus(StrEnum):
    """Where it stands."""

    PLANNED = "planned"
    PREPARING = "preparing"
    FILED = "filed"
    WAITING = "waiting"
    INTERVIEW = "interview"
    GRANTED = "granted"
    REFUSED = "refused"
    APPEALED = "appealed"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Application(Record):
    """One application or permit."""

    KIND: ClassVar[str] = "application"

    kind: ApplicationKind = ApplicationKind.OTHER
    title: str = ""
    country: str = ""
    """ISO 3166-1 alpha-3."""
    authority: str = ""
    number: str = ""
    status: ApplicationStatus = ApplicationStatus.PLANNED
    filed: PartialDate | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    conditions: str = ""
    next_step: str = ""
    next_date: PartialDate | None = None
    fee: str = ""
    person_ids: tuple[str, ...] = ()
    paper_ids: tuple[str, ...] = ()

    @property
    def title_text(self) -> str:
        return self.title

    @property
    def sort_date(self) -> str:
        return self.next_date.sort_key if self.next_date else _LAST
