"""Rows of records in the database, written together with links and search text; it must not know undo."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from holdall.case.record import Record
from holdall.vault.database import Database, Value
from holdall.vault.record_index import IndexedRecord, index_record, read_record

_BODIES = {
    False: "SELECT body FROM records WHERE kind = ? AND binned = '' ORDER BY created, seq",
    True: "SELECT body FROM records WHERE kind = ? AND binned > '' ORDER BY created, seq",
}
"""By whether they are in the bin; two statements, so that the index is used."""


@dataclass(frozen=True, slots=True)
class State:
    """All that is stored of a record; `binned` is when it was put into the bin, or empty. Times are UTC."""

    body: str
    created: str
    modified: str
    binned: str = ""

    @property
    def record(self) -> Record:
        """The record itself."""
        return read_record(self.body)


class Reference(NamedTuple):
    """That the record `id`, binned at `binned` or not, refers to `target`."""

    target: str
    id: str
    binned: str


_AT_ONCE: Final = 500
"""Ids in one statement: the search index is written out before each that removes records."""


class RecordTable:
    """Reads and writes states by record id, inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, record_id: str) -> State | None:
        """The state of a record, or None."""
        found = self._database.query(
            "SELECT body, created, modified, binned FROM records WHERE id = ?", (record_id,)
        )
        return State(*found[0]) if found else None

    def set(self, record_id: str, state: State | None) -> str:
        """Make `state` the record's state, None for no record at all; the kind that changed."""
        if state is None:
            return self._remove(record_id)
        found = self._database.query("SELECT seq, kind, body FROM records WHERE id = ?", (record_id,))
        if found and found[0][2] == state.body:
            self._database.execute(
                "UPDATE records SET created = ?, modified = ?, binned = ? WHERE seq = ?",
                (state.created, state.modified, state.binned, found[0][0]),
            )
            return found[0][1]
        indexed = index_record(state.record)
        if found:
            seq = found[0][0]
            self._update(seq, indexed, state)
        else:
            seq = self._insert(indexed, state)
        self._write_links(seq, indexed.links)
        return indexed.kind

    def bodies(self, kind: str, *, binned: bool = False) -> list[str]:
        """Bodies of all records of a kind outside the bin, or in it, in the order they were made."""
        return [row[0] for row in self._database.query(_BODIES[binned], (kind,))]

    def counts(self) -> dict[str, int]:
        """How many records are not in the bin, by kind."""
        found = self._database.query("SELECT kind, count(*) FROM records WHERE binned = '' GROUP BY kind")
        return dict(found)

    def stamps(self) -> dict[str, str]:
        """When each record that is not in the bin was changed last, by id."""
        return dict(self._database.query("SELECT id, modified FROM records WHERE binned = ''"))

    def binned(self) -> dict[str, str]:
        """Kinds of the records in the bin, by id."""
        return dict(self._database.query("SELECT id, kind FROM records WHERE binned > ''"))

    def references(self, targets: Collection[str], kind: str) -> list[Reference]:
        """Which records of a kind, in the bin or not, refer to any of `targets`."""
        ids, found = list(targets), list[Reference]()
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            rows = self._database.query(
                "SELECT target, id, binned FROM links CROSS JOIN records ON seq = record"  # noqa: S608 (only marks)
                f" WHERE target IN ({', '.join('?' * len(some))}) AND kind = ?",
                (*some, kind),
            )
            found += (Reference(*row) for row in rows)
        return found

    def remove(self, record_ids: Collection[str]) -> None:
        """Remove records, in the bin or not, with links and text; ids of no record are left alone."""
        ids = list(record_ids)
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            these = f"(SELECT seq FROM records WHERE id IN ({', '.join('?' * len(some))}))"  # noqa: S608 (only marks)
            self._remove_text(these, some)
            self._database.execute(f"DELETE FROM records WHERE seq IN {these}", some)  # noqa: S608

    def forget_removed_text(self) -> None:
        """Drop from the search index what it only marked as removed; takes time by the size of the index."""
        self._database.execute("INSERT INTO search (search) VALUES ('optimize')")

    def _insert(self, indexed: IndexedRecord, state: State) -> int:
        seq = self._database.execute(
            "INSERT INTO records (kind, subkind, title, title_key, sort_date, created, modified, binned,"
            " body, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*_columns(indexed, state), indexed.id),
        )
        self._write_text(seq, indexed.text)
        return seq

    def _update(self, seq: int, indexed: IndexedRecord, state: State) -> None:
        self._database.execute(
            "UPDATE records SET kind = ?, subkind = ?, title = ?, title_key = ?, sort_date = ?,"
            " created = ?, modified = ?, binned = ?, body = ? WHERE seq = ?",
            (*_columns(indexed, state), seq),
        )
        self._database.execute("DELETE FROM links WHERE record = ?", (seq,))
        if self._database.query("SELECT text FROM texts WHERE seq = ?", (seq,)) != [(indexed.text,)]:
            self._remove_text("(?)", (seq,))
            self._write_text(seq, indexed.text)

    def _write_links(self, seq: int, links: Iterable[str]) -> None:
        for target in sorted(links):
            self._database.execute("INSERT INTO links VALUES (?, ?)", (seq, target))

    def _write_text(self, seq: int, text: str) -> None:
        self._database.execute("INSERT INTO texts VALUES (?, ?)", (seq, text))
        self._database.execute("INSERT INTO search (rowid, text) VALUES (?, ?)", (seq, text))

    def _remove_text(self, these: str, values: Sequence[Value]) -> None:
        """`these` is a list or a query of `seq` with `values` for its marks."""
        # an external-content index is told what it held
        self._database.execute(
            "INSERT INTO search (search, rowid, text)"  # noqa: S608 (only names of our own)
            f" SELECT 'delete', seq, text FROM texts WHERE seq IN {these}",
            values,
        )
        self._database.execute(f"DELETE FROM texts WHERE seq IN {these}", values)  # noqa: S608

    def _remove(self, record_id: str) -> str:
        found = self._database.query("SELECT kind FROM records WHERE id = ?", (record_id,))
        self.remove((record_id,))
        return found[0][0] if found else ""


def _columns(indexed: IndexedRecord, state: State) -> tuple[str, ...]:
    return (
        indexed.kind, indexed.subkind, indexed.title, indexed.title_key, indexed.sort_date,
        state.created, state.modified, state.binned, indexed.body,
    )  # fmt: skip
