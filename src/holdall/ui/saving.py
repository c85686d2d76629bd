"""Saving originals out of the vault, bit for bit, where the user says; overwrites nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from holdall.case.stored_file import StoredFile
from holdall.jobs.save_originals import SaveOriginals
from holdall.ui.session import Session
from holdall.ui.widgets.file_picker import FilePicker, Want
from holdall.ui.wording import errors


def save_original(session: Session, parent: QWidget, files: Sequence[StoredFile]) -> None:
    """Let the user choose a folder and copy the originals there."""
    if files:
        picker = FilePicker(parent, Want.FOLDER, parent.tr("Save the original files in"))
        picker.picked.connect(_Save(session, parent, files))
        picker.open()


class _Save:
    def __init__(self, session: Session, parent: QWidget, files: Sequence[StoredFile]) -> None:
        self._session, self._parent, self._files = session, parent, tuple(files)

    def __call__(self, folders: Sequence[Path]) -> None:
        job = SaveOriginals(self._session.vault, self._files, folders[0])
        title = self._parent.tr("Saving originals")
        self._session.jobs.submit(job, title, on_done=self._done, on_error=self._failed)

    def _done(self, saved: Sequence[Path]) -> None:
        words = self._parent.tr("Saved %n file(s). This copy is not encrypted.", "", len(saved))
        self._session.notice.emit(words, False)

    def _failed(self, error: BaseException) -> None:
        self._session.notice.emit(errors.explain(error), False)
