"""The encrypted database file: opened by raw key with fixed settings; it must not know any table's meaning.

SQLCipher does its own file operations; everything else about the file goes through `FileSystem`.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

import sqlcipher3.dbapi2

from holdall.crypto.secret import Secret
from holdall.vault.errors import VaultDamagedError
from holdall.vault.schema import SCHEMA, SCHEMA_VERSION

_PRAGMAS: Final = (
    "cipher_log_level = NONE",  # 4.19 prints page errors to stderr
    "cipher_memory_security = ON",
    "locking_mode = EXCLUSIVE",
    "journal_mode = WAL",
    "synchronous = FULL",
    "fullfsync = ON",  # macOS, see `device_sync`
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "cache_size = -32000",
)
"""WAL, EXCLUSIVE and FULL together lost no acknowledged commit at any cut point; the defaults did at most."""

_sqlite: Any = sqlcipher3.dbapi2  # the package has no type information
_DISK_ERRORS: Final = {5: errno.EBUSY, 8: errno.EROFS, 10: errno.EIO, 13: errno.ENOSPC, 14: errno.EIO}
"""SQLite's BUSY, READONLY, IOERR, FULL and CANTOPEN (sqlite.org/rescode.html)."""

Value = str | int | bytes
Row = tuple[Any, ...]


class Database:
    """One connection. Not thread-safe: the vault's lock guards it."""

    def __init__(
        self,
        path: Path | None,
        key: Secret,
        *,
        read_only: bool = False,
        tables: tuple[str, ...] = SCHEMA,
    ) -> None:
        """Without a path it is kept in memory and is gone when it is closed."""
        self._path = path
        self._key = key
        self._read_only = read_only
        self._tables = tables
        self._connection: Any = None

    def open(self) -> None:
        """Connect to the file, which may be empty and then becomes a new database; nothing when connected.

        Raises `VaultDamagedError` when it is not this vault's database, and `OSError` when it is not there
        or the disk fails.
        """
        if self._connection is not None:
            return
        try:
            self._connect()
        except VaultDamagedError as error:
            if error.params["reason"] != "unreadable":
                raise
            self._connect()  # SQLCipher calls damaged what it could not read just once

    def _connect(self) -> None:
        # immutable: on media that cannot be written SQLite must not look for or make a log
        mode = "mode=ro&immutable=1" if self._read_only else "mode=rw"
        place = f"{self._path.absolute().as_uri()}?{mode}" if self._path else "file::memory:"
        with self._connected():
            self._connection = _sqlite.connect(
                place,
                uri=True,
                isolation_level=None,
                check_same_thread=False,
            )
            _set_key(self._connection, self._key)
            for pragma in _PRAGMAS:
                self._connection.execute(f"PRAGMA {pragma}").fetchall()
            is_ours = _schema(self._connection) in {frozenset(), _made_by(self._tables)}
        if not is_ours:
            self.close()
            raise VaultDamagedError(part="index", reason="schema")

    def change_key(self, key: Secret) -> None:
        """Seal every page anew under `key`; not on the vault's own file, which has no second copy."""
        with self._connected():
            self._key = key
            with _written_out(key) as text:
                self._connection.reset_key(text)

    def create_schema(self) -> None:
        """Make the tables in a new, empty database."""
        with self.transaction():
            for statement in self._tables:
                self.execute(statement)
            self.execute("INSERT INTO meta VALUES ('schema', ?)", (SCHEMA_VERSION,))

    def query(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of a query."""
        with self._connected():
            return cast("list[Row]", self._connection.execute(statement, values).fetchall())

    def execute(self, statement: str, values: Sequence[Value] = ()) -> int:
        """Run a statement; the row id of an insertion."""
        with self._connected():
            return cast("int", self._connection.execute(statement, values).lastrowid)

    @contextmanager
    def transaction(self) -> Generator[None]:
        """All statements inside or none of them; on return they are on the device."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self._connection is not None and self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def meta(self, name: str) -> int:
        """A number from the table `meta`, 0 when absent."""
        rows = self.query("SELECT value FROM meta WHERE name = ?", (name,))
        return int(rows[0][0]) if rows else 0

    def set_meta(self, name: str, value: int) -> None:
        """Store a number in the table `meta`."""
        self.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def holds_together(self) -> bool:
        """Whether all pages in use, those in the log included, authenticate and fit together.

        Writes nothing. A page that could not be read counts as damaged: look again with a new connection.
        """
        return self.query("PRAGMA integrity_check(1)") == [("ok",)]

    def sound(self) -> bool:
        """Whether every page authenticates and the structure holds; raises `OSError` when the disk fails.

        Looks twice, with a new connection: a page that could not be read just once is not damaged.
        """
        return self._looks_sound() or self._looks_sound()

    def _looks_sound(self) -> bool:
        """The log goes into the file first: a page that a power cut tore while it was moved is whole in the
        log, but only the file is looked at."""
        with suppress(VaultDamagedError):
            self.open()
            self.checkpoint()
            pages = self.query("PRAGMA cipher_integrity_check")
            if not pages and self.holds_together():  # as opening asks: else a repair would find nothing to do
                return True
        self.close()
        return False

    def checkpoint(self) -> None:
        """Move everything from the log into the file."""
        self.query("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Disconnect; harmless when repeated."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @contextmanager
    def _connected(self) -> Generator[None]:
        """Errors of the disk become the `OSError` that the vault's own files raise; anything else is damage.

        Whatever it was but a full disk, the connection is given up: after one page that could not be read
        SQLCipher refuses all others, however well the disk is by then.
        """
        try:
            yield
        except _sqlite.Error as error:
            number = _DISK_ERRORS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
            if number != errno.ENOSPC:
                self.close()
            if number is None:
                raise VaultDamagedError(part="index", reason="unreadable") from None
            raise OSError(number, os.strerror(number)) from None


def _schema(connection: Any) -> frozenset[Row]:
    """What the database is made of; spaces and line ends between the words do not count."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
    return frozenset((*names, " ".join((sql or "").split())) for *names, sql in rows)


@cache
def _made_by(tables: tuple[str, ...]) -> frozenset[Row]:
    """What a new database of these tables is made of.

    A stranger's could run code of its own by a trigger, a view, a CHECK, a generated column or another kind
    of table.
    """
    with closing(_sqlite.connect(":memory:")) as connection:
        for statement in tables:
            connection.execute(statement)
        return _schema(connection)


def _set_key(connection: Any, key: Secret) -> None:
    with _written_out(key) as text:
        connection.set_key(text)


@contextmanager
def _written_out(key: Secret) -> Generator[memoryview]:
    """The raw key as SQLCipher wants it, x'…' in hex, of which no copy stays behind."""
    with Secret(b"x'" + bytes(2 * len(key)) + b"'") as text:
        view = text.view()
        for place, byte in enumerate(key.view()):
            view[2 + 2 * place] = b"0123456789abcdef"[byte >> 4]
            view[3 + 2 * place] = b"0123456789abcdef"[byte & 15]
        yield view
        view.release()
