"""Our own file picker: leaves no trace on the host, works by keyboard alone; knows no vault.

Qt's dialogs, native or not, write what was opened into the host's settings.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, QStandardPaths, QStorageInfo, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from holdall.ui.plain_text import tool_tip
from holdall.ui.theme.icons import set_icon
from holdall.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from holdall.ui.widgets.basics import Button, button, heading, icon_button, paragraph
from holdall.ui.widgets.folder_model import FolderModel, list_folder
from holdall.ui.widgets.lock_at_hand import keep_lock_at_hand

_SIZE = (820, 520)
_PLACES_WIDTH = 190
_PLACES_LETTERS = 22
"""However large the text is, so much of a place's name can be read."""
_LOCATION = QStandardPaths.StandardLocation

_USUAL = (
    (_LOCATION.DesktopLocation, "computer"),
    (_LOCATION.DocumentsLocation, "folder"),
    (_LOCATION.DownloadLocation, "download"),
    (_LOCATION.PicturesLocation, "image"),
)


class Want(StrEnum):
    """What is to be picked."""

    FILES = "files"
    FOLDER = "folder"
    SAVE = "save"


def places() -> list[tuple[str, str, Path]]:
    """Icon, name and path of where people keep things: home, its usual folders, drives and sticks."""
    found = [("home", QStandardPaths.displayName(_LOCATION.HomeLocation), Path.home())]
    for location, mark in _USUAL:
        found += [
            (mark, QStandardPaths.displayName(location), Path(path))
            for path in QStandardPaths.standardLocations(location)[:1]
        ]
    system = ("/boot", "/proc", "/sys", "/dev", "/run/user", "/snap", "/var", "/etc", "/usr", "/opt")
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if volume.isValid() and volume.isReady() and not root.startswith(system) and Path(root).is_dir():
            found.append(("drive", volume.displayName(), Path(root)))
    seen: set[Path] = set()
    return [place for place in found if place[2].is_dir() and not (place[2] in seen or seen.add(place[2]))]


def free_name(folder: Path, name: str) -> str:
    """This name, or one like it with a number, that nothing in the folder has yet."""
    free, number = Path(name), 1
    while os.path.lexists(folder / free):
        number += 1
        free = Path(name).with_stem(f"{Path(name).stem} {number}")
    return free.name


