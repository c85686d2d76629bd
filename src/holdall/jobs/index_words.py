"""The job that brings the search index up with the records and pages of a vault; it finds nothing itself.

It reads only what changed since it ran last, so that it can run after every change; stopped anywhere, it is
simply run again.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Final

from holdall.case.readable import readable
from holdall.case.record import Record
from holdall.case.stored_file import StoredFile
from holdall.errors import InputUnusableError
from holdall.jobs.job import JobContext
from holdall.jobs.page_texts import page_texts
from holdall.jobs.rendition import open_shown
from holdall.sandbox.contract import RefusedError, Sandbox
from holdall.vault.errors import BlobUnreadableError, SearchIndexLostError
from holdall.vault.search.search_index import Source
from holdall.vault.vault import Vault

_AT_ONCE: Final = 100
"""Sources written together: what a stop at most makes the next run read again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexReport:
    """How many records and files were read, and the ids of the files whose pages could not be."""

    read: int = 0
    unreadable: tuple[str, ...] = ()


class IndexWords:
    """Brings `vault.search` up with its records; a file's pages are read in the sandbox."""

    def __init__(self, vault: Vault, sandbox: Sandbox) -> None:
        self._vault = vault
        self._sandbox = sandbox
        self._unreadable: list[str] = []

    @property
    def writes_to(self) -> Hashable:
        """The index: one writer at a time; the vault's records are only read."""
        return self._vault.path, "search"

    def run(self, context: JobContext) -> IndexReport:
        """Read what is new or changed, and take out what is gone. Raises `StoppedError`, `OSError`."""
        try:
            return self._bring_up(context)
        except SearchIndexLostError:
            return self._bring_up(context)

    def _bring_up(self, context: JobContext) -> IndexReport:
        self._unreadable.clear()
        present = self._vault.records.stamps()
        known = self._vault.search.stamps()
        self._vault.search.remove(known.keys() - present.keys())
        changed = [it for it, stamp in present.items() if known.get(it) != stamp]
        for start in range(0, len(changed), _AT_ONCE):
            some = changed[start : start + _AT_ONCE]
            context.progress(start, len(changed))
            self._vault.search.put(list(self._sources(some, present, context)))
        context.progress(len(changed), len(changed))
        return IndexReport(read=len(changed), unreadable=tuple(self._unreadable))

    def _sources(self, ids: list[str], stamps: dict[str, str], context: JobContext) -> Iterator[Source]:
        for record_id in ids:
            context.check()
            try:
                record = self._vault.records.get(record_id)
            except InputUnusableError:  # put into the bin meanwhile, or not readable: nothing to find there
                passages: list[tuple[int, str]] = []
            else:
                passages = [(0, readable(record)), *self._pages(record, context)]
            yield Source(id=record_id, stamp=stamps[record_id], passages=passages)

    def _pages(self, record: Record, context: JobContext) -> list[tuple[int, str]]:
        if not isinstance(record, StoredFile) or not record.page_count:
            return []
        try:
            cancelled = context.cancelled
            with open_shown(self._vault, self._sandbox, record.id, cancelled=cancelled) as stored:
                texts = page_texts(self._sandbox, stored, cancelled=cancelled)
        except (RefusedError, BlobUnreadableError):
            self._unreadable.append(record.id)
            return []
        return [(page + 1, text) for page, text in texts.items()]
