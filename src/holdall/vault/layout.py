"""Names and places of everything in a vault's folder; it must not touch the disk.

Names are lower-case hex digits and letters only: file systems of sticks do not tell cases apart. What a later
master key opens lies in a folder of its own, so that no file has to be replaced by another of its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

KEY_NAMES: Final = ("vault.key", "vault.key2")
HEAD_NAMES: Final = ("head.a", "head.b")
SNAPSHOT_COUNT: Final = 3
TEMPORARY: Final = ".part"
_BLOB_ID: Final = re.compile(r"[0-9a-f]{32}")
_GENERATION: Final = re.compile(r"g([2-9]|[1-9][0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths inside the vault's folder `root` under the master key of one generation."""

    root: Path
    generation: int = 1

    @property
    def base(self) -> Path:
        """Where all but key file and lock lies: `root`, or a folder in it from the second generation on."""
        return self.root if self.generation == 1 else self.root / f"g{self.generation}"

    @property
    def successor(self) -> Layout:
        """The places of the next generation."""
        return replace(self, generation=self.generation + 1)

    @property
    def keys(self) -> tuple[Path, Path]:
        """Both copies of the key file."""
        return self.root / KEY_NAMES[0], self.root / KEY_NAMES[1]

    @property
    def pending_key(self) -> Path:
        """The key file of a generation in the making, until it takes the place of the vault's own."""
        return self.base / KEY_NAMES[0]

    @property
    def heads(self) -> tuple[Path, Path]:
        """Both head records."""
        return self.base / HEAD_NAMES[0], self.base / HEAD_NAMES[1]

    @property
    def index(self) -> Path:
        """The database."""
        return self.base / "index.db"

    @property
    def index_log(self) -> Path:
        """The database's write-ahead log; there only while the vault is open, or after a crash."""
        return self.base / "index.db-wal"

    @property
    def index_journal(self) -> Path:
        """A rollback journal: no vault ever has one, and SQLite would obey it."""
        return self.base / "index.db-journal"

    @property
    def search(self) -> Path:
        """The search index: derived, and made again when it is not there."""
        return self.base / "search.db"

    @property
    def search_log(self) -> Path:
        """Its write-ahead log."""
        return self.base / "search.db-wal"

    @property
    def search_journal(self) -> Path:
        """A rollback journal: no index ever has one, and SQLite would obey it."""
        return self.base / "search.db-journal"

    @property
    def lock(self) -> Path:
        """The empty file that carries the lock."""
        return self.root / "lock"

    @property
    def creating(self) -> Path:
        """An empty file that marks a folder whose creation was begun."""
        return self.root / "creating"

    @property
    def blobs(self) -> Path:
        """The folder of blob shards."""
        return self.base / "blobs"

    @property
    def quarantine(self) -> Path:
        """Where unreferenced blobs wait for one more session before they are removed."""
        return self.base / "quarantine"

    @property
    def scratch(self) -> Path:
        """A database that a repair is making; it is not yet the vault's."""
        return self.base / "repair.db"

    @property
    def scratch_log(self) -> Path:
        """Its write-ahead log."""
        return self.base / "repair.db-wal"

    @property
    def repaired(self) -> Path:
        """A database that a repair has finished: it will be the vault's once the old one is set aside."""
        return self.base / "repaired.db"

    @property
    def repaired_log(self) -> Path:
        """Its write-ahead log."""
        return self.base / "repaired.db-wal"

    @property
    def damaged(self) -> Path:
        """Where a repair keeps the database it replaced, sealed as it was."""
        return self.base / "damaged"

    @property
    def snapshots(self) -> tuple[Path, ...]:
        """The ring of sealed copies of the database."""
        return tuple(self.base / "snapshots" / str(number) for number in range(SNAPSHOT_COUNT))

    def blob(self, blob_id: str) -> Path:
        """The file of a blob."""
        return self.blobs / blob_id[:2] / f"{blob_id}.blob"


def blob_id_of(name: str) -> str:
    """The blob id in a file name, or an empty string when it is no blob's name."""
    blob_id, dot, suffix = name.partition(".")
    return blob_id if is_blob_id(blob_id) and dot + suffix == ".blob" else ""


def generation_of(name: str) -> int:
    """The key generation whose folder has this name, or 0 when it is no such folder's."""
    found = _GENERATION.fullmatch(name)
    return int(found[1]) if found else 0


def is_blob_id(text: str) -> bool:
    """Whether `text` can be a blob's id: 32 lower-case hex digits, and so no way out of the folder."""
    return _BLOB_ID.fullmatch(text) is not None