class FilePicker(QDialog):
    """`picked` carries the chosen paths: files, one folder, or one path to save to.

    Files not in `accept` are not listed. A folder whose name ends in `whole` is taken, others are entered.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget, want: Want, title: str, *, start: Path | None = None, name: str = "",
                 accept: Callable[[str], bool] = bool, whole: str = "") -> None:  # fmt: skip
        super().__init__(parent)
        self._want, self._accept, self._whole, self._offered = want, accept, whole, name
        self.setWindowTitle("Holdall")
        keep_lock_at_hand(self)
        self.resize(*_SIZE)
        self._place = start or Path.home()
        self.model = FolderModel()
        self._path = QLineEdit()
        self._path.setAccessibleName(self.tr("Folder"))
        self._path.returnPressed.connect(self._go_typed)
        self._note = paragraph("", "danger")
        self._note.hide()
        self.view = self._make_view()
        self.name = QLineEdit(name)
        self.name.setAccessibleName(self.tr("File name"))
        self.name.setVisible(want is Want.SAVE)
        self.name.textChanged.connect(self._update)
        self._ok = button("", self._choose, kind="primary")
        self._build(title)
        self.go(self._place)
        self.finished.connect(self.deleteLater)

    def go(self, place: Path) -> None:
        """Show another folder; one that cannot be read is said so and not entered."""
        try:
            entries = list_folder(place, only_folders=self._want is Want.FOLDER, accept=self._accept)
        except OSError:
            self._say(self.tr("This folder cannot be opened."))
            return
        self._say("")
        self._place = place
        if self._want is Want.SAVE and self._offered and not self.name.isModified():
            self.name.setText(free_name(place, self._offered))
        self._path.setText(str(place))
        self.model.show(entries)
        if entries:
            self.view.setCurrentIndex(self.model.index(0, 0))
            self.view.clearSelection()
        self._update()

    def _build(self, title: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addWidget(heading(title, 2))
        bar = QHBoxLayout()
        bar.addWidget(icon_button("up", self.tr("Folder above"), self._go_up))
        bar.addWidget(self._path, 1)
        layout.addLayout(bar)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_M)
        middle.addWidget(self._places())
        middle.addWidget(self.view, 1)
        layout.addLayout(middle, 1)
        layout.addWidget(self._note)
        layout.addWidget(self.name)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addStretch(1)
        buttons.addWidget(button(self.tr("Cancel"), self.reject))
        buttons.addWidget(self._ok)
        layout.addLayout(buttons)
        for each in self.findChildren(QPushButton):
            each.setAutoDefault(False)
        self.name.returnPressed.connect(self._ok.click)
        if self._want is Want.SAVE:
            self.name.setFocus()
            QTimer.singleShot(0, self, self._mark_stem)  # when it is shown, Qt marks all
        else:
            self.view.setFocus()

    def _mark_stem(self) -> None:
        """What is typed now takes the place of the name, and leaves its ending."""
        self.name.setSelection(0, len(Path(self.name.text()).stem))

    def _places(self) -> QFrame:
        frame = QFrame()
        width = max(_PLACES_WIDTH, _PLACES_LETTERS * self.fontMetrics().averageCharWidth())
        frame.setFixedWidth(width)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        self._shortcuts: dict[str, Path] = {}
        for number, (mark, name, path) in enumerate(places()):
            entry = Button(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, width - 60))
            entry.setProperty("kind", "quiet")
            entry.setObjectName(f"place{number}")
            entry.setToolTip(tool_tip(str(path)))
            entry.setAccessibleName(name)
            set_icon(entry, mark, "secondary")
            entry.clicked.connect(self._go_place)
            self._shortcuts[entry.objectName()] = path
            column.addWidget(entry)
        column.addStretch(1)
        return frame

    def _make_view(self) -> QTableView:
        view = _EnterView()
        view.setModel(self.model)
        high = view.fontMetrics().height()
        view.setIconSize(QSize(high, high))
        view.setAccessibleName(self.tr("Folders and files"))
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        many = self._want is Want.FILES
        modes = QAbstractItemView.SelectionMode
        view.setSelectionMode(modes.ExtendedSelection if many else modes.SingleSelection)
        view.verticalHeader().hide()
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        view.entered_row.connect(self._enter)
        view.up_wanted.connect(self._go_up)
        view.selectionModel().selectionChanged.connect(self._update)
        return view

    def _selected(self) -> list[Path]:
        rows = self.view.selectionModel().selectedRows()
        return [self.model.entry(index.row()).path for index in rows]

    def _update(self) -> None:
        chosen = len(self._selected())
        self._ok.setText({
            Want.FILES: self.tr("Take %n item(s)", "", chosen) if chosen else self.tr("Take"),
            Want.FOLDER: self.tr("Take this folder"),
            Want.SAVE: self.tr("Save here"),
        }[self._want])  # fmt: skip
        self._ok.setEnabled({
            Want.FILES: bool(chosen), Want.FOLDER: True, Want.SAVE: bool(self.name.text().strip()),
        }[self._want])  # fmt: skip

    def _choose(self) -> None:
        if self._want is Want.FILES:
            paths = self._selected()
        elif self._want is Want.FOLDER:
            paths = self._selected() or [self._place]
        else:
            paths = [self._place / self.name.text().strip()]
            if os.path.lexists(paths[0]):
                self.name.setText(free_name(self._place, paths[0].name))
                self._say(self.tr("There is already something with this name. Choose another name."))
                return
        self.accept()
        self.picked.emit(paths)

    def _enter(self, index: QModelIndex) -> None:
        entry = self.model.entry(index.row())
        if entry.folder and not (self._whole and entry.path.name.endswith(self._whole)):
            self.go(entry.path)
        elif self._want is not Want.SAVE:
            self._choose()
        else:
            self.name.setText(entry.path.name)

    def _go_up(self) -> None:
        self.go(self._place.parent)

    def _go_typed(self) -> None:
        self.go(Path(self._path.text()).expanduser())

    def _go_place(self) -> None:
        self.go(self._shortcuts[self.sender().objectName()])

    def _say(self, text: str) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))


class _EnterView(QTableView):
    """Enter opens, Backspace goes up, on every platform alike."""

    entered_row = Signal(QModelIndex)
    up_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.doubleClicked.connect(self.entered_row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Backspace:
            self.up_wanted.emit()
        else:
            super().keyPressEvent(event)
