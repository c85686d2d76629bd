"""Sorts what keeps a dossier from being PDF/A-2b into the few reasons that people are told; words nothing."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from holdall.dossier.assembly.work import Obstacle

_COLOURS = frozenset({"cmyk", "colour-profile", "colour-not-proven"})
_PICTURES = frozenset({"interpolate", "depth", "mask", "inline-image", "filter-not-proven"})
_DAMAGES = frozenset({"content-damaged", "resource-missing", "font-damaged", "glyph-missing"})


class Reason(StrEnum):
    """Why an exhibit is not PDF/A-2b, or could not be proved to be."""

    FONT_ABSENT = "font-absent"
    FONT = "font"
    COLOUR = "colour"
    PICTURE = "picture"
    DAMAGE = "damage"
    OTHER = "other"


def reason_of(code: str) -> Reason:
    """The reason for the code of an obstacle."""
    if code == "font-not-embedded":
        return Reason.FONT_ABSENT
    for codes, reason in (
        (_COLOURS, Reason.COLOUR), (_PICTURES, Reason.PICTURE), (_DAMAGES, Reason.DAMAGE),
    ):  # fmt: skip
        if code in codes:
            return reason
    return Reason.FONT if code.startswith("font-") else Reason.OTHER


def reasons(obstacles: Iterable[Obstacle]) -> dict[Reason, list[str]]:
    """Reason → labels of the exhibits that it holds for, each once, both in the order met."""
    found: dict[Reason, list[str]] = {}
    for obstacle in obstacles:
        labels = found.setdefault(reason_of(obstacle.code), [])
        if obstacle.exhibit not in labels:
            labels.append(obstacle.exhibit)
    return found
