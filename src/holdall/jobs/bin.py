"""What was deleted: put into the bin, put back, removed for good; it asks nobody and says nothing in words.

A paper goes into the bin with the files that no other paper has, and comes back with them. A file that lay
outside the bin without a paper would never be removed, and would be called known when it is put in again.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from holdall.case.paper import Paper
from holdall.vault.row_query import RowQuery

if TYPE_CHECKING:
    from holdall.case.record import Record
    from holdall.jobs.job import JobContext
    from holdall.vault.records import Progress, RecordStore
    from holdall.vault.vault import Vault

CONTENTS: Final = RowQuery(
    kind="paper",
    more_kinds=("person", "event", "application", "dossier-plan"),
    order="binned",
    descending=True,
    binned=True,
)
"""What is shown of the bin, last deleted first: all but files, which go with their papers."""

UNDO_LABEL: Final = "empty-bin"

_AT_ONCE: Final = 250
"""Records removed for good by one commit: others wait for it, and between two it can be stopped."""


def delete(
    records: RecordStore, record_ids: Collection[str], step: str, on_progress: Progress | None = None
) -> None:
    """Put records into the bin, as one step to undo; raises `RecordMissingError` and what a commit raises."""
    chosen = dict.fromkeys(record_ids)
    files = _files(records.get(it) for it in chosen)
    used = _used(records, files, chosen, in_bin=False)
    with records.transaction(step, on_progress) as transaction:
        for record_id in (*chosen, *(it for it in files if it not in used)):
            transaction.delete(record_id)


class Delete:
    """Does what `delete` does, for many records."""

    def __init__(self, vault: Vault, record_ids: Collection[str], step: str) -> None:
        self._vault, self._ids, self._step = vault, record_ids, step

    @property
    def writes_to(self) -> Hashable:
        """The vault: one writer at a time."""
        return self._vault.path

    def run(self, context: JobContext) -> None:
        """Delete them; raises what `delete` does, and `StoppedError`: nothing was changed then."""
        delete(self._vault.records, self._ids, self._step, context.progress)


class PutBack:
    """Takes records out of the bin, as one step to undo."""

    def __init__(self, vault: Vault, record_ids: Collection[str], step: str) -> None:
        self._vault, self._ids, self._step = vault, record_ids, step

    @property
    def writes_to(self) -> Hashable:
        """The vault: one writer at a time."""
        return self._vault.path

    def run(self, context: JobContext) -> int:
        """How many came back, files not counted; raises what `Delete` does: nothing was changed then."""
        records = self._vault.records
        files = _files(records.binned(it) for it in self._ids)
        binned = {row.id for row in records.rows(RowQuery(kind="file", binned=True))}
        with records.transaction(self._step, context.progress) as transaction:
            for record_id in (*self._ids, *(it for it in files if it in binned)):
                transaction.restore(record_id)
        return len(self._ids)


class EmptyBin:
    """Removes what is in the bin for good, or `only` some of it, and all that could be undone until then."""

    def __init__(self, vault: Vault, only: Sequence[str] | None = None) -> None:
        self._vault, self._only = vault, only

    @property
    def writes_to(self) -> Hashable:
        """The vault: one writer at a time."""
        return self._vault.path

    def run(self, context: JobContext) -> int:
        """How many are gone, files not counted; progress counts them.

        Raises `RecordMissingError`, `StoppedError`, and what `Vault.empty_bin` raises: what is not gone then
        is still in the bin.
        """
        ids = self._all() if self._only is None else self._only
        starts = range(0, max(len(ids), 1), _AT_ONCE)
        for start in starts:
            context.progress(start, len(ids))
            gone = self._with_files(ids[start : start + _AT_ONCE])
            is_rest = self._only is None and start == starts[-1]
            self._vault.empty_bin(None if is_rest else gone)
        return len(ids)

    def _all(self) -> list[str]:
        return [row.id for row in self._vault.records.rows(CONTENTS)]

    def _with_files(self, record_ids: Collection[str]) -> Collection[str]:
        """These and the files that only they have; what of these lies outside the bin is put into it."""
        records, chosen = self._vault.records, set(record_ids)
        files = _files(records.binned(it) for it in record_ids)
        only = files.keys() - _used(records, files, chosen, in_bin=True)
        outside = only - {row.id for row in records.rows(RowQuery(kind="file", binned=True))}
        if outside:
            with records.transaction(UNDO_LABEL) as transaction:
                for file_id in outside:
                    transaction.delete(file_id)
        return chosen | only


def _files(records: Iterable[Record]) -> dict[str, None]:
    """Ids of the files of those that are papers, each once."""
    return {it: None for record in records if isinstance(record, Paper) for it in record.file_ids}


def _used(records: RecordStore, file_ids: Collection[str], but: Collection[str], *, in_bin: bool) -> set[str]:
    """Which of the files a paper has that is not one of `but`; those in the bin count if `in_bin`."""
    found = records.references(file_ids, Paper.KIND)
    return {it.target for it in found if it.id not in but and (in_bin or not it.binned)}
