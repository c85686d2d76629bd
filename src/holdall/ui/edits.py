"""Edits of single records, each stored as one step to undo; what cannot be stored is kept and tried again.

It must not know what is edited where: a field may show another record, or be gone, before an edit is stored.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from holdall.errors import VaultError
from holdall.vault.errors import RecordMissingError

_PAUSE_MS = 10_000
"""Between two attempts to store what could not be stored, as on a full disk."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """Leads from `before` to `after`; `step` names it."""

    step: str
    before: Any
    after: Any

    def over(self, stored: Any) -> Any:
        """The record as stored now with the fields that this edit changed."""
        names = (field.name for field in fields(self.after))
        changed = {name: getattr(self.after, name) for name in names}
        return replace(
            stored, **{name: new for name, new in changed.items() if new != getattr(self.before, name)}
        )


class Edits(QObject):
    """`changed` when something could not be stored, and when all of it is."""

    changed = Signal()

    def __init__(self, records: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records = records
        self._waiting: dict[str, _Edit] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.store_waiting)

    @property
    def waiting(self) -> bool:
        """Whether there is anything that could not be stored yet."""
        return bool(self._waiting)

    def get(self, record_id: str) -> Any:
        """A record with what could not be stored of it yet; raises `RecordMissingError`."""
        stored = self._records.get(record_id)
        edit = self._waiting.get(record_id)
        return edit.over(stored) if edit else stored

    def make(self, record_id: str, step: str, change: Callable[[Any], Any]) -> Any:
        """Store a record as changed by `change` and return it; nothing is stored when nothing is different.

        Raises `RecordMissingError`, and `OSError` or `VaultError` when it cannot be stored: then it is kept.
        """
        stored, now = self._records.get(record_id), self.get(record_id)
        changed = change(now)
        if changed != now:
            edit = self._waiting.get(record_id)
            self._waiting[record_id] = _Edit(step, edit.before if edit else stored, changed)
            self._store(record_id)
        return changed

    def store_waiting(self) -> OSError | VaultError | None:
        """Try again; what still keeps something from being stored, or nothing."""
        found: OSError | VaultError | None = None
        for record_id in list(self._waiting):
            try:
                self._store(record_id)
            except (OSError, VaultError) as error:
                found = error
        return found

    def forget(self) -> None:
        """Let go of what could not be stored."""
        self._timer.stop()
        self._waiting.clear()

    def _store(self, record_id: str) -> None:
        edit = self._waiting.pop(record_id)
        try:
            with suppress(RecordMissingError):  # deleted meanwhile
                stored = self._records.get(record_id)
                changed = edit.over(stored)
                if changed != stored:
                    with self._records.transaction(edit.step) as transaction:
                        transaction.put(changed)
        except (OSError, VaultError):
            self._waiting[record_id] = edit
            self._timer.start()
            self.changed.emit()
            raise
        if self._timer.isActive() and not self._waiting:
            self._timer.stop()
            self.changed.emit()
