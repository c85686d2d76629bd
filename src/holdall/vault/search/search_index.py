"""The index of words: which passages of which sources have which; a file beside the vault's database.

All of it is derived: it can be removed at any time and made again from records and texts of pages. So it is
not part of what a head pins, has no copy, and a damaged one is thrown away. It knows no records.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Collection, Container, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from holdall.crypto.secret import Secret
from holdall.vault import durable
from holdall.vault.database import Database
from holdall.vault.environment import Environment
from holdall.vault.errors import SearchIndexLostError, VaultClosedError, VaultDamagedError
from holdall.vault.file_times import rewritten
from holdall.vault.layout import Layout
from holdall.vault.search.grammar import keys
from holdall.vault.search.matching import Wanted, wanted
from holdall.vault.search.query import Query
from holdall.vault.search.slips import KnownKeys
from holdall.vault.search.tables import FORMAT, TABLES
from holdall.vault.search.words import words

_FORMAT: Final = "format"
_FEW: Final = 200
"""Up to this many hits are ranked (BM25); of more those are given that come first. Ranking reads the length
of each passage, 18 microseconds a hit, and says little of words that so many passages have."""
_LONGEST: Final = 50_000
"""Characters of a passage that are looked at: a page that has more is no page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What passages come from. `stamp` is any text that changes when they do; each passage has its page, from
    1 on, or 0 for what is on none, and its text."""

    id: str
    stamp: str
    passages: Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that meets a query; the higher the `score`, the better. Of too many all have 0."""

    source: str
    page: int
    text: str
    score: float


class SearchIndex:
    """The index of one open vault; thread-safe. Opened when it is first asked.

    Where the vault is open for reading only it is kept in memory, and made anew each time.
    """

    def __init__(
        self, layout: Layout, env: Environment, key: Secret, created: int, *, in_memory: bool
    ) -> None:
        self._layout = layout
        self._env = env
        self._created = created
        self._lock = threading.RLock()
        self._in_memory = in_memory
        self._database = Database(None if in_memory else layout.search, key, tables=TABLES)
        self._known: KnownKeys | None = None
        self._used = False
        self._is_open = True
        self._forgotten = 0

    @property
    def forgotten(self) -> int:
        """How often something was to be forgotten: what was read before then must not be put in after it."""
        return self._forgotten

    def stamps(self) -> dict[str, str]:
        """The stamp of every source in the index, by id."""
        with self._reading() as database:
            return dict(database.query("SELECT id, stamp FROM sources"))

    def put(self, sources: Iterable[Source], *, since: int | None = None) -> bool:
        """Take sources in, in place of what the index had of them; all of them or, on an error, none.

        With `since`, the `forgotten` of before they were read, none if anything was to be forgotten since.
        Returns whether they were taken in.
        """
        with self._writing() as database:
            if since not in (None, self._forgotten):
                return False
            for source in sources:
                _remove(database, source.id)
                database.execute("INSERT INTO sources VALUES (?, ?)", (source.id, source.stamp))
                for page, text in source.passages:
                    self._add(database, source.id, page, text[:_LONGEST])
        return True

    def remove(self, ids: Iterable[str]) -> None:
        """Take sources out; ids of none are left alone. Parts of what they said stay in the file."""
        with self._writing() as database:
            for source_id in ids:
                _remove(database, source_id)

    def keep_only(self, ids: Container[str]) -> None:
        """Take all other sources out so that nothing they said is in the file.

        Takes time by the size of the index. Where it fails the file is removed: it can be made again.
        Raises `OSError` when that fails, too.
        """
        with self._lock:
            self._forgotten += 1
            if not self._used and (self._in_memory or not self._env.fs.exists(self._layout.search)):
                return
            try:
                with self._writing() as database:
                    for (source_id,) in database.query("SELECT id FROM sources"):
                        if source_id not in ids:
                            _remove(database, source_id)
                    # rows taken out stay in the parts of the index until all are merged into one
                    database.execute("INSERT INTO words (words) VALUES ('optimize')")
                    self._known = None
                self._database.checkpoint()
            except SearchIndexLostError:
                return
            except (OSError, VaultDamagedError):
                self._discard()

    def find(
        self, query: Query, *, among: Collection[str] | None = None, limit: int = 50
    ) -> tuple[list[Hit], tuple[Wanted, ...]]:
        """The best passages that meet every term of `query`, best first, and what they were asked for.

        With `among` only those of sources with these ids. No term at all is met by nothing.
        """
        with self._reading() as database:
            asked = wanted(query, _Vocabulary(database, self._known_keys))
            if not asked:
                return [], ()
            return _hits(database, asked, among, limit), asked

    def pages(self) -> dict[str, int]:
        """How many pages with text each source has, by id."""
        with self._reading() as database:
            return dict(
                database.query("SELECT source, count(*) FROM passages WHERE page > 0 GROUP BY source")
            )

    def close(self, generation: int) -> None:
        """Refuse all further work; harmless when repeated.

        The file's times become those of a vault in this state, `generation` of its head.
        """
        with self._lock:
            self._is_open = False
            self._database.close()
            if self._used and not self._in_memory:
                self._used = False
                self._env.fs.set_times(self._layout.search, rewritten(self._created, generation))

    def _add(self, database: Database, source_id: str, page: int, text: str) -> None:
        forms = [word.form for word in words(text)]
        found = [sorted(keys(form)) for form in forms]
        seq = _next_seq(database, page)
        database.execute("INSERT INTO passages VALUES (?, ?, ?, ?)", (seq, source_id, page, text))
        database.execute(
            "INSERT INTO words (rowid, forms, keys) VALUES (?, ?, ?)",
            (seq, " ".join(forms), " ".join(key for some in found for key in some)),
        )
        if self._known is not None:
            self._known.add(key for some in found for key in some)

    def _known_keys(self) -> KnownKeys:
        """Every key of a passage, and perhaps some of passages that were taken out."""
        if self._known is None:
            found = self._database.query("SELECT term FROM vocabulary WHERE col = 'keys'")
            self._known = KnownKeys(row[0] for row in found)
        return self._known

    @contextmanager
    def _reading(self) -> Generator[Database]:
        """The database, made when it is not there, made anew when it does not open or is of another format.

        Raises `SearchIndexLostError` when damage shows later, `VaultClosedError` and `OSError`.
        """
        with self._lock:
            if not self._is_open:
                raise VaultClosedError
            try:
                self._open()
                yield self._database
            except VaultDamagedError:
                self._discard()
                raise SearchIndexLostError from None

    @contextmanager
    def _writing(self) -> Generator[Database]:
        with self._reading() as database, database.transaction():
            yield database

    def _open(self) -> None:
        if not self._used and not self._opens():
            self._discard()
            self._make()
        self._used = True
        self._database.open()  # again, if it was given up on an error

    def _opens(self) -> bool:
        """Whether there is an index that can be gone on with."""
        fs = self._env.fs
        if self._in_memory or not fs.exists(self._layout.search) or fs.exists(self._layout.search_journal):
            return False
        try:
            self._database.open()
            return self._database.meta(_FORMAT) == FORMAT
        except VaultDamagedError:
            return False

    def _make(self) -> None:
        if not self._in_memory:
            durable.write_file(self._env.fs, self._layout.search, b"", self._created)
        self._database.open()
        self._database.create_schema()
        self._database.set_meta(_FORMAT, FORMAT)

    def _discard(self) -> None:
        self._database.close()
        self._known = None
        self._used = False
        for path in (self._layout.search_journal, self._layout.search_log, self._layout.search):
            if self._env.fs.exists(path):
                self._env.fs.remove(path)


