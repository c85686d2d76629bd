"""Saving originals out of the vault, bit for bit, where the user says; overwrites nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from holdall.case.stored_file import StoredFile
from holdall.ui.session import Session
from holdall.ui.widgets.file_picker import FilePicker, Want
from holdall.ui.wording import errors


class Saving(QObject):
    """One for each page that can save; asks where to, copies in the background, says what came of it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._window = session, parent
        self._files: tuple[StoredFile, ...] = ()

    def save(self, files: Sequence[StoredFile]) -> None:
        """Let the user choose a folder for these originals."""
        if files:
            self._files = tuple(files)
            title = self.tr("Save the original files, not encrypted, in")  # N7 of the threat model
            picker = FilePicker(self._window, Want.FOLDER, title)
            picker.picked.connect(self.save_in)
            picker.open()

    def save_in(self, folders: Sequence[Path]) -> None:
        """Copy the originals into a folder."""
        from holdall.jobs.save_originals import SaveOriginals

        job = SaveOriginals(self._session.vault, self._files, folders[0])
        self._session.jobs.submit(job, self.tr("Saving originals"), on_done=self._done, on_error=self._failed)

    def _done(self, saved: Sequence[Path]) -> None:
        words = self.tr("Saved %n file(s). This copy is not encrypted.", "", len(saved))
        self._session.notice.emit(words, False)

    def _failed(self, error: BaseException) -> None:
        self._session.notice.emit(errors.explain(error), False)
