"""The outline of a dossier in words: labels as they will be printed, titles, sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from holdall.case.dossier_plan import DossierPlan
from holdall.case.paper import Paper
from holdall.dossier.numbering import exhibit_labels
from holdall.dossier.phrases import phrases
from holdall.dossier.profiles import profile
from holdall.dossier.resolve import exhibit_order
from holdall.errors import HoldallError
from holdall.ui.models.exhibit_list import ExhibitLine


@lru_cache(maxsize=64)
def section_name(section: str, language: str) -> str:
    """The heading of a section, as the dossier prints it."""
    return phrases(language).text(f"section.{section}") if section else ""


def outline_lines(plan: DossierPlan, papers: Mapping[str, Paper], language: str = "en") -> list[ExhibitLine]:
    """One line for each exhibit, in the order and with the labels of the finished dossier.

    Exhibits whose paper is gone are shown last, without a label, so that they can be taken off.
    """
    there = tuple(exhibit for exhibit in plan.exhibits if exhibit.paper_id in papers)
    gone = [exhibit for exhibit in plan.exhibits if exhibit.paper_id not in papers]
    try:
        known = profile(plan.profile)
        placed = exhibit_order(replace(plan, exhibits=there), known, dict(papers))
        labels = exhibit_labels(known.labels, [exhibit.section for exhibit in placed])
    except HoldallError:
        placed, labels = list(there), tuple("" for _ in there)
    lines = [
        ExhibitLine(
            exhibit.paper_id,
            label,
            exhibit.title or papers[exhibit.paper_id].title,
            exhibit.section,
            section_name(exhibit.section, language),
        )
        for exhibit, label in zip(placed, labels, strict=True)
    ]
    return lines + [ExhibitLine(exhibit.paper_id, "", exhibit.title or "–") for exhibit in gone]
