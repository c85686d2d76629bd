"""The one table of actions: what it is called, its shortcut, its menu; menus and the help page are made
from it.

An action is carried out by the page in front if that page handles it, else by the window; one that nobody
handles now is disabled. Add a line here and its id to your page's `handlers()`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from holdall.ui.plain_text import tool_tip
from holdall.ui.theme.icons import icon
from holdall.ui.translation import QT_TRANSLATE_NOOP

Handler = Callable[[], object]


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action; `text` is the English source with its mnemonic, `keys` in Qt's portable form."""

    id: str
    text: str
    keys: tuple[str, ...]
    menu: str
    icon: str = ""
    writes: bool = False
    """Whether it changes the vault: then it rests while that is open for reading only."""


MENUS = {
    "vault": QT_TRANSLATE_NOOP("Actions", "&Vault"),
    "edit": QT_TRANSLATE_NOOP("Actions", "&Edit"),
    "view": QT_TRANSLATE_NOOP("Actions", "Vie&w"),
    "go": QT_TRANSLATE_NOOP("Actions", "&Go to"),
    "help": QT_TRANSLATE_NOOP("Actions", "&Help"),
}
PAGE_IDS = ("today", "papers", "people", "story", "applications", "dossiers", "vault", "bin")

TABLE: tuple[ActionSpec, ...] = (
    ActionSpec(
        "import", QT_TRANSLATE_NOOP("Actions", "&Put files in…"), ("Ctrl+I",), "vault", "import", writes=True
    ),
    ActionSpec(
        "import-folder",
        QT_TRANSLATE_NOOP("Actions", "Put a &folder in…"),
        ("Ctrl+Shift+I",),
        "vault",
        "folder",
        writes=True,
    ),
    ActionSpec(
        "export",
        QT_TRANSLATE_NOOP("Actions", "&Save a copy of the original…"),
        ("Ctrl+S",),
        "vault",
        "download",
    ),
    ActionSpec(
        "export-all",
        QT_TRANSLATE_NOOP("Actions", "&Write everything out…"),
        ("Ctrl+Shift+S",),
        "vault",
        "download",
    ),
    ActionSpec(
        "check", QT_TRANSLATE_NOOP("Actions", "&Check the vault"), ("Ctrl+Shift+K",), "vault", "shield"
    ),
    ActionSpec("lock", QT_TRANSLATE_NOOP("Actions", "&Lock"), ("Ctrl+L",), "vault", "lock"),
    ActionSpec("quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), ("Ctrl+Q",), "vault"),
    ActionSpec("undo", QT_TRANSLATE_NOOP("Actions", "&Undo"), ("Ctrl+Z",), "edit", "undo", writes=True),
    ActionSpec(
        "redo", QT_TRANSLATE_NOOP("Actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "edit", "redo", writes=True
    ),
    ActionSpec("new", QT_TRANSLATE_NOOP("Actions", "&New"), ("Ctrl+N",), "edit", "plus", writes=True),
    ActionSpec("open", QT_TRANSLATE_NOOP("Actions", "&Open"), ("Ctrl+Return",), "edit"),
    ActionSpec("delete", QT_TRANSLATE_NOOP("Actions", "&Delete"), ("Del",), "edit", "bin", writes=True),
    ActionSpec(
        "put-back", QT_TRANSLATE_NOOP("Actions", "Put &back"), ("Ctrl+Shift+B",), "edit", "undo", writes=True
    ),
    ActionSpec(
        "empty-bin",
        QT_TRANSLATE_NOOP("Actions", "&Empty the bin…"),
        ("Ctrl+Shift+Del",),
        "edit",
        "bin",
        writes=True,
    ),
    ActionSpec("move-up", QT_TRANSLATE_NOOP("Actions", "Move u&p"), ("Alt+Up",), "edit", "up", writes=True),
    ActionSpec(
        "move-down", QT_TRANSLATE_NOOP("Actions", "Move do&wn"), ("Alt+Down",), "edit", "down", writes=True
    ),
    ActionSpec("find", QT_TRANSLATE_NOOP("Actions", "&Find"), ("Ctrl+F",), "edit", "search"),
    ActionSpec(
        "build", QT_TRANSLATE_NOOP("Actions", "&Build the dossier…"), ("Ctrl+B",), "vault", "dossiers"
    ),
    ActionSpec("previous", QT_TRANSLATE_NOOP("Actions", "P&revious"), ("Alt+Left",), "go", "left"),
    ActionSpec("next", QT_TRANSLATE_NOOP("Actions", "&Next"), ("Alt+Right",), "go", "right"),
    ActionSpec(
        "zoom-in", QT_TRANSLATE_NOOP("Actions", "Zoom page &in"), ("Ctrl+Shift+=",), "view", "zoom-in"
    ),
    ActionSpec(
        "zoom-out", QT_TRANSLATE_NOOP("Actions", "Zoom page &out"), ("Ctrl+Shift+-",), "view", "zoom-out"
    ),
    ActionSpec("zoom-fit", QT_TRANSLATE_NOOP("Actions", "&Fit page"), ("Ctrl+Shift+0",), "view", "fit"),
    ActionSpec("rotate", QT_TRANSLATE_NOOP("Actions", "&Turn page"), ("Ctrl+R",), "view", "rotate"),
    ActionSpec(
        "text-larger", QT_TRANSLATE_NOOP("Actions", "&Larger text"), ("Ctrl+=", "Ctrl++"), "view", "text-size"
    ),
    ActionSpec("text-smaller", QT_TRANSLATE_NOOP("Actions", "&Smaller text"), ("Ctrl+-",), "view"),
    ActionSpec("text-normal", QT_TRANSLATE_NOOP("Actions", "&Normal text"), ("Ctrl+0",), "view"),
    ActionSpec("next-pane", QT_TRANSLATE_NOOP("Actions", "Next &part of the window"), ("F6",), "view"),
    ActionSpec("page-today", QT_TRANSLATE_NOOP("Actions", "&Today"), ("Ctrl+1",), "go", "today"),
    ActionSpec("page-papers", QT_TRANSLATE_NOOP("Actions", "&Papers"), ("Ctrl+2",), "go", "papers"),
    ActionSpec("page-people", QT_TRANSLATE_NOOP("Actions", "P&eople"), ("Ctrl+3",), "go", "people"),
    ActionSpec("page-story", QT_TRANSLATE_NOOP("Actions", "&Story"), ("Ctrl+4",), "go", "story"),
    ActionSpec(
        "page-applications", QT_TRANSLATE_NOOP("Actions", "&Applications"), ("Ctrl+5",), "go", "applications"
    ),
    ActionSpec("page-dossiers", QT_TRANSLATE_NOOP("Actions", "&Dossiers"), ("Ctrl+6",), "go", "dossiers"),
    ActionSpec("page-vault", QT_TRANSLATE_NOOP("Actions", "&Vault"), ("Ctrl+7",), "go", "vault"),
    ActionSpec("page-bin", QT_TRANSLATE_NOOP("Actions", "&Bin"), ("Ctrl+8",), "go", "bin"),
    ActionSpec("help", QT_TRANSLATE_NOOP("Actions", "&Keys and help"), ("F1",), "help", "help"),
)


def action_text(text: str) -> str:
    """The words of a table entry in the user's language, mnemonic included."""
    return QCoreApplication.translate("Actions", text)


class Actions(QObject):
    """The table as live `QAction`s of one window; `read_only` says why nothing can be written, if so."""

    def __init__(self, window: QWidget, own: Mapping[str, Handler], read_only: str = "") -> None:
        super().__init__(window)
        self._own = dict(own)
        self._read_only = read_only
        self._page: Mapping[str, Handler] = {}
        self._actions = {spec.id: self._make(spec, window) for spec in TABLE}
        self.serve({})

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def serve(self, handlers: Mapping[str, Handler]) -> None:
        """Let the page in front carry out what it handles; everything else falls to the window."""
        self._page = handlers
        for spec in TABLE:
            self._actions[spec.id].setEnabled(self._handled(spec) and not self._rests(spec))

    def menu(self, parent: QWidget) -> QMenu:
        """One menu with the groups of the table; entries that cannot be carried out now are left out.

        Except those that only rest because nothing can be written: they say so.
        """
        root = QMenu(parent)
        for key, title in MENUS.items():
            group = root.addMenu(action_text(title))
            group.setToolTipsVisible(bool(self._read_only))
            for spec in TABLE:
                if spec.menu == key:
                    group.addAction(self._actions[spec.id])
        root.aboutToShow.connect(self._refresh)
        return root

    def _handled(self, spec: ActionSpec) -> bool:
        return spec.id in self._page or spec.id in self._own

    def _rests(self, spec: ActionSpec) -> bool:
        return spec.writes and bool(self._read_only)

    def _refresh(self) -> None:
        for spec in TABLE:
            self._actions[spec.id].setVisible(self._handled(spec))

    def _make(self, spec: ActionSpec, window: QWidget) -> QAction:
        action = QAction(action_text(spec.text), window)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        if self._rests(spec):
            action.setToolTip(tool_tip(self._read_only))
        if spec.icon:
            action.setIcon(icon(spec.icon, "secondary"))
        action.triggered.connect(self._run)
        window.addAction(action)
        return action

    def _run(self) -> None:
        action_id = self.sender().objectName()
        handler = self._page.get(action_id) or self._own.get(action_id)
        if handler is not None:
            handler()
