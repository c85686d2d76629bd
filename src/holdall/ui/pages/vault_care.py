"""Looking after the vault: checks every original, writes everything out; says what came of it in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from holdall.errors import StoppedError
from holdall.ui.session import Session
from holdall.ui.widgets.file_picker import FilePicker, Want, free_name
from holdall.ui.wording.amounts import size
from holdall.ui.wording.errors import explain
from holdall.ui.wording.findings import finding, remedy, reminder
from holdall.ui.wording.repairs import taken_in

if TYPE_CHECKING:
    from holdall.carry.open_export import ExportReport
    from holdall.jobs.verify_vault import VerifyReport
    from holdall.vault.repair_intake import Intake


class VaultCare(QObject):
    """`said(words, tone, lines)` when work has ended: in short, how grave, and each thing that is wrong.

    `running(bool)` while work is under way; a second piece of work is not begun before it has ended.
    """

    said = Signal(str, str, object)
    running = Signal(bool)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._busy = False
        self._target = Path()
        session.overlooked.changed.connect(self.show_overlooked)

    def show_overlooked(self) -> None:
        """Say what lies in the vault and is not on its list, if anything is known to."""
        found = self._session.overlooked.findings
        if found:
            self.said.emit(f"{reminder(found)} {remedy(found)}", "caution", tuple(map(finding, found)))

    def check(self) -> None:
        """Read every original and compare it with what was put in."""
        from holdall.jobs.verify_vault import VerifyVault

        if self._begin():
            job = VerifyVault(self._session.vault)
            self._session.jobs.submit(
                job, self.tr("Checking the vault"), on_done=self._checked, on_error=self._check_failed
            )

    def take_in(self) -> None:
        """Put the originals that are not on the list on it."""
        from holdall.jobs.take_in_files import TakeInFiles

        if self._begin():
            self._session.jobs.submit(
                TakeInFiles(self._session.vault),
                self.tr("Taking in originals"),
                on_done=self._taken_in,
                on_error=self._take_in_failed,
            )

    def ask_where(self) -> None:
        """Let the user choose where everything is to be written, then write it."""
        if not self._busy:
            picker = FilePicker(
                self._window, Want.FOLDER, self.tr("Write everything out, not encrypted, into")
            )
            picker.picked.connect(self.export_into)
            picker.open()

    def export_into(self, folders: Sequence[Path]) -> None:
        """Write everything into a new folder in the first of these."""
        from holdall.jobs.export_vault import ExportVault

        if self._begin():
            today = datetime.now(UTC).astimezone().date()
            name = free_name(folders[0], f"{self._session.path.stem} {today.isoformat()}")
            self._target = folders[0] / name
            self._session.jobs.submit(
                ExportVault(self._session.vault, self._target),
                self.tr("Writing everything out"),
                on_done=self._exported,
                on_error=self._export_failed,
            )

    def _begin(self) -> bool:
        if self._busy:
            return False
        self._busy = True
        self.running.emit(True)
        return True

    def _checked(self, report: VerifyReport) -> None:
        self._session.overlooked.tell(report.findings)
        if report.findings:
            words = self.tr("The check found %n thing(s) wrong.", "", len(report.findings))
            lines = tuple(finding(found) for found in report.findings)
            self._end(words, f"{words} {remedy(report.findings)}", "caution", lines)
        else:
            words = self.tr("Sound: %n original(s) are as they were put in.", "", report.files)
            self._end(words, words, "accent")

    def _check_failed(self, error: BaseException) -> None:
        stopped = self.tr("Stopped. The vault was not checked to the end.")
        words = stopped if isinstance(error, StoppedError) else explain(error)
        self._end(words, words, "caution")

    def _taken_in(self, intake: Intake) -> None:
        self._session.overlooked.taken_in()
        words = " ".join(taken_in(intake)) or self.tr("There is nothing left to be taken in.")
        self._end(words, words, "accent")

    def _take_in_failed(self, error: BaseException) -> None:
        stopped = self.tr("Stopped. Nothing was taken in.")
        words = stopped if isinstance(error, StoppedError) else explain(error)
        self._end(words, words, "caution")

    def _exported(self, report: ExportReport) -> None:
        words = self.tr("Written out: %n original(s) and all records.", "", report.files)
        where = self.tr("They lie in %1. This copy is not encrypted.").replace("%1", str(self._target))
        if not report.damaged:
            self._end(words, f"{words} {where} {size(report.bytes)}.", "accent")
            return
        left_out = self.tr(
            "%n original(s) could not be read back and are left out. Check the vault.",
            "",
            len(report.damaged),
        )
        lines = tuple(self._session.records.get(file_id).title_text for file_id in report.damaged)
        self._end(left_out, f"{words} {left_out} {where}", "caution", lines)

    def _export_failed(self, error: BaseException) -> None:
        stopped = self.tr("Stopped. What was written so far has been removed.")
        words = stopped if isinstance(error, StoppedError) else explain(error)
        self._end(words, words, "caution")

    def _end(self, notice: str, words: str, tone: str, lines: tuple[str, ...] = ()) -> None:
        self._busy = False
        self.running.emit(False)
        self.said.emit(words, tone, lines)
        self._session.notice.emit(notice, False)
