"""Building a dossier: where to, under which free name, in the background, and what came of it in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from holdall.case.dossier_plan import DossierPlan
from holdall.errors import StoppedError
from holdall.ui.session import Session
from holdall.ui.widgets.file_picker import FilePicker, Want, free_name
from holdall.ui.wording.amounts import size
from holdall.ui.wording.archival import archival_sentences
from holdall.ui.wording.gaps import build_sentence

if TYPE_CHECKING:
    from holdall.dossier.report import DossierReport

_SUFFIX = ".pdf"


class DossierBuilding(QObject):
    """`said(words, tone)` when a build has ended; `running(bool)` while one is under way."""

    said = Signal(str, str)
    running = Signal(bool)

    def __init__(self, session: Session, window: QWidget, title_of: Callable[[str], str]) -> None:
        super().__init__(window)
        self._session, self._window, self._title_of = session, window, title_of
        self._plan: DossierPlan | None = None
        self._target = Path()

    def ask(self, plan: DossierPlan) -> None:
        """Let the user say where to, then build."""
        self._plan = plan
        picker = FilePicker(
            self._window,
            Want.SAVE,
            self.tr("Save the dossier, not encrypted, as"),  # N7 of the threat model
            name=_file_name(plan),
            accept=_is_pdf,
        )
        picker.picked.connect(self._picked)
        picker.open()

    def build(self, plan: DossierPlan, target: Path) -> None:
        """Build into a file of this name, or one like it when the name is taken."""
        from holdall.jobs.build_dossier import BuildDossier

        if not _is_pdf(target.name):
            target = target.with_name(target.name + _SUFFIX)
        self._target = target.with_name(free_name(target.parent, target.name))
        job = BuildDossier(self._session.vault, self._session.sandbox, plan, self._target)
        self.running.emit(True)
        self._session.jobs.submit(
            job, self.tr("Building the dossier"), on_done=self._built, on_error=self._failed
        )

    def _picked(self, paths: list[Path]) -> None:
        if self._plan is not None:
            self.build(self._plan, paths[0])

    def _built(self, report: DossierReport) -> None:
        ready = self.tr(
            "Dossier ready: %n page(s). Every page was checked against the index.", "", report.pages
        )
        where = self.tr("It is called %1 and lies in %2. This copy is not encrypted.")
        where = where.replace("%1", self._target.name).replace("%2", str(self._target.parent))
        covered = self.tr(  # N7 of the threat model
            "Words on a page of an exhibit that nobody sees, as under a black bar, are still in it and can "
            "be read. Where that would hurt somebody, put in a picture of the page instead."
        )
        words = [ready, f"{where} {size(report.size)}.", covered]
        if report.over_size_cap:
            words.append(self.tr("It is larger than this authority accepts. Take some exhibits off."))
        words.append(archival_sentences(report))
        self._end("\n\n".join(words), "caution" if report.over_size_cap else "accent", ready)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, StoppedError):
            words = self.tr("Stopped. No dossier was made.")
        else:
            words = build_sentence(error, self._title_of)
        self._end(words, "caution", words)

    def _end(self, words: str, tone: str, notice: str) -> None:
        self.running.emit(False)
        self.said.emit(words, tone)
        self._session.notice.emit(notice, False)


def _file_name(plan: DossierPlan) -> str:
    clean = "".join(char if char.isalnum() or char in " -_" else " " for char in plan.title)
    return f"{' '.join(clean.split()) or 'Dossier'}{_SUFFIX}"


def _is_pdf(name: str) -> bool:
    return name.lower().endswith(_SUFFIX)
