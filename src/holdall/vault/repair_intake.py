"""Puts stored files that a database does not know into it, with their records; it must not know the disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from holdall.case.record import Record
from holdall.case.stored_file import StoredFile
from holdall.vault import blob_table
from holdall.vault.blob_survey import FileState, FoundFile, Survey
from holdall.vault.blob_table import StoredBlob
from holdall.vault.database import Database
from holdall.vault.keys import Keys
from holdall.vault.record_index import index_record
from holdall.vault.record_table import RecordTable, State

RecordsFor = Callable[[StoredFile], Sequence[Record]]
"""Makes the records through which the user sees a file that came back."""
_DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Returned:
    """A stored file that the database did not know and now does."""

    file: StoredFile
    state: FileState


def take_in(database: Database, keys: Keys, survey: Survey, records_for: RecordsFor) -> tuple[Returned, ...]:
    """Store rows and records for all that was found; inside the caller's transaction.

    A file whose bytes are known already is left out: an import that was cut off and repeated leaves two.
    Pieces and files that do not say what they are get a row only, so that they are not swept up.
    """
    returned: list[Returned] = []
    # sound files first, so that of two equal ones the better stays
    for found in sorted(
        survey.files, key=lambda it: (it.state is not FileState.SOUND, it.header.imported_at)
    ):
        if _is_made_by_us(found) or _is_known(database, keys, found):
            continue
        file = _stored_file(found)
        blob_table.attach(
            database,
            keys,
            StoredBlob(
                id=file.id, sha256=file.sha256, size=file.size, media_type=file.media_type, parts=found.parts
            ),
        )
        for record in (file, *records_for(file)):
            _put(RecordTable(database), record, file.imported_at)
        returned.append(Returned(file, found.state))
    for blob_id in (*survey.unreadable, *(part.blob_id for part in survey.stray_parts)):
        blob_table.keep(database, blob_id, 0)
    return tuple(returned)


def _is_made_by_us(found: FoundFile) -> bool:
    """A small picture of a file has no name; it can be made again."""
    return not found.header.name


def _is_known(database: Database, keys: Keys, found: FoundFile) -> bool:
    return blob_table.holds(database, blob_table.dedup_tag(keys, found.header.sha256.hex()))


def _stored_file(found: FoundFile) -> StoredFile:
    header = found.header
    return StoredFile(
        id=found.blob_id,
        name=header.name,
        size=header.file_length,
        sha256=header.sha256.hex(),
        media_type=header.media_type,
        imported_at=header.imported_at,
        problem="" if found.state is FileState.SOUND else _DAMAGED,
    )


def _put(table: RecordTable, record: Record, at: str) -> None:
    table.set(record.id, State(index_record(record).body, at, at))
