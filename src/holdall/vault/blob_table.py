"""Rows of stored files in the database, inside the caller's transaction; it must not touch blob files."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import Final, cast

from holdall.vault.database import Database
from holdall.vault.keys import Keys
from holdall.vault.layout import is_blob_id

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


def keep(database: Database, blob_id: str, size: int) -> None:
    """Make the database refer to a blob file of which nothing is known, so that it is not swept up."""
    _insert(database, StoredBlob(id=blob_id, sha256="", size=size), NO_TAG)


def set_tag(database: Database, blob_id: str, tag: bytes) -> None:
    """Give a row another tag."""
    database.execute("UPDATE blobs SET dedup = ? WHERE id = ?", (tag, blob_id))


def holds(database: Database, tag: bytes) -> bool:
    """Whether a stored file with this tag is known."""
    return bool(database.query("SELECT 1 FROM blobs WHERE dedup = ? LIMIT 1", (tag,)))


def blob_files(database: Database) -> list[str]:
    """Ids of all blob files that the database refers to, part files included; what is no id is left out."""
    ids: list[str] = []
    for blob_id, parts in database.query("SELECT id, parts FROM blobs"):
        ids.append(blob_id)
        ids.extend(parts.split())
    return [blob_id for blob_id in ids if is_blob_id(blob_id)]


def _insert(database: Database, stored: StoredBlob, tag: bytes) -> None:
    database.execute(
        "INSERT OR IGNORE INTO blobs VALUES (?, ?, ?, ?, ?)",
        (stored.id, tag, stored.size, stored.media_type, " ".join(stored.parts)),
    )
