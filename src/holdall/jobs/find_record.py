"""Finds the record that a person means by an id, the start of an id or a part of a name; changes nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar, cast

from holdall.case.codec import RECORD_TYPES
from holdall.case.event import Event
from holdall.case.paper import Paper
from holdall.case.person import Person
from holdall.case.record import Record
from holdall.errors import InputUnusableError
from holdall.jobs.bin import CONTENTS

if TYPE_CHECKING:
    from holdall.vault.records import RecordStore

MIN_START = 4
"""Hex digits that an abbreviated id needs: fewer would soon be ambiguous, and look like a number."""

_ID_START = re.compile(rf"[0-9a-f]{{{MIN_START},32}}")
_R = TypeVar("_R", bound=Record)


class NotFoundError(InputUnusableError):
    """No record, or more than one, answers to what was given.

    `what` is the stored kind that was looked for, or `record`; `matches` counts what answers; `reason` is
    `none`, `many` or `not-in-bin`.
    """

    code = "not-found"


class RecordFinder:
    """Looks records up as people name them, reading each kind at most once."""

    def __init__(self, records: RecordStore) -> None:
        self._records = records
        self._ids: dict[str, list[str]] = {}
        self._binned: list[str] | None = None
        self._named: dict[type[Record], list[tuple[Record, frozenset[str]]]] = {}

    def any(self, text: str) -> Record:
        """The record of any kind whose id is, or alone begins with, `text`; raises `NotFoundError`."""
        ids = self._starting(text, RECORD_TYPES)
        return self._records.get(_only(ids, "record"))

    def person(self, text: str) -> Person:
        """The person by id, start of an id, or words of any one spelling of their name."""
        return self._find(Person, text, lambda person: [form.full for form in person.names])

    def paper(self, text: str) -> Paper:
        """The paper by id, start of an id, title or words of its title."""
        return self._find(Paper, text, lambda paper: [paper.title, paper.title_en])

    def event(self, text: str) -> Event:
        """The event by id, start of an id, title or words of its title."""
        return self._find(Event, text, lambda event: [event.title])

    def _find(self, cls: type[_R], text: str, names: Callable[[_R], list[str]]) -> _R:
        ids = self._starting(text, (cls.KIND,))
        if ids:
            return cast("_R", self._records.get(_only(ids, cls.KIND)))
        if cls not in self._named:
            self._named[cls] = [(it, frozenset(map(_folded, names(it)))) for it in self._records.all(cls)]
        matches = _best_matches(self._named[cls], _folded(text))
        return cast("_R", _only(matches, cls.KIND))

    def _starting(self, text: str, kinds: Iterable[str]) -> list[str]:
        start = text.strip().lower()
        if not _ID_START.fullmatch(start):
            return []
        return [it for kind in kinds for it in self._ids_of(kind) if it.startswith(start)]

    def _ids_of(self, kind: str) -> list[str]:
        from holdall.vault.row_query import RowQuery

        if kind not in self._ids:
            self._ids[kind] = [row.id for row in self._records.rows(RowQuery(kind=kind))]
        return self._ids[kind]

    def binned(self, text: str) -> str:
        """Id of what is in the bin under an id that is, or alone begins with, `text`."""
        if self._binned is None:
            self._binned = [row.id for row in self._records.rows(CONTENTS)]
        start = text.strip().lower()
        found = [it for it in self._binned if it.startswith(start)] if _ID_START.fullmatch(start) else []
        if not found:
            raise NotFoundError(what="record", matches=0, reason="not-in-bin")
        return _only(found, "record")


_T = TypeVar("_T")


def _only(matches: list[_T], what: str) -> _T:
    if len(matches) != 1:
        raise NotFoundError(what=what, matches=len(matches), reason="many" if matches else "none")
    return matches[0]


def _best_matches(named: list[tuple[Record, frozenset[str]]], wanted: str) -> list[Record]:
    """Those whose whole name is `wanted`, else those with every word of it in one name."""
    words = wanted.split()
    if not words:
        return []
    whole = [record for record, names in named if wanted in names]
    return whole or [
        record for record, names in named if any(all(word in name for word in words) for name in names)
    ]


def _folded(text: str) -> str:
    """`text` as it is compared: one case, one kind of space, ё as е."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("ё", "е").split())
