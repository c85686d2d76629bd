"""Reads a dossier plan written by hand as TOML and ties its words to records of a vault; must not build it.

The format is documented in the manual, chapter "The plan file".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import cast

from holdall.case.dossier_plan import DossierPlan, PlannedExhibit
from holdall.errors import InputUnusableError
from holdall.jobs.find_record import NotFoundError, RecordFinder

MAX_BYTES = 4 << 20
"""A plan of thousands of exhibits with a long statement is far smaller."""

_KEYS = frozenset({
    "title", "language", "applicant", "people", "fields", "statement", "exhibits", "events", "notes",
})  # fmt: skip
_EXHIBIT_KEYS = frozenset({"paper", "title", "section"})
_REFERENCE = re.compile(r"\{exhibit:([^{}]*)\}")


class PlanFileError(InputUnusableError):
    """The plan file cannot be used.

    `reason` is unreadable, too-large, not-text, not-toml, unknown-key, wrong-type, missing, not-found,
    ambiguous or twice; `key` is the place in the file, such as `exhibits[3].paper`, with numbers from 1.
    """

    code = "plan-file-unusable"


def read_plan(path: Path, finder: RecordFinder, *, profile: str) -> DossierPlan:
    """Read the plan at `path` for `profile`; raises `PlanFileError`."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise PlanFileError(reason="unreadable") from error
    if len(content) > MAX_BYTES:
        raise PlanFileError(reason="too-large")
    try:
        return parse_plan(content.decode("utf-8-sig"), finder, profile=profile)
    except UnicodeDecodeError:
        raise PlanFileError(reason="not-text") from None


def parse_plan(text: str, finder: RecordFinder, *, profile: str) -> DossierPlan:
    """The plan that `text` describes; raises `PlanFileError`."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))  # the rest of the message may quote the statement
        raise PlanFileError(reason="not-toml", line=int(line[1]) if line else 0) from None
    _refuse_unknown(table, _KEYS, "")
    ties = _Ties(finder)
    exhibits = ties.exhibits(table.get("exhibits", []))
    return DossierPlan(
        title=_text(table, "title"),
        profile=profile,
        language=_text(table, "language") or "en",
        applicant_id=ties.person(table["applicant"], "applicant") if "applicant" in table else "",
        person_ids=tuple(ties.person(it, key) for key, it in _numbered(table, "people")),
        fields=_fields(table),
        statement=ties.references(_text(table, "statement")),
        exhibits=exhibits,
        event_ids=tuple(ties.event(it, key) for key, it in _numbered(table, "events")),
        notes=_text(table, "notes"),
    )


class _Ties:
    """Finds records for the words of a plan and says which place of the plan a failure is about."""

    def __init__(self, finder: RecordFinder) -> None:
        self._finder = finder

    def person(self, value: object, key: str) -> str:
        with _at(key):
            return self._finder.person(_string(value, key)).id

    def event(self, value: object, key: str) -> str:
        with _at(key):
            return self._finder.event(_string(value, key)).id

    def paper(self, value: object, key: str) -> str:
        with _at(key):
            return self._finder.paper(_string(value, key)).id

    def exhibits(self, value: object) -> tuple[PlannedExhibit, ...]:
        exhibits = [self._exhibit(it, f"exhibits[{n}]") for n, it in enumerate(_array(value, "exhibits"), 1)]
        seen: set[str] = set()
        for number, exhibit in enumerate(exhibits, 1):
            if exhibit.paper_id in seen:
                raise PlanFileError(reason="twice", key=f"exhibits[{number}]")
            seen.add(exhibit.paper_id)
        return tuple(exhibits)

    def _exhibit(self, value: object, key: str) -> PlannedExhibit:
        if isinstance(value, str):
            return PlannedExhibit(paper_id=self.paper(value, key))
        table = _table(value, key)
        _refuse_unknown(table, _EXHIBIT_KEYS, f"{key}.")
        if "paper" not in table:
            raise PlanFileError(reason="missing", key=f"{key}.paper")
        return PlannedExhibit(
            paper_id=self.paper(table["paper"], f"{key}.paper"),
            title=_text(table, "title", f"{key}."),
            section=_text(table, "section", f"{key}."),
        )

    def references(self, statement: str) -> str:
        """`statement` with the paper of every `{exhibit:…}` by its full id."""
        return _REFERENCE.sub(lambda it: f"{{exhibit:{self.paper(it[1], 'statement')}}}", statement)


@contextmanager
def _at(key: str) -> Generator[None]:
    """Make a failed search inside the block name its place in the plan."""
    try:
        yield
    except NotFoundError as error:
        reason = "ambiguous" if error.params["matches"] else "not-found"
        raise PlanFileError(reason=reason, key=key) from error


def _fields(table: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    fields = _table(table.get("fields", {}), "fields")
    return tuple((key, _caption(value, f"fields.{key}")) for key, value in fields.items())


def _caption(value: object, key: str) -> str:
    """A caption field: text, or a TOML date for those who write one without quotation marks."""
    return value.isoformat() if type(value) is date else _string(value, key)


def _numbered(table: Mapping[str, object], key: str) -> list[tuple[str, object]]:
    return [(f"{key}[{number}]", it) for number, it in enumerate(_array(table.get(key, []), key), 1)]


def _refuse_unknown(table: Mapping[str, object], known: frozenset[str], prefix: str) -> None:
    for key in table:
        if key not in known:
            raise PlanFileError(reason="unknown-key", key=f"{prefix}{key}", known=", ".join(sorted(known)))


def _text(table: Mapping[str, object], key: str, prefix: str = "") -> str:
    return _string(table.get(key, ""), f"{prefix}{key}")


def _string(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise PlanFileError(reason="wrong-type", key=key, wanted="text in quotation marks")
    return value


def _array(value: object, key: str) -> list[object]:
    if not isinstance(value, list):
        raise PlanFileError(reason="wrong-type", key=key, wanted="a list")
    return cast("list[object]", value)


def _table(value: object, key: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise PlanFileError(reason="wrong-type", key=key, wanted="a table")
    return cast("dict[str, object]", value)
