"""Records of the case: kept, listed, changed in undoable steps; it must not know what their fields mean."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar, cast

from holdall.case.record import Record
from holdall.vault import blob_table, row_query
from holdall.vault.blob_store import BlobStore, StoredBlob
from holdall.vault.errors import RecordMissingError
from holdall.vault.journal import Change, Journal, Step
from holdall.vault.record_index import index_record, read_record
from holdall.vault.record_table import RecordTable, Reference, State
from holdall.vault.row_query import Row, RowQuery
from holdall.vault.session import EMPTIED, Session

R = TypeVar("R", bound=Record)
Subscriber = Callable[[frozenset[str]], None]
Progress = Callable[[int, int], None]
_Action = Callable[[State | None], State | None]


class Transaction:
    """Changes that are committed together, as one undoable step, when the `transaction` block ends.

    Nothing touches the database before that, so a block that raises leaves no trace and holds no lock.
    """

    def __init__(self, label: str, now: str) -> None:
        self.label = label
        self.actions: list[tuple[str, _Action]] = []
        self.blobs: list[StoredBlob] = []
        self._now = now

    def put(self, record: Record) -> None:
        """Store `record`, new or in place of the one with its id; takes it out of the bin."""
        body = index_record(record).body  # refuses now what could not be stored
        now = self._now
        self.actions.append((record.id, lambda before: State(body, before.created if before else now, now)))

    def delete(self, record_id: str) -> None:
        """Put a record into the bin; files it refers to stay until the bin is emptied."""
        self.actions.append((record_id, lambda before: replace(_there(before, record_id), binned=self._now)))

    def restore(self, record_id: str) -> None:
        """Take a record out of the bin."""
        self.actions.append((record_id, lambda before: replace(_there(before, record_id), binned="")))

    def attach_blob(self, stored: StoredBlob) -> None:
        """Make a stored file part of the case; committed with the record that refers to it."""
        self.blobs.append(stored)


class RecordStore:
    """All records of one vault; thread-safe."""

    def __init__(self, session: Session, blobs: BlobStore) -> None:
        self._session = session
        self._blobs = blobs
        self._table = RecordTable(session.database)
        self._journal = Journal(session.database)
        self._subscribers: list[Subscriber] = []

    def get(self, record_id: str) -> Record:
        """The record with this id; raises `RecordMissingError`, also when it is in the bin."""
        with self._session.reading():
            state = self._table.get(record_id)
        if state is None or state.binned:
            raise RecordMissingError(record=record_id)
        return state.record

    def binned(self, record_id: str) -> Record:
        """The record with this id in the bin; raises `RecordMissingError` when it is not there."""
        with self._session.reading():
            state = self._table.get(record_id)
        if state is None or not state.binned:
            raise RecordMissingError(record=record_id)
        return state.record

    def all(self, cls: type[R], *, binned: bool = False) -> list[R]:
        """Every record of a class outside the bin, or in it, in the order they were made."""
        with self._session.reading():
            bodies = self._table.bodies(cls.KIND, binned=binned)
        return [cast("R", read_record(body)) for body in bodies]

    def stamps(self) -> dict[str, str]:
        """When each record outside the bin was changed last, by id: UTC, to the millisecond."""
        with self._session.reading():
            return self._table.stamps()

    def rows(self, query: RowQuery) -> list[Row]:
        """A list of records, sorted and filtered by the database."""
        with self._session.reading() as database:
            return row_query.rows(database, query)

    def count(self, query: RowQuery) -> int:
        """How many rows `query` has, whatever its limit and offset."""
        with self._session.reading() as database:
            return row_query.count(database, query)

    def references(self, targets: Collection[str], kind: str) -> list[Reference]:
        """Which records of a kind, in the bin or not, refer to any of `targets`."""
        with self._session.reading():
            return self._table.references(targets, kind)

    @contextmanager
    def transaction(self, label: str, on_progress: Progress | None = None) -> Generator[Transaction]:
        """Collect changes; they are committed as one step named `label` when the block ends without an error.

        `on_progress` is told, before each change, how many were made and how many there are; what it raises
        ends the commit. Raises `RecordMissingError` when a record to delete or restore is not there,
        `VaultReadOnlyError`, and `OSError` when the disk is full or fails: then nothing was changed.
        """
        transaction = Transaction(label, self._now())
        yield transaction
        if transaction.actions or transaction.blobs:
            self._commit(transaction, on_progress)

    @property
    def undo_label(self) -> str | None:
        """Label of the step that `undo` would take back."""
        with self._session.reading():
            step = self._journal.next_undo()
        return step.label if step else None

    @property
    def redo_label(self) -> str | None:
        """Label of the step that `redo` would do again."""
        with self._session.reading():
            step = self._journal.next_redo()
        return step.label if step else None

    def undo(self) -> str | None:
        """Take back the last step; its label, or None when there is none."""
        return self._replay(self._journal.next_undo, undone=True)

    def redo(self) -> str | None:
        """Do again the step undone last; its label, or None when there is none."""
        return self._replay(self._journal.next_redo, undone=False)

    def empty_bin(
        self, twins: Mapping[bytes, Collection[str]], only: Collection[str] | None = None
    ) -> tuple[int, list[str]]:
        """Remove binned records and the undo history for good, and files nothing refers to any more.

        `twins` are blob files that no row refers to, by tag: what has the bytes of a removed file goes, too.
        `only` are the ids of those to remove, if not all; what is not in the bin stays whatever they say, and
        so do files that a repair kept although it could not read them.

        Returns the number of records and the blob files that may now be removed from disk.
        """
        with self._session.writing() as database:
            self._journal.clear()
            binned = self._table.binned()
            gone = binned if only is None else {it: binned[it] for it in binned.keys() & only}
            self._table.remove(gone)
            orphans = database.query(
                "SELECT id, parts, dedup FROM blobs"
                " WHERE NOT EXISTS (SELECT 1 FROM links WHERE target = blobs.id) AND (? OR dedup != ?)",
                (only is None, blob_table.NO_TAG),
            )
            files = [
                file for blob_id, parts, tag in orphans
                for file in (blob_id, *parts.split(), *twins.get(tag, ()))
            ]  # fmt: skip
            for blob_id, *_ in orphans:
                database.execute("DELETE FROM blobs WHERE id = ?", (blob_id,))
            blob_table.bury(database, files, self._session.head.generation)
            self._table.forget_removed_text()
            database.set_meta(EMPTIED, self._session.head.generation)
        self.notify(gone.values())
        return len(gone), files

    def subscribe(self, callback: Subscriber) -> None:
        """Call `callback` with the kinds of changed records after each commit, on the committing thread."""
        self._subscribers.append(callback)

    def notify(self, kinds: Iterable[str]) -> None:
        """Tell the subscribers that records of these kinds were changed, if any."""
        changed = frozenset(kinds)
        if changed:
            for subscriber in list(self._subscribers):
                subscriber(changed)

    def _commit(self, transaction: Transaction, on_progress: Progress | None) -> None:
        with self._session.writing():
            for stored in transaction.blobs:
                self._blobs.attach(stored)
            changes: list[Change] = []
            kinds: list[str] = []
            for done, (record_id, action) in enumerate(transaction.actions):
                if on_progress:
                    on_progress(done, len(transaction.actions))
                before = self._table.get(record_id)
                after = action(before)
                kinds.append(self._table.set(record_id, after))
                changes.append(Change(record_id, before, after))
            if changes:
                self._journal.append(transaction.label, changes)
        for stored in transaction.blobs:
            self._blobs.attached(stored)
        self.notify(kinds)

    def _replay(self, next_step: Callable[[], Step | None], *, undone: bool) -> str | None:
        with self._session.reading():
            step = next_step()
            if step is None:
                return None
            changes = reversed(step.changes) if undone else step.changes
            with self._session.writing():
                kinds = [
                    self._table.set(change.record_id, change.before if undone else change.after)
                    for change in changes
                ]
                self._journal.mark(step, undone=undone)
        self.notify(kinds)
        return step.label

    def _now(self) -> str:
        now = datetime.fromtimestamp(self._session.env.clock(), UTC)
        return now.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _there(state: State | None, record_id: str) -> State:
    if state is None:
        raise RecordMissingError(record=record_id)
    return state
