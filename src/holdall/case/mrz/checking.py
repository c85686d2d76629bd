"""Recomputing each check digit of a zone; a wrong one is a finding and never an error."""

from __future__ import annotations

from dataclasses import dataclass

from holdall.case.mrz.check_digits import FILLER, check_digit
from holdall.case.mrz.layouts import CheckedPart, CheckRule, Layout, MrzFormat, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckDigit:
    """One check digit; `line` and `position` count from 1."""

    part: CheckedPart
    line: int
    position: int
    printed: str
    computed: str
    right: bool


def check(layout: Layout, rule: CheckRule, lines: tuple[str, ...]) -> CheckDigit:
    """The check digit that `rule` describes, as printed and as it should be."""
    number = long_number(layout, lines) if rule.part is CheckedPart.NUMBER else None
    if number is not None:
        return _long_number_check(rule, number)
    covered = "".join(span.of(lines) for span in rule.covers)
    printed, computed = rule.at.of(lines), check_digit(covered)
    empty = rule.filler_when_empty and not covered.strip(FILLER)
    return CheckDigit(
        part=rule.part, line=rule.at.line, position=rule.at.first, printed=printed, computed=computed,
        right=printed == computed or (empty and printed == FILLER),
    )  # fmt: skip


def long_number(layout: Layout, lines: tuple[str, ...]) -> str | None:
    """A TD1 number over nine characters with its check digit (9303-5 §4.2.2), or None when it is not long."""
    at, optional = Span(1, 15, 15), layout.optional[0]
    if layout.format is not MrzFormat.TD1 or at.of(lines) != FILLER:
        return None
    rest = optional.of(lines).split(FILLER, 1)[0]
    return layout.number.of(lines) + rest if rest else None


def _long_number_check(rule: CheckRule, number: str) -> CheckDigit:
    printed, computed = number[-1], check_digit(number[:-1])
    position = rule.at.first + len(number) - 9
    return CheckDigit(
        part=rule.part, line=rule.at.line, position=position, printed=printed, computed=computed,
        right=printed == computed,
    )  # fmt: skip
