"""The job that brings the search index up with the records and pages of a vault; it finds nothing itself.

It reads only what changed since it ran last, so that it can run after every change; stopped anywhere, it is
simply run again.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Final

from holdall.case.readable import readable
from holdall.case.record import Record
from holdall.case.stored_file import StoredFile
from holdall.errors import InputUnusableError
from holdall.jobs.job import JobContext
from holdall.jobs.page_texts import page_texts
from holdall.jobs.rendition import open_shown
from holdall.sandbox.contract import Refusal, RefusedError, Sandbox
from holdall.vault.errors import BlobUnreadableError, SearchIndexLostError
from holdall.vault.search.search_index import Source
from holdall.vault.vault import Vault

_AT_ONCE: Final = 1_000_000
"""Characters written together: what a stop at most makes the next run read again, and others wait for."""
_PASSING: Final = frozenset({Refusal.TOO_SLOW, Refusal.OUT_OF_MEMORY, Refusal.CRASHED})
"""Refusals of a busy computer: another time the file may be read."""
_NEVER, _AGAIN = "!", "?"
"""Before the stamp of a file that cannot be read, and of one that is tried again each time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexReport:
    """How many records and files were read, and the ids of all files whose pages cannot be, or not all."""

    read: int = 0
    unreadable: tuple[str, ...] = ()


class IndexWords:
    """Brings `vault.search` up with its records; a file's pages are read in the sandbox."""

    def __init__(self, vault: Vault, sandbox: Sandbox) -> None:
        self._vault = vault
        self._sandbox = sandbox

    @property
    def writes_to(self) -> Hashable:
        """The index: one writer at a time; the vault's records are only read."""
        return self._vault.path, "search"

    def run(self, context: JobContext) -> IndexReport:
        """Read what is new or changed, and take out what is gone. Raises `StoppedError`, `OSError`."""
        while True:
            try:
                report = self._bring_up(context)
            except SearchIndexLostError:
                report = self._bring_up(context)
            if report is not None:
                return report

    def _bring_up(self, context: JobContext) -> IndexReport | None:
        """None when something was to be forgotten meanwhile, which may have been read before."""
        index = self._vault.search
        since = index.forgotten
        present, known = self._vault.records.stamps(), index.stamps()
        index.remove(known.keys() - present.keys())
        changed = [it for it, stamp in present.items() if known.get(it) not in (stamp, _NEVER + stamp)]
        batch: list[Source] = []
        length = 0
        for number, record_id in enumerate(changed):
            context.progress(number, len(changed))
            source = self._source(record_id, present[record_id], context)
            batch.append(source)
            length += sum(len(text) for _, text in source.passages)
            if length >= _AT_ONCE:
                if not index.put(batch, since=since):
                    return None
                batch, length = [], 0
        if not index.put(batch, since=since):
            return None
        context.progress(len(changed), len(changed))
        bad = {it for it, stamp in index.stamps().items() if stamp.startswith((_NEVER, _AGAIN))}
        return IndexReport(read=len(changed), unreadable=tuple(it for it in present if it in bad))

    def _source(self, record_id: str, stamp: str, context: JobContext) -> Source:
        try:
            record = self._vault.records.get(record_id)
        except InputUnusableError:  # put into the bin meanwhile, or not readable: nothing to find there
            return Source(id=record_id, stamp=stamp, passages=())
        mark, pages = self._pages(record, context)
        return Source(id=record_id, stamp=mark + stamp, passages=[(0, readable(record)), *pages])

    def _pages(self, record: Record, context: JobContext) -> tuple[str, list[tuple[int, str]]]:
        """What stands before the stamp of the file, and the text of each page by its number."""
        if not isinstance(record, StoredFile) or not record.page_count:
            return "", []
        try:
            cancelled = context.cancelled
            with open_shown(self._vault, self._sandbox, record.id, cancelled=cancelled) as stored:
                texts, problem = page_texts(self._sandbox, stored, cancelled=cancelled)
        except RefusedError as refused:
            texts, problem = dict[int, str](), refused.reason
        except BlobUnreadableError:
            return _AGAIN, []
        mark = _AGAIN if problem in _PASSING else _NEVER if problem else ""
        return mark, [(page + 1, text) for page, text in texts.items()]
