"""Puts stored files that a database does not know into it, with their records; it must not know the disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from holdall.case.record import Record
from holdall.case.stored_file import StoredFile
from holdall.vault import blob_table
from holdall.vault.blob_survey import FileState, FoundFile, StrayPart, Survey
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What came back and what did not."""

    returned: tuple[Returned, ...] = ()
    """Stored files that the database had not known."""
    stray_parts: tuple[StrayPart, ...] = ()
    unreadable: tuple[str, ...] = ()
    """Blob files that do not even say what they are; they are kept."""
    kinds: frozenset[str] = frozenset()
    """Of the records that were made."""

    @property
    def lost(self) -> list[str]:
        """Ids of the blob files of which no original comes back; they are kept."""
        return [*self.unreadable, *(part.blob_id for part in self.stray_parts)]


def take_in(database: Database, keys: Keys, survey: Survey, records_for: RecordsFor) -> Intake:
    """Store rows and records for all that was found; inside the caller's transaction.

    A file is left out when a record outside the bin has its bytes: an import that was cut off and repeated
    leaves two.
    Pieces and files that do not say what they are get a row only, so that they are not swept up.
    """
    returned: list[Returned] = []
    kinds: set[str] = set()
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
            kinds.add(_put(RecordTable(database), record, file.imported_at))
        returned.append(Returned(file, found.state))
    for blob_id in (*survey.unreadable, *(part.blob_id for part in survey.stray_parts)):
        blob_table.keep(database, blob_id)
    return Intake(
        returned=tuple(returned),
        stray_parts=tuple(survey.stray_parts),
        unreadable=tuple(survey.unreadable),
        kinds=frozenset(kinds),
    )


def _is_made_by_us(found: FoundFile) -> bool:
    """A small picture of a file has no name; it can be made again."""
    return not found.header.name


def _is_known(database: Database, keys: Keys, found: FoundFile) -> bool:
    return blob_table.in_use(database, blob_table.dedup_tag(keys, found.header.sha256.hex())) is not None


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


def _put(table: RecordTable, record: Record, at: str) -> str:
    return table.set(record.id, State(index_record(record).body, at, at))
