"""Judges a finished PDF, ours or not, by a profile, from nothing but what reading it back found; pure.

Each rule is a function of the file and the profile that yields findings; its code is stable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from holdall.dossier.finished_file import FinishedFile
from holdall.dossier.profile import Profile


class Severity(StrEnum):
    """How bad a finding is: an error makes the file unfit, a warning asks for a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is wrong; `page` is physical, from 1, or 0 for the file as a whole.

    `expected` and `found` hold numbers, codes or labels that say more; never a person's name.
    """

    code: str
    severity: Severity
    page: int = 0
    expected: str = ""
    found: str = ""


Rule = Callable[[FinishedFile, Profile], Iterator[Finding]]


def lint(found: FinishedFile, profile: Profile) -> tuple[Finding, ...]:
    """Every finding, by page, then by rule."""
    from holdall.dossier.lint_document import DOCUMENT_RULES
    from holdall.dossier.lint_numbers import NUMBER_RULES

    findings = [finding for rule in (*NUMBER_RULES, *DOCUMENT_RULES) for finding in rule(found, profile)]
    return tuple(sorted(findings, key=lambda finding: finding.page))


def error(code: str, page: int = 0, expected: str | int = "", found: str | int = "") -> Finding:
    """A finding that makes the file unfit."""
    return Finding(code=code, severity=Severity.ERROR, page=page, expected=str(expected), found=str(found))


def warning(code: str, page: int = 0, expected: str | int = "", found: str | int = "") -> Finding:
    """A finding to look at."""
    return Finding(code=code, severity=Severity.WARNING, page=page, expected=str(expected), found=str(found))
