"""Lists of records, sorted and filtered by the database; it must not read whole records.

A list names one order that an index holds ready, so that the first page of 100,000 rows costs the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from holdall.vault.database import Database, Value
from holdall.vault.record_index import fold

_ORDERS: Final = {"title": "title_key", "date": "sort_date", "created": "created", "binned": "binned"}
_COLUMNS: Final = "id, kind, subkind, title, sort_date, created, modified, binned"
_TRIGRAM: Final = 3
"""Shorter terms than this cannot be looked up in the search index."""
_FEW: Final = 1000
"""Up to this many hits are sorted; beyond, rows are walked in order until the page is full."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list."""

    id: str
    kind: str
    subkind: str
    title: str
    sort_date: str
    created: str
    modified: str
    binned: str
    """When it was put into the bin, or empty. Times are UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowQuery:
    """Which records, in which order. `text` matches when every word of it occurs somewhere in the record."""

    kind: str
    more_kinds: tuple[str, ...] = ()
    """Others in the same list; its rows are then sorted anew each time."""
    subkinds: tuple[str, ...] = ()
    text: str = ""
    person_id: str = ""
    """Only records that refer to this record, usually a person."""
    order: str = "title"
    """`title`, `date`, `created` or `binned`."""
    descending: bool = False
    limit: int | None = None
    offset: int = 0
    binned: bool = False
    """The bin's records instead of the others."""


def rows(database: Database, query: RowQuery) -> list[Row]:
    """The rows that `query` asks for."""
    where, values = _where(database, query)
    direction = "DESC" if query.descending else "ASC"
    order = f"{_ORDERS[query.order]} {direction}, id {direction}"
    found = database.query(
        f"SELECT {_COLUMNS} FROM records WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?",  # noqa: S608 (only names of our own)
        (*values, -1 if query.limit is None else query.limit, query.offset),
    )
    return [Row(*row) for row in found]


def count(database: Database, query: RowQuery) -> int:
    """How many rows there are, whatever `limit` and `offset` say."""
    where, values = _where(database, query)
    found = database.query(f"SELECT count(*) FROM records WHERE {where}", values)  # noqa: S608 (only names of our own)
    return int(found[0][0])


def _where(database: Database, query: RowQuery) -> tuple[str, list[Value]]:
    terms = [_term(database, term) for term in fold(query.text).split()]
    if query.person_id:
        terms.append(_link(database, query.person_id))
    # a leading + keeps SQLite from walking all rows in order when another index has named a few
    plus = "+" if any(is_rare for _, _, is_rare in terms) else ""
    kinds = (query.kind, *query.more_kinds)
    clauses = [
        f"{plus}kind IN ({', '.join('?' * len(kinds))})",
        f"{plus}binned > ''" if query.binned else f"{plus}binned = ''",
    ]
    values: list[Value] = [*kinds]
    if query.subkinds:
        clauses.append(f"subkind IN ({', '.join('?' * len(query.subkinds))})")
        values.extend(query.subkinds)
    for clause, value, _ in terms:
        clauses.append(clause)
        values.append(value)
    return " AND ".join(clauses), values


def _link(database: Database, target: str) -> tuple[str, str, bool]:
    """What `_term` gives, for the records that refer to one."""
    hits = database.query(
        "SELECT count(*) FROM (SELECT 1 FROM links WHERE target = ? LIMIT ?)", (target, _FEW + 1)
    )
    return "seq IN (SELECT record FROM links WHERE target = ?)", target, hits[0][0] <= _FEW


def _term(database: Database, term: str) -> tuple[str, str, bool]:
    """The quicker way to find one word: through the search index when it is rare, by looking when not.

    Returns a clause, its value, and whether the word is rare.
    """
    phrase = '"' + term.replace('"', '""') + '"'
    if len(term) >= _TRIGRAM:
        hits = database.query(
            "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)", (phrase, _FEW + 1)
        )
        if hits[0][0] <= _FEW:
            return "seq IN (SELECT rowid FROM search WHERE search MATCH ?)", phrase, True
    return "(SELECT instr(text, ?) > 0 FROM texts WHERE texts.seq = records.seq)", term, False
