"""A dossier as the user plans it: destination, applicant, statement, exhibits in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from holdall.case.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedExhibit:
    """One exhibit: a paper, its title as the dossier shows it (empty: the paper's), and its section's key."""

    paper_id: str
    title: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPlan(Record):
    """What to build. `fields` are the profile's own caption fields (hearing date, judge …) by key."""

    KIND: ClassVar[str] = "dossier-plan"

    title: str = ""
    profile: str = "generic"
    language: str = "en"
    """BCP 47 tag of the generated pages."""
    applicant_id: str = ""
    person_ids: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    statement: str = ""
    """Paragraphs separated by an empty line; `{exhibit:PAPER_ID}` becomes the exhibit's label with a link."""
    exhibits: tuple[PlannedExhibit, ...] = ()
    event_ids: tuple[str, ...] = ()
    """Events of the chronology; empty means all."""

    @property
    def title_text(self) -> str:
        return self.title
