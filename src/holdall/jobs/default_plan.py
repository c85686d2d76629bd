"""A sensible dossier plan for those who have made none: every usable paper in an order that reads well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdall.case.dossier_plan import DossierPlan, PlannedExhibit
from holdall.case.paper import Paper
from holdall.case.person import Person, Role
from holdall.case.stored_file import StoredFile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from holdall.dossier.profile import Profile
    from holdall.vault.records import RecordStore

_LAST = "9999"
"""Sorts undated papers after dated ones."""
_FAMILY = frozenset({Role.PRINCIPAL, Role.SPOUSE, Role.CHILD})


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultPlan:
    """The plan, and ids of papers that cannot be exhibits because they have no pages that can be shown."""

    plan: DossierPlan
    left_out: tuple[str, ...]


def stored_plan(records: RecordStore, profile_id: str) -> DossierPlan | None:
    """The plan that the user last worked on for this profile, or `None`."""
    from holdall.vault.row_query import RowQuery

    rows = records.rows(RowQuery(kind=DossierPlan.KIND))
    for row in sorted(rows, key=lambda it: it.modified, reverse=True):
        plan = records.get(row.id)
        if isinstance(plan, DossierPlan) and plan.profile == profile_id and plan.exhibits:
            return plan
    return None


def default_plan(records: RecordStore, profile: Profile) -> DefaultPlan:
    """All papers with pages: by section of the profile, identity first, then by date, translations beside
    their originals; the principal is the applicant and every other member of the family is included."""
    papers = records.all(Paper)
    files = {file.id: file for file in records.all(StoredFile)}
    usable = {paper.id: paper for paper in papers if _can_be_shown(paper, files)}
    people = records.all(Person)
    applicant = _applicant(people)
    return DefaultPlan(
        plan=DossierPlan(
            profile=profile.id,
            language=profile.languages[0] if profile.languages else "en",
            applicant_id=applicant.id if applicant else "",
            person_ids=tuple(it.id for it in people if it.role in _FAMILY and it is not applicant),
            exhibits=tuple(_in_order(usable, profile)),
        ),
        left_out=tuple(paper.id for paper in papers if paper.id not in usable),
    )


def _applicant(people: Sequence[Person]) -> Person | None:
    principals = [person for person in people if person.role is Role.PRINCIPAL]
    return next(iter(principals or people), None)


def _can_be_shown(paper: Paper, files: Mapping[str, StoredFile]) -> bool:
    own = [files.get(it) for it in paper.file_ids]
    return bool(own) and all(file is not None and file.page_count and not file.problem for file in own)


def _in_order(by_id: Mapping[str, Paper], profile: Profile) -> list[PlannedExhibit]:
    """Exhibits in order, undated ones by title; a translation takes its original's place and section."""
    sections = [section.key for section in profile.sections]

    def key(paper: Paper) -> tuple[int, bool, str, str, str, bool, str]:
        lead = by_id.get(paper.translation_of, paper)
        section = _section(lead, profile)
        place = sections.index(section) if section else len(sections)
        first = not lead.kind.is_identity
        lead_order = lead.sort_date or _LAST, lead.title.casefold(), lead.id
        return place, first, *lead_order, lead is not paper, paper.kind

    return [
        PlannedExhibit(paper_id=paper.id, section=_section(by_id.get(paper.translation_of, paper), profile))
        for paper in sorted(by_id.values(), key=key)
    ]


def _section(paper: Paper, profile: Profile) -> str:
    """The first section meant for this kind, else the last, which takes the rest; empty without any."""
    for section in profile.sections:
        if paper.kind in section.kinds:
            return section.key
    return profile.sections[-1].key if profile.sections else ""
