"""One thing done to a file or folder, and who watches it; it must not know vaults.

Both layers under a vault, its own `FileSystem` and SQLite's, report here in the order in which they act.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class Kind(StrEnum):
    """What is done."""

    MAKE_DIRECTORY = "make-directory"
    REMOVE_DIRECTORY = "remove-directory"
    CREATE = "create"
    WRITE = "write"
    TRUNCATE = "truncate"
    SYNC = "sync"
    RENAME = "rename"
    REMOVE = "remove"
    SYNC_DIRECTORY = "sync-directory"
    SET_TIMES = "set-times"
    OPEN = "open"
    READ = "read"
    LIST = "list"


CHANGING = frozenset(Kind) - {Kind.OPEN, Kind.READ, Kind.LIST}
"""What may change what a disk holds, or when."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation; `size` is that of a truncation, `target` the new name of a renaming."""

    kind: Kind
    path: Path
    offset: int = 0
    data: bytes = b""
    size: int = 0
    target: Path | None = None

    def __str__(self) -> str:
        return f"{self.kind} {self.path.name}"


class ShortWriteError(OSError):
    """Write half of it, and only then fail with this error: what a disk does that fills up."""


class Watcher(Protocol):
    """Is told of every operation; may raise `OSError` before one, which then fails with it."""

    def before(self, operation: Operation) -> None:
        """About to be done."""
        ...

    def after(self, operation: Operation) -> None:
        """Done without an error."""
        ...
