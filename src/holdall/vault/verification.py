"""Checks everything a vault holds and names what is wrong; it must not repair anything."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from holdall.case.stored_file import StoredFile
from holdall.errors import InputUnusableError, StoppedError
from holdall.vault.blob_reader import BlobReader
from holdall.vault.blob_store import BlobStore
from holdall.vault.errors import BlobUnreadableError, Finding
from holdall.vault.hashed_blocks import hashed_blocks
from holdall.vault.head import blob_set_hash
from holdall.vault.record_index import read_record
from holdall.vault.session import Session, blob_files

Progress = Callable[[int, int], None]
"""Told bytes checked and bytes in all."""


@dataclass(frozen=True, slots=True)
class _BlobRow:
    blob_id: str
    dedup: bytes
    size: int


class Verification:
    """One check of one open vault."""

    def __init__(
        self,
        session: Session,
        blobs: BlobStore,
        progress: Progress | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._session = session
        self._blobs = blobs
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0

    def run(self) -> list[Finding]:
        """Every finding; raises `StoppedError` when cancelled."""
        with self._session.reading() as database:
            sound = database.sound()
        if not sound:
            return [Finding("index-damaged")]
        return [*self._check_head(), *self._check_records(), *self._check_blobs()]

    def _check_head(self) -> Iterator[Finding]:
        with self._session.reading() as database:
            head = self._session.head
            if head.clean and blob_set_hash(blob_files(database)) != head.blob_set:
                yield Finding("blob-set-mismatch")

    def _check_records(self) -> Iterator[Finding]:
        with self._session.reading() as database:
            bodies = database.query("SELECT id, body FROM records ORDER BY seq")
            known = {row[0] for row in database.query("SELECT id FROM blobs")}
        for record_id, body in bodies:
            try:
                record = read_record(body)
            except (InputUnusableError, ValueError):
                yield Finding("record-unreadable", record_id)
                continue
            if isinstance(record, StoredFile) and record.id not in known:
                yield Finding("blob-missing", record_id)

    def _check_blobs(self) -> Iterator[Finding]:
        with self._session.reading() as database:
            found = [
                _BlobRow(*row) for row in database.query("SELECT id, dedup, size FROM blobs ORDER BY id")
            ]
        total = sum(row.size for row in found)
        for row in found:
            done = self._done
            problem = self._check_blob(row, total)
            if problem.endswith("damaged"):  # or not read just once: look again
                self._done = done
                problem = self._check_blob(row, total)
            if problem:
                yield Finding(problem, row.blob_id)

    def _check_blob(self, row: _BlobRow, total: int) -> str:
        """Code of what is wrong with a blob, or an empty string."""
        try:
            with self._blobs.open_raw(row.blob_id) as reader:
                tag = self._blobs.dedup_tag(self._sha256(reader, total))
                is_padding_sound = reader.is_padding_sound()
        except BlobUnreadableError as error:
            return f"blob-{error.params['reason']}"
        if not hmac.compare_digest(tag, row.dedup):
            return "blob-mismatch"
        return "" if is_padding_sound else "blob-padding-damaged"

    def _sha256(self, reader: BlobReader, total: int) -> str:
        """SHA-256 of a stored file, every byte of it read."""
        digest = hashlib.sha256()
        for block in hashed_blocks(reader, digest):
            self._report(len(block), total)
        return digest.digest().hex()

    def _report(self, count: int, total: int) -> None:
        self._done += count
        if self._cancelled and self._cancelled():
            raise StoppedError
        if self._progress:
            self._progress(self._done, total)
