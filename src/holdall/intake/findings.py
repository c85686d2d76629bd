"""What an inspection found out about one file, and the codes for what is wrong with it; parses nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

THUMBNAIL_PX: Final = 320
LARGEST_PX: Final = 4096
"""Longest side of a drawn page: 48 MiB of pixels, below the limit of one part."""

_LONGEST_CLAIM: Final = 200
_MOST_CLAIMS: Final = 24


class Problem(StrEnum):
    """What keeps a stored file from being shown whole; refusal codes may stand in the same place."""

    NONE = ""
    DAMAGED = "damaged"
    PASSWORD_NEEDED = "password-needed"  # noqa: S105
    DYNAMIC_FORM = "dynamic-form"
    """An XFA form that shows only "please wait" outside Adobe's reader."""


class Note(StrEnum):
    """What is not the file's fault and keeps it from nothing, but must be said of how it is shown here."""

    FONT_MISSING = "font-missing"
    """Letters in a Chinese, Japanese or Korean font that neither the file nor Holdall carries stay blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pixels:
    """A picture as raw RGB, three bytes a pixel, rows from the top without padding."""

    width: int
    height: int
    rgb: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What one file turned out to be."""

    media_type: str
    page_count: int
    """Pages that can be shown, counted as the dossier counts them."""
    problem: Problem = Problem.NONE
    problem_pages: int = 0
    """With `damaged`: how many pages the file says it has."""
    claims: dict[str, str] = field(default_factory=dict)
    """What the file says of itself (camera, place, date); nobody has checked it."""
    notes: tuple[Note, ...] = ()
    thumbnail: Pixels | None = None


class Effort:
    """A budget of time for looking closer at a damaged file."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    @property
    def spent(self) -> bool:
        """Whether to stop looking."""
        return self._clock() >= self._end


def bounded_claims(claims: dict[str, object]) -> dict[str, str]:
    """Claims as short printable strings: what a hostile file may at most say."""
    kept: dict[str, str] = {}
    for key, value in claims.items():
        text = "".join(
            letter if letter.isprintable() else " " for letter in str(value)[:_LONGEST_CLAIM]
        ).strip()
        if text and len(kept) < _MOST_CLAIMS:
            kept[key] = text.encode("utf-8", "replace").decode()
    return kept
