"""Reads what became of mutants, counts it and shows it as a table; it must not know how they were tried."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

LEAST_PERCENT = 90
_TIMED_OUT = {24, -24, -9, 36, 152, 255}
_KILLED = {1, 3, -11}
"""mutmut's notes: 1 a test failed, 3 pytest broke, -11 the interpreter died; those above no end in time."""


class Fate(Enum):
    """What became of a mutant."""

    KILLED = auto()
    TIMED_OUT = auto()
    SURVIVED = auto()
    UNTRIED = auto()


@dataclass(frozen=True, slots=True)
class Change:
    """One changed statement: lines of source without indentation, joined by a blank."""

    module: str
    was: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one mutant; `change` is known of survivors only."""

    name: str
    module: str
    fate: Fate
    change: Change | None = None


def read_findings(source: str) -> list[Finding]:
    """What mutmut noted, in the current folder, of the mutants of this source file."""
    notes = Path("mutants") / f"{source}.meta"
    if not notes.exists():
        return []
    codes = json.loads(notes.read_text(encoding="utf-8"))["exit_code_by_key"]
    return [_finding(name, source, code) for name, code in codes.items()]


def _finding(name: str, source: str, code: int | None) -> Finding:
    module = source.removeprefix("src/holdall/").removesuffix(".py").replace("/", ".")
    fate = _fate(code)
    if fate is not Fate.SURVIVED:
        return Finding(name, module, fate)
    from mutmut.mutation.diff_apply import get_diff_for_mutant

    return Finding(name, module, fate, change_of(module, get_diff_for_mutant(name, path=source)))


def _fate(code: int | None) -> Fate:
    if code is None:
        return Fate.UNTRIED
    if code in _TIMED_OUT:
        return Fate.TIMED_OUT
    return Fate.KILLED if code in _KILLED else Fate.SURVIVED


def change_of(module: str, diff: str) -> Change:
    """The change that a unified diff shows."""
    lines = [line for line in diff.splitlines() if not line.startswith(("---", "+++"))]
    was, becomes = (" ".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+")
    return Change(module, was, becomes)


class Explanations:
    """Which survivors may survive: those written down, and what means the same wherever it stands."""

    def __init__(self, written: Mapping[Change, str]) -> None:
        self.written = written

    def __contains__(self, change: Change | None) -> bool:
        return change is not None and (change in self.written or _means_the_same(change))


_TEXT = re.compile(r'"[^"]*"')
_STRICT = re.compile(r", (strict=\w+)?( ?\)|$)")
_CAST = re.compile(r'\bcast\((None|"[^"]*"), ')
_SQL_TEXT = re.compile(r"'[^']*'")
_SQL = re.compile(
    r"\b(SELECT|INSERT|VALUES|UPDATE|DELETE|CREATE|DROP|PRAGMA|ATTACH|WHERE|ORDER BY|FROM|JOIN)\b"
)


def _means_the_same(change: Change) -> bool:
    """SQL in another case; `strict` of a `zip` over what is made equally long; the type of a `cast`."""
    return _changes_only_case_of_sql(change) or _without_checks(change.was) == _without_checks(change.becomes)


def _without_checks(code: str) -> str:
    return _CAST.sub("cast(", _STRICT.sub(")", code))


def _changes_only_case_of_sql(change: Change) -> bool:
    """SQLite tells cases apart only in texts within a statement, which are in single quotes."""
    was, becomes = _TEXT.findall(change.was), _TEXT.findall(change.becomes)
    if _TEXT.sub("", change.was) != _TEXT.sub("", change.becomes) or len(was) != len(becomes):
        return False
    changed = [(old, new) for old, new in zip(was, becomes, strict=True) if old != new]
    return all(
        _SQL.search(old) and old.lower() == new.lower() and _SQL_TEXT.findall(old) == _SQL_TEXT.findall(new)
        for old, new in changed
    )


def read_explanations(path: Path) -> Explanations:
    """Why each survivor written down in `path` may survive."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["survivor"]
    return Explanations(
        {
            Change(entry["module"], entry["was"], becomes): entry["reason"]
            for entry in entries
            for becomes in entry["becomes"]
        }
    )


class Report:
    """The findings of all modules, with what is known of survivors."""

    def __init__(self, explanations: Explanations) -> None:
        self._explanations = explanations
        self._findings: list[Finding] = []

    def add(self, findings: Sequence[Finding]) -> None:
        """Count these too."""
        self._findings += findings

    @property
    def passed(self) -> bool:
        """Whether all were tried, enough of them killed, one at least, and every survivor is explained."""
        percent = _percent(self._findings)
        untried = any(finding.fate is Fate.UNTRIED for finding in self._findings)
        return percent is not None and percent >= LEAST_PERCENT and not untried and not self._unexplained()

    def __str__(self) -> str:
        return "\n".join([*self._table(), *self._unexplained(), *self._outdated()])

    def _table(self) -> list[str]:
        rows = [
            ["module", "mutants", "killed", "timed out", "explained", "unexplained", "untried", "percent"]
        ]
        rows += [self._row(module, self._of(module)) for module in self._modules()]
        rows.append(self._row("all", self._findings))
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        return ["  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows]

    def _modules(self) -> list[str]:
        return list(dict.fromkeys(finding.module for finding in self._findings))

    def _of(self, module: str) -> list[Finding]:
        return [finding for finding in self._findings if finding.module == module]

    def _row(self, title: str, findings: Sequence[Finding]) -> list[str]:
        fates = Counter(finding.fate for finding in findings)
        explained = sum(finding.change in self._explanations for finding in findings)
        percent = _percent(findings)
        counts = (
            len(findings),
            fates[Fate.KILLED],
            fates[Fate.TIMED_OUT],
            explained,
            fates[Fate.SURVIVED] - explained,
            fates[Fate.UNTRIED],
        )
        return [title, *map(str, counts), "" if percent is None else f"{percent:.1f}"]

    def _unexplained(self) -> list[str]:
        return [
            f"\n{finding.name}\n  - {finding.change.was}\n  + {finding.change.becomes}"
            for finding in self._findings
            if finding.change and finding.change not in self._explanations
        ]

    def _outdated(self) -> list[str]:
        tried = {
            module
            for module in self._modules()
            if all(finding.fate is not Fate.UNTRIED for finding in self._of(module))
        }
        survived = {finding.change for finding in self._findings}
        return [
            f"\nexplained, but it survives no more: {change.module}\n  - {change.was}\n  + {change.becomes}"
            for change in self._explanations.written
            if change.module in tried and change not in survived
        ]


def _percent(findings: Sequence[Finding]) -> float | None:
    """How many of the tried ones were killed; one that never ends is, for the tests do not end either."""
    tried = [finding for finding in findings if finding.fate is not Fate.UNTRIED]
    killed = sum(finding.fate is not Fate.SURVIVED for finding in tried)
    return killed * 100 / len(tried) if tried else None
