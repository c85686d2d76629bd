"""Putting files in from anywhere in the window: choose or drop them, run the job, tell what came of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from holdall.ui.session import Session
from holdall.ui.widgets.file_picker import FilePicker, Want
from holdall.ui.widgets.tell import tell
from holdall.ui.wording import errors
from holdall.ui.wording.files import import_summary, left_out_lines, troubled_lines

if TYPE_CHECKING:
    from holdall.jobs.import_files import ImportReport
    from holdall.jobs.job import JobContext


class Importing(QObject):
    """One per window; `ended(report)` after each import that was not stopped by an error."""

    ended = Signal(object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window

    def pick_files(self) -> None:
        """Let the user choose files."""
        self._pick(Want.FILES, self.tr("Put files in"))

    def pick_folder(self) -> None:
        """Let the user choose a folder; everything in it is put in."""
        self._pick(Want.FOLDER, self.tr("Put a whole folder in"))

    def take(self, paths: Sequence[Path]) -> None:
        """Put these files and folders in, in the background."""
        job = _Import(self._session.vault, self._session.sandbox, paths)
        self._session.jobs.submit(
            job, self.tr("Putting papers in"), on_done=self._done, on_error=self._failed
        )

    def _pick(self, want: Want, title: str) -> None:
        picker = FilePicker(self._window, want, title)
        picker.picked.connect(self.take)
        picker.open()

    def _done(self, report: ImportReport) -> None:
        words = [import_summary(report)]
        if self._session.lacks_walls:
            words.append(self.tr("This computer protects less from hostile files: see the page Vault."))
        self._session.notice.emit(" ".join(words), False)
        self.ended.emit(report)
        left_out, troubled = left_out_lines(report), troubled_lines(report)
        if left_out or troubled:
            tell(
                self._window,
                self.tr("Not every file is in and readable"),
                {self.tr("Not put in"): left_out, self.tr("Put in, but cannot be shown whole"): troubled},
            )

    def _failed(self, error: BaseException) -> None:
        self._session.notice.emit(errors.explain(error), False)


class _Import:
    """The job, whose code is loaded where it runs: on the window's thread that stops everything for long."""

    def __init__(self, vault: Any, sandbox: Any, paths: Sequence[Path]) -> None:
        self._vault, self._sandbox, self._paths = vault, sandbox, paths

    @property
    def writes_to(self) -> Hashable:
        """The vault: one writer at a time."""
        return self._vault.path

    def run(self, context: JobContext) -> ImportReport:
        """Take everything in; raises what `ImportFiles` does."""
        from holdall.jobs.import_files import ImportFiles

        return ImportFiles(self._vault, self._sandbox, self._paths).run(context)


def dropped_paths(event: QDropEvent) -> list[Path]:
    """The local files and folders of a drop."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


class DropTarget(QObject):
    """Lets a widget and everything on it take dropped files."""

    def __init__(self, widget: QWidget, take: Callable[[Sequence[Path]], object]) -> None:
        super().__init__(widget)
        self._take = take
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: object) -> bool:  # noqa: ARG002
        if isinstance(event, QDragEnterEvent) and event.mimeData().hasUrls():
            event.acceptProposedAction()
            return True
        if type(event) is QDropEvent:
            paths = dropped_paths(event)
            if paths:
                event.acceptProposedAction()
                self._take(paths)
            return True
        return False
