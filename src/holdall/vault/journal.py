"""The steps that can be undone and redone, kept in the database; it must not know what a change means."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from typing import Final

from holdall.vault.database import Database
from holdall.vault.record_table import State

KEPT_STEPS: Final = 200
KEPT_SIZE: Final = 16 * 1024 * 1024
"""Characters of all kept steps together; the last step is kept however long it is."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after a step; None where it did not exist."""

    record_id: str
    before: State | None
    after: State | None


@dataclass(frozen=True, slots=True)
class Step:
    """One undoable step."""

    number: int
    label: str
    changes: tuple[Change, ...]


class Journal:
    """Undo and redo stacks, inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(self, label: str, changes: Sequence[Change]) -> None:
        """Add a step; what was undone before can no longer be redone."""
        dumped = _dump(changes)
        self._database.execute("DELETE FROM journal WHERE undone = 1")
        step = self._database.execute(
            "INSERT INTO journal (label, undone, size, changes) VALUES (?, 0, ?, ?)",
            (label, len(dumped), dumped),
        )
        self._trim(step)

    def next_undo(self) -> Step | None:
        """The step that undo would take back."""
        return self._step("undone = 0 ORDER BY step DESC")

    def next_redo(self) -> Step | None:
        """The step that redo would do again."""
        return self._step("undone = 1 ORDER BY step")

    def bodies(self) -> Iterator[tuple[str, str]]:
        """Ids and bodies of all records that an undo or a redo could bring back."""
        for (changes,) in self._database.query("SELECT changes FROM journal"):
            for change in _load(changes):
                states = (change.before, change.after)
                yield from ((change.record_id, state.body) for state in states if state)

    def mark(self, step: Step, *, undone: bool) -> None:
        """Move a step to the other stack."""
        self._database.execute("UPDATE journal SET undone = ? WHERE step = ?", (int(undone), step.number))

    def clear(self) -> None:
        """Forget all steps."""
        self._database.execute("DELETE FROM journal")

    def _trim(self, last: int) -> None:
        """Forget the oldest steps beyond what is kept."""
        total = 0
        for number, size in self._database.query("SELECT step, size FROM journal ORDER BY step DESC"):
            total += size
            if number != last and (total > KEPT_SIZE or number <= last - KEPT_STEPS):
                self._database.execute("DELETE FROM journal WHERE step <= ?", (number,))
                return

    def _step(self, which: str) -> Step | None:
        statement = f"SELECT step, label, changes FROM journal WHERE {which} LIMIT 1"  # noqa: S608 (only names of our own)
        found = self._database.query(statement)
        return Step(found[0][0], found[0][1], _load(found[0][2])) if found else None


def _dump(changes: Sequence[Change]) -> str:
    return json.dumps(
        [
            [
                change.record_id,
                *(astuple(state) if state else None for state in (change.before, change.after)),
            ]
            for change in changes
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _load(changes: str) -> tuple[Change, ...]:
    return tuple(
        Change(record_id, *(State(*state) if state else None for state in states))
        for record_id, *states in json.loads(changes)
    )
