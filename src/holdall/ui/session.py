"""What every page gets while a vault is open: the vault, jobs, preferences, and word of changes."""

from __future__ import annotations

from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from holdall.ui.bridge import JobBridge
from holdall.ui.changes import Changes
from holdall.ui.edits import Edits
from holdall.ui.overlooked import Overlooked
from holdall.ui.preferences import KEY, Preferences, from_text
from holdall.ui.wording.steps import step
from holdall.vault.errors import ReadOnly, VaultReadOnlyError

if TYPE_CHECKING:
    from pathlib import Path

    from holdall.jobs.render import PageRenderer
    from holdall.ui.bridge import Runner


class Sandboxes(NamedTuple):
    """Where foreign files are opened: one for jobs, one for previews that must not wait behind an import."""

    work: Any
    previews: Any


class Session(QObject):
    """One open vault and what is going on in it."""

    changed = Signal(object)
    """`frozenset` of record kinds that commits, undo or redo changed since; on the window's thread."""
    notice = Signal(str, bool)
    """A short message for the user; true when undo takes back what it tells of."""
    preferences_changed = Signal(object)

    def __init__(
        self, vault: Any, runner: Runner, sandboxes: Sandboxes, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.vault = vault
        summary = vault.summary
        self.last_change: str = summary.last_change
        """When the vault was last changed before it was opened now; UTC, ISO 8601."""
        self.generation: int = summary.generation
        """The number of that state: it grows with every session that writes."""
        self.sandbox = sandboxes.work
        self.previews = sandboxes.previews
        self._renderer: PageRenderer | None = None
        self.jobs = JobBridge(runner, self)
        self.overlooked = Overlooked(vault, self.jobs, self)
        self.preferences = from_text(vault.settings.get(KEY))
        self.edits = Edits(vault.records, self)
        self._changes = Changes(self)
        self._changes.told.connect(self.changed)
        vault.records.subscribe(self._changes.add)

    @property
    def renderer(self) -> PageRenderer:
        """Draws pages of stored files; loaded when it is first needed, so that a start stays quick."""
        if self._renderer is None:
            from holdall.jobs.render import PageRenderer

            self._renderer = PageRenderer(self.previews)
        return self._renderer

    @property
    def path(self) -> Path:
        """Where the vault lies."""
        return self.vault.path

    @property
    def lacks_walls(self) -> bool:
        """Whether a foreign file was opened where the kernel has no walls against it."""
        return self.sandbox.lacks_walls or self.previews.lacks_walls

    @property
    def read_only(self) -> ReadOnly | None:
        """Why nothing can be changed, if so."""
        return self.vault.read_only

    @property
    def records(self) -> Any:
        """The record store of the open vault."""
        return self.vault.records

    def change(self, label: str) -> AbstractContextManager[Any]:
        """A transaction: `with session.change(self.tr("Rename")) as t: t.put(record)`; one undo step."""
        return self.vault.records.transaction(label)

    def undo(self) -> None:
        """Take back the last step and say which."""
        if label := self.vault.records.undo():
            self.notice.emit(self.tr("Taken back: %1").replace("%1", step(label)), False)

    def redo(self) -> None:
        """Do again what was taken back last."""
        if label := self.vault.records.redo():
            self.notice.emit(self.tr("Done again: %1").replace("%1", step(label)), True)

    def prefer(self, **changes: str | int | bool) -> Preferences:
        """Change preferences, keep them in the vault and tell everybody."""
        self.preferences = replace(self.preferences, **changes)
        with suppress(VaultReadOnlyError):  # then they last as long as the session
            self.vault.settings.set(KEY, self.preferences.to_text())
        self.preferences_changed.emit(self.preferences)
        return self.preferences

    def close(self) -> None:
        """Stop what runs and close the vault."""
        self.jobs.cancel_all()
        self.edits.forget()
        if self._renderer is not None:
            self._renderer.forget()
        self.vault.close()
