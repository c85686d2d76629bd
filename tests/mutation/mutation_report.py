"""Reads what became of mutants, counts it and shows it as a table; it must not know how they were tried."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LEAST_PERCENT = 90
_KILLED = {1, 3, 24, -24, -9, -11, 36, 152, 255}
"""mutmut's notes for: a test failed, pytest broke, no end within the time, the interpreter died."""


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
    killed: bool
    change: Change | None = None


def read_findings(source: str) -> list[Finding]:
    """What mutmut noted, in the current folder, of the tried mutants of this source file."""
    notes = Path("mutants") / f"{source}.meta"
    if not notes.exists():
        return []
    codes = json.loads(notes.read_text(encoding="utf-8"))["exit_code_by_key"]
    return [_finding(name, source, code) for name, code in codes.items() if code is not None]


def _finding(name: str, source: str, code: int) -> Finding:
    module = source.removeprefix("src/holdall/").removesuffix(".py").replace("/", ".")
    if code in _KILLED:
        return Finding(name, module, killed=True)
    from mutmut.mutation.diff_apply import get_diff_for_mutant

    return Finding(
        name, module, killed=False, change=change_of(module, get_diff_for_mutant(name, path=source))
    )


def change_of(module: str, diff: str) -> Change:
    """The change that a unified diff shows."""
    lines = [line for line in diff.splitlines() if not line.startswith(("---", "+++"))]
    was, becomes = (" ".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+")
    return Change(module, was, becomes)


def read_explanations(path: Path) -> dict[Change, str]:
    """Why each survivor written down in `path` may survive."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["survivor"]
    return {
        Change(entry["module"], entry["was"], becomes): entry["reason"]
        for entry in entries
        for becomes in entry["becomes"]
    }


class Report:
    """The findings of all modules, with what is known of survivors."""

    def __init__(self, explanations: dict[Change, str]) -> None:
        self._explanations = explanations
        self._findings: list[Finding] = []

    def add(self, findings: Sequence[Finding]) -> None:
        """Count these too."""
        self._findings += findings

    @property
    def passed(self) -> bool:
        """Whether enough mutants were killed, of one at least, and every survivor is explained."""
        killed = sum(finding.killed for finding in self._findings)
        return killed * 100 >= len(self._findings) * LEAST_PERCENT > 0 and not self._unexplained()

    def __str__(self) -> str:
        return "\n".join([*self._table(), *self._unexplained(), *self._outdated()])

    def _table(self) -> list[str]:
        modules = dict.fromkeys(finding.module for finding in self._findings)
        rows = [["module", "mutants", "killed", "survived", "explained", "percent"]]
        rows += [
            self._row(module, [finding for finding in self._findings if finding.module == module])
            for module in modules
        ]
        rows.append(self._row("all", self._findings))
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        return ["  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows]

    def _row(self, title: str, findings: Sequence[Finding]) -> list[str]:
        killed = sum(finding.killed for finding in findings)
        explained = sum(finding.change in self._explanations for finding in findings)
        percent = killed * 100 / len(findings) if findings else 0
        counts = (len(findings), killed, len(findings) - killed, explained)
        return [title, *map(str, counts), f"{percent:.1f}"]

    def _unexplained(self) -> list[str]:
        return [
            f"\n{finding.name}\n  - {finding.change.was}\n  + {finding.change.becomes}"
            for finding in self._findings
            if finding.change and finding.change not in self._explanations
        ]

    def _outdated(self) -> list[str]:
        modules = {finding.module for finding in self._findings}
        survived = {finding.change for finding in self._findings}
        return [
            f"\nexplained, but it survives no more: {change.module}\n  - {change.was}\n  + {change.becomes}"
            for change in self._explanations
            if change.module in modules and change not in survived
        ]
