"""One session with a vault: who may read and write when, and the head that pins the outcome.

It must not know what is written. A session's first write marks the head as unclean; settling moves the
log into the database and writes a clean head over both records.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Generator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from holdall.vault.blob_table import blob_files
from holdall.vault.database import Database
from holdall.vault.environment import Environment
from holdall.vault.errors import ReadOnly, VaultClosedError, VaultReadOnlyError
from holdall.vault.file_times import rewritten
from holdall.vault.head import Head, blob_set_hash
from holdall.vault.head_store import HeadStore
from holdall.vault.layout import Layout
from holdall.vault.measurement import measure
from holdall.vault.snapshots import Snapshots

SESSION: Final = "session"
"""Name in the table `meta` of the head generation that the last committed session began with."""

EMPTIED: Final = "emptied"
"""Name in the table `meta` of the head generation in which the bin was last emptied."""


class Session:
    """Guards the database and the head of one open vault; thread-safe."""

    def __init__(
        self,
        *,
        layout: Layout,
        env: Environment,
        database: Database,
        heads: HeadStore,
        head: Head,
        read_only: ReadOnly | None,
    ) -> None:
        self.env: Final = env
        self.layout: Final = layout
        self.database: Final = database
        self.read_only: Final = read_only
        self.lock: Final = threading.RLock()
        self._heads = heads
        self._head = head
        self._begun = False
        self._owes_snapshot = False
        self._open = True

    @property
    def head(self) -> Head:
        """The head as it is on disk."""
        return self._head

    @property
    def is_open(self) -> bool:
        """Whether the vault is still open."""
        return self._open

    @contextmanager
    def reading(self) -> Generator[Database]:
        """The database, with no other thread at it; raises `VaultClosedError`."""
        with self.lock:
            self.require_open()
            self.database.open()  # again, if it was settled since, or given up on an error
            yield self.database

    @contextmanager
    def writing(self) -> Generator[Database]:
        """The database in a transaction that is on the device when the block ends, or has left nothing.

        Raises `VaultReadOnlyError`, `VaultClosedError`, and `OSError` when the disk is full or fails.
        """
        with self.reading() as database:
            self.require_writable()
            is_first = not self._begun
            if is_first:
                self._begin(database)
            with database.transaction():
                if is_first:
                    database.set_meta(SESSION, self._head.session)
                yield database
            self._begun = True
            self._head = replace(self._head, last_change=self.env.seconds())

    def require_open(self) -> None:
        """Raise `VaultClosedError` when the vault is closed."""
        if not self._open:
            raise VaultClosedError

    def require_writable(self) -> None:
        """Raise `VaultReadOnlyError` when the vault is open for reading only."""
        if self.read_only:
            raise VaultReadOnlyError(reason=self.read_only)

    def settle(self, snapshots: Snapshots | None = None) -> None:
        """Bring database file and head together, with a snapshot if asked; does nothing when that is done.

        Called after bulk work and at the end. Both records are written: the loss of one hides nothing.
        A snapshot from before the bin was last emptied is removed: it holds what was in it.
        """
        with self.reading() as database:
            if self._head.clean and not (snapshots and self._owes_snapshot):
                return
            blob_ids = blob_files(database)
            emptied = database.meta(EMPTIED)
            database.checkpoint()
            database.close()  # nobody else may hold the file while it is measured
            self._pin(blob_ids, snapshots, emptied)

    def end(self) -> None:
        """Refuse all further work."""
        self._open = False

    def _pin(self, blob_ids: Collection[str], snapshots: Snapshots | None, emptied: int) -> None:
        """Write a clean head over both records for the closed database file."""
        # the log's removal must be durable first: beside a clean head an old log is refused
        self.env.fs.sync_directory(self.layout.base)
        state = measure(self.layout, self.env)
        head = replace(
            self._head,
            clean=True,
            generation=self._head.generation + 1,
            index_length=state.length,
            index_sha256=state.sha256,
            blob_count=len(blob_ids),
            blob_set=blob_set_hash(blob_ids),
        )
        self.env.fs.set_times(self.layout.index, rewritten(self._heads.created, head.generation))
        self._owes_snapshot = snapshots is None
        if snapshots:
            head = snapshots.take(head, emptied)
        self._heads.write_both(head)
        self._head = head
        self._begun = False
        if snapshots:
            snapshots.remove_unlisted(head)

    def _begin(self, database: Database) -> None:
        generation = self._head.generation + 1
        self._head = replace(
            self._head,
            clean=False,
            generation=generation,
            session=generation,
            previous_session=database.meta(SESSION),
        )
        self._heads.write(self._head)
