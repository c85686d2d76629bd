"""What a receiving authority asks of a dossier, as data; knows no file and words nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """How sure a legal fact is; `VERIFY` is general knowledge, not yet checked in a published text."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    VERIFY = "verify"


class LabelScheme(StrEnum):
    """How exhibits are named."""

    LETTERS = "letters"
    """A … Z, AA, BB … ZZ, AAA."""
    NUMBERS = "numbers"
    """1, 2, 3."""
    SECTION_NUMBERS = "section-numbers"
    """A-1, A-2, B-1: a letter for each section, a number in it."""


class Part(StrEnum):
    """A part of the dossier, in the order that a profile gives."""

    COVER = "cover"
    INDEX = "index"
    STATEMENT = "statement"
    CHRONOLOGY = "chronology"
    IDENTITY = "identity"
    EXHIBITS = "exhibits"


class StampPosition(StrEnum):
    """Where the running number stands on the page as it is read."""

    BOTTOM_RIGHT = "bottom-right"
    BOTTOM_CENTER = "bottom-center"
    TOP_RIGHT = "top-right"


class CaptionPlace(StrEnum):
    """Where a caption field stands on the cover."""

    HEADING = "heading"
    TAG = "tag"
    FILER = "filer"
    MATTER = "matter"
    DETAIL = "detail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing an authority asks for; `text` words it for people by language; shown with source and date."""

    topic: str
    value: str | int | float | tuple[str, ...]
    unit: str
    source: str
    as_of: str
    """ISO date on which the source was read."""
    confidence: Confidence
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionField:
    """A field of the cover that the user fills in; `choices` limits it, empty means free text."""

    key: str
    place: CaptionPlace
    label: Mapping[str, str]
    required: bool = False
    choices: tuple[str, ...] = ()
    default: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurat:
    """Wording that closes a statement, by language; `{name}` is the applicant."""

    key: str
    text: Mapping[str, str]
    source: str
    as_of: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A group of exhibits; `kinds` are the kinds of paper that a new exhibit of this section usually has."""

    key: str
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What each page is stamped with; patterns know `{exhibit}`, `{label}`, `{number}` and `{total}`."""

    position: StampPosition
    on_exhibit: str
    on_front: str
    size_pt: float
    margin_mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One destination."""

    id: str
    country: str
    """ISO 3166-1 alpha-3, or empty for any."""
    name: Mapping[str, str]
    party: Mapping[str, str]
    """What the applicant is called on the cover."""
    as_of: str
    languages: tuple[str, ...]
    """Accepted for generated pages, the usual one first; empty means any."""
    paper: str
    """`a4` or `us-letter`."""
    min_text_pt: float
    line_spacing: float
    """Distance of baselines in running text, 1.0 = single."""
    labels: LabelScheme
    stamp: Stamp
    parts: tuple[Part, ...]
    required_parts: frozenset[Part]
    sections: tuple[Section, ...]
    caption: tuple[CaptionField, ...]
    statement_heading: Mapping[str, str]
    jurats: tuple[Jurat, ...]
    size_cap: int | None
    """Bytes a single file may have, or None where no limit is known."""
    file_name: str
    """Pattern of the output's name; `{field}` is a caption field's value."""
    facts: tuple[Fact, ...]
