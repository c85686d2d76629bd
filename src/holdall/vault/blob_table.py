"""Rows of stored files in the database, inside the caller's transaction; it must not touch blob files."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, cast

from holdall.vault.database import Database
from holdall.vault.keys import Keys
from holdall.vault.layout import is_blob_id

_REMOVED: Final = "removed/"
_BEGUN: Final = "begun/"
NO_TAG: Final = bytes(32)
"""In place of a tag where no SHA-256 is known; no file has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBlob:
    """A file that is durable in the vault; `parts` are the blob files of one above 1 GiB."""

    id: str
    sha256: str
    """Lower-case hex."""
    size: int
    """Bytes."""
    media_type: str = ""
    parts: tuple[str, ...] = ()


def dedup_tag(keys: Keys, sha256: str) -> bytes:
    """What the database keeps in place of a SHA-256 (hex), so that it tells nothing without the key."""
    return hmac.digest(cast("bytes", keys.dedup.view()), bytes.fromhex(sha256), "sha256")


def attach(database: Database, keys: Keys, stored: StoredBlob) -> None:
    """Make the database refer to a stored file."""
    _insert(database, stored, dedup_tag(keys, stored.sha256))
    database.execute("DELETE FROM meta WHERE name = ?", (_BEGUN + stored.id,))


def begin(database: Database, blob_id: str, generation: int) -> None:
    """Note that parts of a stored file are written: until it is attached or whole, they are garbage."""
    database.set_meta(_BEGUN + blob_id, generation)


def begun(database: Database) -> frozenset[str]:
    """Ids of stored files in parts that were begun and not attached."""
    return _marked(database, _BEGUN)


def bury(database: Database, blob_ids: Iterable[str], generation: int) -> None:
    """Note that blob files are removed for good: whatever still lies under such an id is garbage."""
    for blob_id in blob_ids:
        database.set_meta(_REMOVED + blob_id, generation)


def removed(database: Database) -> frozenset[str]:
    """Ids of all blob files that were removed for good."""
    return _marked(database, _REMOVED)


def keep(database: Database, blob_id: str) -> None:
    """Make the database refer to a blob file of which nothing is known, so that it is not swept up."""
    _insert(database, StoredBlob(id=blob_id, sha256="", size=0), NO_TAG)


def set_tag(database: Database, blob_id: str, tag: bytes) -> None:
    """Give a row another tag."""
    database.execute("UPDATE blobs SET dedup = ? WHERE id = ?", (tag, blob_id))


def in_use(database: Database, tag: bytes) -> str | None:
    """Id of a stored file with this tag that a record outside the bin refers to, if any."""
    found = database.query(
        "SELECT blobs.id FROM blobs JOIN links ON links.target = blobs.id"
        " JOIN records ON records.seq = links.record WHERE dedup = ? AND binned = '' LIMIT 1",
        (tag,),
    )
    return found[0][0] if found else None


def kept(database: Database) -> int:
    """How many rows `keep` made to which no record refers."""
    found = database.query(
        "SELECT count(*) FROM blobs WHERE dedup = ?"
        " AND NOT EXISTS (SELECT 1 FROM links WHERE target = blobs.id)",
        (NO_TAG,),
    )
    return found[0][0]


def remove(database: Database, blob_id: str) -> None:
    """Make the database refer to a stored file no more."""
    database.execute("DELETE FROM blobs WHERE id = ?", (blob_id,))


def blob_files(database: Database) -> list[str]:
    """Ids of all blob files that the database refers to, part files included; what is no id is left out."""
    ids: list[str] = []
    for blob_id, parts in database.query("SELECT id, parts FROM blobs"):
        ids.append(blob_id)
        ids.extend(parts.split())
    return [blob_id for blob_id in ids if is_blob_id(blob_id)]


def _marked(database: Database, prefix: str) -> frozenset[str]:
    names = database.query("SELECT name FROM meta WHERE substr(name, 1, ?) = ?", (len(prefix), prefix))
    return frozenset(name.removeprefix(prefix) for (name,) in names)


def _insert(database: Database, stored: StoredBlob, tag: bytes) -> None:
    database.execute(
        "INSERT OR IGNORE INTO blobs VALUES (?, ?, ?, ?, ?)",
        (stored.id, tag, stored.size, stored.media_type, " ".join(stored.parts)),
    )