class _Vocabulary:
    """The keys of an index, asked for one by one; all of them are read only for a word that nothing has."""

    def __init__(self, database: Database, known: Callable[[], KnownKeys]) -> None:
        self._database = database
        self._known = known

    def has(self, key: str) -> bool:
        return self._is_met(f'keys : "{key}"')

    def begins(self, beginning: str) -> bool:
        return self._is_met(f'keys : "{beginning}" *')

    def near(self, key: str) -> Iterable[str]:
        return (it for it in self._known().near(key) if self.has(it))

    def _is_met(self, match: str) -> bool:
        return bool(self._database.query("SELECT 1 FROM words WHERE words MATCH ? LIMIT 1", (match,)))


def _remove(database: Database, source_id: str) -> None:
    database.execute(
        "DELETE FROM words WHERE rowid IN (SELECT seq FROM passages WHERE source = ?)", (source_id,)
    )
    database.execute("DELETE FROM passages WHERE source = ?", (source_id,))
    database.execute("DELETE FROM sources WHERE id = ?", (source_id,))


def _next_seq(database: Database, page: int) -> int:
    """What is on no page, the fields of a record, comes before all pages: it has a number below 0."""
    if page:
        return database.query("SELECT coalesce(max(seq), 0) FROM passages WHERE seq >= 0")[0][0] + 1
    return database.query("SELECT coalesce(min(seq), 0) FROM passages WHERE seq < 0")[0][0] - 1


def _hits(
    database: Database, asked: Sequence[Wanted], among: Collection[str] | None, limit: int
) -> list[Hit]:
    match = " AND ".join(_match(it) for it in asked)
    where, values = "words MATCH ?", (match,)
    if among is not None:
        chosen = "SELECT value FROM json_each(?)"
        where = f"{where} AND rowid IN (SELECT seq FROM passages WHERE source IN ({chosen}))"  # noqa: S608 (only marks)
        values = (match, json.dumps(sorted(among)))
    few = len(database.query(f"SELECT 1 FROM words WHERE {where} LIMIT ?", (*values, _FEW + 1))) <= _FEW  # noqa: S608
    score, order = ("rank", "rank, rowid") if few else ("0.0", "rowid")
    # text is fetched for the best alone: SQLite would carry that of every hit through the sorting
    found = database.query(
        f"SELECT source, page, text, -score FROM (SELECT rowid AS seq, {score} AS score FROM words"  # noqa: S608
        f" WHERE {where} ORDER BY {order} LIMIT ?) JOIN passages USING (seq) ORDER BY score, seq",
        (*values, limit),
    )
    if any(not isinstance(text, str) for _, _, text, _ in found):
        raise VaultDamagedError(part="index", reason="unreadable")  # a stranger's rows
    return [Hit(*row) for row in found]


def _match(asked: Wanted) -> str:
    """The query of one term; forms and keys have nothing but letters and digits in them."""
    if asked.phrase:
        return f'(forms : "{" ".join(asked.phrase)}")'
    any_of = [f'"{key}"' for key in sorted(asked.keys)]
    if asked.beginning:
        any_of.append(f'"{asked.beginning}" *')
    return f"(keys : ({' OR '.join(any_of)}))"
