"""Tells which of the blob files that no row refers to are garbage: only proof makes them so.

A list can be older than the files beside it: a sync program put it back, or a device lost what it had called
durable. What such a list does not name may be an original that somebody relies on. It must not touch a file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from holdall.vault import blob_table
from holdall.vault.blob_store import BlobStore
from holdall.vault.blob_survey import BlobSurvey, FoundFile, is_file, named_ids
from holdall.vault.errors import BlobUnreadableError
from holdall.vault.hashed_blocks import hashed_blocks
from holdall.vault.keys import Keys
from holdall.vault.session import Session, blob_files


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlisted:
    """What lies in `blobs` without a row."""

    garbage: tuple[str, ...]
    """Blob ids; of a file in parts the parts come first, so that what was not removed can be told again."""
    files: tuple[FoundFile, ...]
    """Originals to be kept, seen at a glance."""
    others: tuple[str, ...]
    """To be kept as well: blob ids of parts without their list, and of what does not say what it is."""

    @property
    def blob_ids(self) -> list[str]:
        """Ids of all blob files that are to be kept."""
        return [*self.others, *(it for file in self.files for it in (file.blob_id, *file.parts))]

    @property
    def kept(self) -> list[str]:
        """Ids of all that is to be kept, a file in parts once."""
        return sorted((*(file.blob_id for file in self.files), *self.others))


def unlisted(
    session: Session,
    blobs: BlobStore,
    keys: Keys,
    *,
    reads_twins: bool = True,
    cancelled: Callable[[], bool] | None = None,
) -> Unlisted:
    """Look at every blob file that no row refers to; raises `StoppedError` when cancelled.

    Garbage is what this session wrote and gave up; what was removed for good; what has no name, which we made
    and can make again; an original whose bytes lie whole under another id, to which a record outside the bin
    refers; and parts of a file that was begun and never finished.
    Unless it `reads_twins`, that other id is believed: quick, and enough to tell what is kept, not to remove
    what is not.
    """
    layout, env = session.layout, session.env
    there = list(named_ids(layout, env))  # first: what comes later may get its row meanwhile
    with session.reading() as database:
        live = frozenset(blob_files(database))
        dead = blob_table.removed(database) | blobs.pending
        begun = blob_table.begun(database)
    found = [blob_id for blob_id in there if blob_id not in live and is_file(layout, env, blob_id)]
    garbage = [blob_id for blob_id in found if blob_id in dead]
    rest = [blob_id for blob_id in found if blob_id not in dead]
    survey = BlobSurvey(layout, env, keys, rest, glance=True, cancelled=cancelled).run()
    present = frozenset(rest)
    files: list[FoundFile] = []
    for file in survey.files:
        if not file.header.name or _lies_elsewhere(file, blobs, read=reads_twins):
            garbage += [*present.intersection(file.parts), file.blob_id]
        else:
            files.append(file)
    unfinished = begun.difference(survey.unreadable)
    others = list(survey.unreadable)
    for part in survey.stray_parts:
        (garbage if part.list_id in unfinished else others).append(part.blob_id)
    return Unlisted(
        garbage=tuple(garbage),
        files=tuple(files),
        others=tuple(others),
    )


def _lies_elsewhere(file: FoundFile, blobs: BlobStore, *, read: bool) -> bool:
    """Whether the same bytes lie under another id, and can be read there if that is to be tried."""
    sha256 = file.header.sha256
    twin = blobs.find(sha256.hex())
    if twin is None or not read:
        return twin is not None
    digest = hashlib.sha256()
    try:
        with blobs.open_raw(twin) as reader:
            for _ in hashed_blocks(reader, digest):
                pass
    except BlobUnreadableError:
        return False
    return digest.digest() == sha256
