"""Records what a session did to a disk, and when each change was made durable; it must not know vaults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import Final

from operation import CHANGING, Kind, Operation

ROOT: Final = PurePath("vault")
"""What the vault's folder is called in a log and in the folders made from it."""


@dataclass(frozen=True)
class Tree:
    """Folders and files as they lie on a disk, by path."""

    folders: frozenset[PurePath] = frozenset()
    files: dict[PurePath, bytes] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Path) -> Tree:
        """Everything in the vault's folder `root`; nothing when it does not exist."""
        if not root.exists():
            return cls()
        found = sorted(root.rglob("*"))
        inside = {path: ROOT / path.relative_to(root) for path in found}
        return cls(
            frozenset({ROOT, *(inside[path] for path in found if path.is_dir())}),
            {inside[path]: path.read_bytes() for path in found if path.is_file()},
        )

    def without(self, pattern: str) -> Tree:
        """The tree less the files of the vault whose names match `pattern`."""
        kept = {path: data for path, data in self.files.items() if not path.match(str(ROOT / pattern))}
        return Tree(self.folders, kept)

    def write(self, place: Path) -> Path:
        """Put the tree into the folder `place`; where the vault then is."""
        for folder in sorted(self.folders):
            (place / folder).mkdir()
        for path, data in self.files.items():
            (place / path).write_bytes(data)
        return place / ROOT


class DiskLog:
    """A watcher that keeps every change of the folder `root`, in order."""

    def __init__(self, root: Path) -> None:
        self.operations: list[Operation] = []
        self.paused = False
        self._root = root

    def before(self, operation: Operation) -> None:
        """Nothing fails."""

    def after(self, operation: Operation) -> None:
        """Keep it."""
        if operation.kind in CHANGING and not self.paused:
            target = self._inside(operation.target) if operation.target else None
            self.operations.append(replace(operation, path=self._inside(operation.path), target=target))

    def _inside(self, path: Path) -> Path:
        if path == self._root.parent:
            return Path(ROOT.parent)
        return Path(ROOT / path.relative_to(self._root))


def durable_at(operations: Sequence[Operation]) -> list[int]:
    """Per operation the index of the one that made it durable, or their number if none did.

    Bytes and size of a file are durable with its sync, names with the sync of their folder: nothing more
    is taken for granted, neither that a file's sync keeps its name nor that names keep their order.
    """
    never = len(operations)
    durable = [never] * never
    waiting: dict[tuple[str, PurePath], list[int]] = {}
    for index, operation in enumerate(operations):
        match operation.kind:
            case Kind.WRITE | Kind.TRUNCATE:
                waiting.setdefault(("file", operation.path), []).append(index)
            case Kind.SYNC:
                _settle(durable, waiting.pop(("file", operation.path), []), index)
            case Kind.SYNC_DIRECTORY:
                _settle(durable, waiting.pop(("names", operation.path), []), index)
            case Kind.SET_TIMES:
                pass
            case _:
                waiting.setdefault(("names", operation.path.parent), []).append(index)
                if operation.target:
                    moved = waiting.pop(("file", operation.path), [])
                    waiting.setdefault(("file", operation.target), []).extend(moved)
    return durable


def _settle(durable: list[int], indexes: list[int], at: int) -> None:
    for index in indexes:
        durable[index] = at
