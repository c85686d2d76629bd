"""Which stored files were made of an original and can be made again: small pictures and renditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from holdall.case.stored_file import StoredFile
from holdall.errors import InputUnusableError
from holdall.vault.database import Database
from holdall.vault.journal import Journal
from holdall.vault.record_index import read_record


def derived_ids(database: Database) -> frozenset[str]:
    """Ids of blobs that a record, in the bin or in the undo history too, names as a thumbnail or rendition.

    None of them is the id of a record, as every original has: a stranger's vault may name one as a
    thumbnail.
    """
    stored: list[tuple[str, str]] = database.query(
        "SELECT id, body FROM records WHERE kind = ?", (StoredFile.KIND,)
    )
    undoable = list(Journal(database).bodies())
    originals = {record_id for record_id, _ in (*stored, *undoable)}
    return frozenset(_named(body for _, body in (*stored, *undoable))) - originals


def _named(bodies: Iterable[str]) -> Iterator[str]:
    for body in bodies:
        try:
            record = read_record(body)
        except (InputUnusableError, ValueError):
            continue
        if isinstance(record, StoredFile):
            yield from filter(None, (record.thumbnail_id, record.rendition_id))
