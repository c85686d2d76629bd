"""Where each field and check digit stands in each kind of machine-readable zone; reads nothing itself.

Positions are counted as in ICAO Doc 9303 parts 4 to 7, from 1 and including both ends. The Russian
internal passport follows order 773/2020 of the Ministry of the Interior (and 279/2011 before it).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class MrzFormat(StrEnum):
    """Kinds of machine-readable zone."""

    TD1 = "td1"
    TD2 = "td2"
    TD3 = "td3"
    MRV_A = "mrv-a"
    MRV_B = "mrv-b"
    RU_INTERNAL = "ru-internal"


class CheckedPart(StrEnum):
    """What a check digit protects."""

    NUMBER = "number"
    BIRTH = "birth"
    EXPIRY = "expiry"
    OPTIONAL = "optional"
    COMPOSITE = "composite"


@dataclass(frozen=True, slots=True)
class Span:
    """Positions `first` to `last` of a line, all counted from 1."""

    line: int
    first: int
    last: int

    def of(self, lines: Sequence[str]) -> str:
        """The characters that stand here."""
        return lines[self.line - 1][self.first - 1 : self.last]

    @property
    def width(self) -> int:
        """Number of characters."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class CheckRule:
    """One check digit: where it stands and what it is computed over.

    With `filler_when_empty`, `<` is right in its place when all it covers is filler (9303-4 §4.2.2.2).
    """

    part: CheckedPart
    at: Span
    covers: tuple[Span, ...]
    filler_when_empty: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One kind of zone; `open_lines` end in data or fillers, so that fillers lost there are no loss."""

    format: MrzFormat
    width: int
    line_count: int
    names: Span
    number: Span
    nationality: Span
    birth: Span
    sex: Span
    expiry: Span
    optional: tuple[Span, ...]
    checks: tuple[CheckRule, ...]
    open_lines: frozenset[int]

    @property
    def document_code(self) -> Span:
        """Kind of document, for all formats the first two characters."""
        return Span(1, 1, 2)

    @property
    def issuer(self) -> Span:
        """Issuing state, for all formats the next three."""
        return Span(1, 3, 5)

    @property
    def protected(self) -> frozenset[Span]:
        """Fields that some check digit covers."""
        fields = (self.number, self.birth, self.expiry, *self.optional)
        return frozenset(field for field in fields if any(_covers(rule, field) for rule in self.checks))


def _covers(rule: CheckRule, field: Span) -> bool:
    return any(
        span.line == field.line and span.first <= field.first and field.last <= span.last
        for span in rule.covers
    )


def _check(part: CheckedPart, line: int, at: int, *covers: tuple[int, int]) -> CheckRule:
    return CheckRule(part, Span(line, at, at), tuple(Span(line, first, last) for first, last in covers))


_NUMBER = _check(CheckedPart.NUMBER, 2, 10, (1, 9))
_BIRTH = _check(CheckedPart.BIRTH, 2, 20, (14, 19))
_EXPIRY = _check(CheckedPart.EXPIRY, 2, 28, (22, 27))
_COMPOSITE = CheckedPart.COMPOSITE


def _two_lines(
    kind: MrzFormat, width: int, *, optional: int, checks: tuple[CheckRule, ...], open_lines: frozenset[int]
) -> Layout:
    """Books, visas and TD2 cards share their second line up to position 28; `optional` is where data ends."""
    return Layout(
        format=kind, width=width, line_count=2, names=Span(1, 6, width), number=Span(2, 1, 9),
        nationality=Span(2, 11, 13), birth=Span(2, 14, 19), sex=Span(2, 21, 21), expiry=Span(2, 22, 27),
        optional=(Span(2, 29, optional),), checks=checks, open_lines=open_lines,
    )  # fmt: skip


_TD1 = Layout(
    format=MrzFormat.TD1, width=30, line_count=3, names=Span(3, 1, 30), number=Span(1, 6, 14),
    nationality=Span(2, 16, 18), birth=Span(2, 1, 6), sex=Span(2, 8, 8), expiry=Span(2, 9, 14),
    optional=(Span(1, 16, 30), Span(2, 19, 29)), open_lines=frozenset({1, 3}),
    checks=(
        _check(CheckedPart.NUMBER, 1, 15, (6, 14)),
        _check(CheckedPart.BIRTH, 2, 7, (1, 6)),
        _check(CheckedPart.EXPIRY, 2, 15, (9, 14)),
        CheckRule(
            _COMPOSITE, Span(2, 30, 30), (Span(1, 6, 30), Span(2, 1, 7), Span(2, 9, 15), Span(2, 19, 29))
        ),
    ),
)  # fmt: skip

_BOOK_COMPOSITE = _check(_COMPOSITE, 2, 44, (1, 10), (14, 20), (22, 43))

LAYOUTS: dict[MrzFormat, Layout] = {
    MrzFormat.TD1: _TD1,
    MrzFormat.TD2: _two_lines(
        MrzFormat.TD2, 36, optional=35, open_lines=frozenset({1}),
        checks=(_NUMBER, _BIRTH, _EXPIRY, _check(_COMPOSITE, 2, 36, (1, 10), (14, 20), (22, 35))),
    ),
    MrzFormat.TD3: _two_lines(
        MrzFormat.TD3, 44, optional=42, open_lines=frozenset({1}),
        checks=(
            _NUMBER, _BIRTH, _EXPIRY,
            CheckRule(CheckedPart.OPTIONAL, Span(2, 43, 43), (Span(2, 29, 42),), filler_when_empty=True),
            _BOOK_COMPOSITE,
        ),
    ),
    MrzFormat.MRV_A: _two_lines(
        MrzFormat.MRV_A, 44, optional=44, open_lines=frozenset({1, 2}), checks=(_NUMBER, _BIRTH, _EXPIRY)
    ),
    MrzFormat.MRV_B: _two_lines(
        MrzFormat.MRV_B, 36, optional=36, open_lines=frozenset({1, 2}), checks=(_NUMBER, _BIRTH, _EXPIRY)
    ),
    # It never expires by a printed date: 22-28 are fillers, without a check digit of their own.
    MrzFormat.RU_INTERNAL: _two_lines(
        MrzFormat.RU_INTERNAL, 44, optional=42, open_lines=frozenset({1}),
        checks=(_NUMBER, _BIRTH, _check(CheckedPart.OPTIONAL, 2, 43, (29, 42)), _BOOK_COMPOSITE),
    ),
}  # fmt: skip
"""The layout of every format."""
