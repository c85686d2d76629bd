"""The folders and files of one place, for the picker; lists names, reads no contents, remembers nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from holdall.ui.theme.icons import icon
from holdall.ui.wording.amounts import size
from holdall.ui.wording.dates import day

Index = QModelIndex | QPersistentModelIndex
_HIDDEN_ON_WINDOWS = 0x2


@dataclass(frozen=True, slots=True)
class Entry:
    """One name in a folder."""

    path: Path
    folder: bool
    size: int
    modified: float


def list_folder(place: Path, *, only_folders: bool, accept: Callable[[str], bool]) -> list[Entry]:
    """Folders first, then files, by name; hidden and unreadable ones are left out. Raises `OSError`."""
    found: list[Entry] = []
    with os.scandir(place) as entries:
        for entry in entries:
            try:
                folder, info = entry.is_dir(), entry.stat()
            except OSError:
                continue
            hidden = entry.name.startswith(".") or getattr(info, "st_file_attributes", 0) & _HIDDEN_ON_WINDOWS
            if not hidden and (folder or (not only_folders and accept(entry.name))):
                found.append(Entry(Path(entry.path), folder, info.st_size, info.st_mtime))
    return sorted(found, key=lambda item: (not item.folder, item.path.name.casefold()))


class FolderModel(QAbstractTableModel):
    """Name, size, date."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Show these."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        return self._entries[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Name"), self.tr("Size"), self.tr("Changed"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon("folder" if entry.folder else "file", "accent" if entry.folder else "secondary")
        if role == Qt.ItemDataRole.DisplayRole:
            changed = day(datetime.fromtimestamp(entry.modified, UTC).date())
            return (entry.path.name, "" if entry.folder else size(entry.size), changed)[index.column()]
        return None
