"""Leads from the first screen to an open vault; knows no page, nor what is asked before one is entered."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from holdall.crypto.secret import Secret
from holdall.jobs.erase_vault import EraseVault
from holdall.ui.bridge import JobBridge, Runner
from holdall.ui.gate.create import SUFFIX, CreateScreen
from holdall.ui.gate.damaged import DamagedScreen
from holdall.ui.gate.entry_steps import EntrySteps
from holdall.ui.gate.erasing import ErasingScreen
from holdall.ui.gate.recovery import RecoveryScreen
from holdall.ui.gate.rekey_steps import RekeySteps
from holdall.ui.gate.repaired import RepairedScreen
from holdall.ui.gate.screen import Screen
from holdall.ui.gate.sheet_saver import SheetSaver
from holdall.ui.gate.unlock import UnlockScreen
from holdall.ui.gate.welcome import WelcomeScreen
from holdall.ui.handover import Errand, Task
from holdall.ui.opening import (
    CreateVault,
    NeedsRepair,
    OpenVault,
    RepairAndOpen,
)
from holdall.ui.widgets.file_picker import FilePicker, Want
from holdall.ui.widgets.new_passphrase import load_judgement
from holdall.ui.wording.erasing import outcome
from holdall.ui.wording.errors import explain
from holdall.vault.diagnosis import RepairOption
from holdall.vault.erasing import Erased
from holdall.vault.errors import NotAVaultError
from holdall.vault.layout import Layout
from holdall.vault.repair import RepairReport
from holdall.vault.vault import Vault

SAMPLE_PASSPHRASE = "sample"  # noqa: S105 - no secret
"""Everything in the sample is invented."""


class Gate(QStackedWidget):
    """Emits `opened(vault)`; the language chosen on the way is asked for with `language_chosen`.

    `fresh_process_wanted(errand)` when this one knows of a vault what it must forget.
    """

    opened = Signal(object)
    sample_opened = Signal(object)
    """A new, empty vault that the sample case shall be put into."""
    language_chosen = Signal(str)
    fresh_process_wanted = Signal(object)

    def __init__(self, runner: Runner, language: str, errand: Errand | None = None) -> None:
        super().__init__()
        self._jobs = JobBridge(runner, self)
        self._language = language
        self._vault: Any = None
        if errand is None:
            self.welcome()
        else:
            begin = {
                Task.UNLOCK: self.unlock, Task.TELL_LOSS: self._unlock_with_loss,
                Task.ERASE: self.erase, Task.REKEY: self.rekey,
            }  # fmt: skip
            begin[errand.task](errand.path)

    @property
    def front(self) -> Screen:
        """The screen in front."""
        screen = self.currentWidget()
        assert isinstance(screen, Screen)
        return screen

    def welcome(self) -> None:
        """The first screen."""
        screen = WelcomeScreen(self._language, sample=True)
        screen.create_wanted.connect(self.start_creating)
        screen.open_wanted.connect(self._pick)
        screen.sample_wanted.connect(self._pick_sample_place)
        screen.language_chosen.connect(self.language_chosen)
        self._show(screen)

    def start_creating(self) -> None:
        """Make a new vault."""
        screen = CreateScreen(Path.home(), self._language)
        screen.back.connect(self.welcome)
        screen.submitted.connect(self._create)
        self._show(screen)

    def unlock(self, path: Path) -> None:
        """Open this vault."""
        screen = UnlockScreen(path)
        screen.back.connect(self.welcome)
        screen.submitted.connect(self._open)
        self._show(screen)

    def _unlock_with_loss(self, path: Path) -> None:
        self.unlock(path)
        words = self.tr("What was typed last could not be stored before the vault was locked.")
        self.front.say(words, tone="caution")

    def erase(self, path: Path) -> None:
        """Erase this vault, which was confirmed and is not open any more."""
        screen = ErasingScreen(path)
        screen.again.connect(partial(self._erase, path))
        screen.back.connect(self.welcome)
        self._show(screen)
        self._erase(path)

    def _erase(self, path: Path) -> None:
        screen = self.front
        assert isinstance(screen, ErasingScreen)
        screen.follow(self._jobs.submit(EraseVault(path), on_done=self._erased))

    def _erased(self, done: Erased) -> None:
        screen = self.front
        if done.unremoved and isinstance(screen, ErasingScreen):
            screen.show_remains(done)
        else:
            self.welcome()
            self.front.say("\n".join(outcome(done)), tone="")

    def rekey(self, path: Path) -> None:
        """Give this vault, which is not open, a new master key."""
        steps = RekeySteps(path, self._show, self._jobs, self._language, self)
        steps.left.connect(partial(self.fresh_process_wanted.emit, Errand(path)))
        steps.begin()

    def _pick(self) -> None:
        title = self.tr("Which vault? Choose its folder.")
        picker = FilePicker(self, Want.FOLDER, title, whole=SUFFIX)
        picker.picked.connect(self._picked)
        picker.open()

    def _pick_sample_place(self) -> None:
        picker = FilePicker(self, Want.FOLDER, self.tr("Where shall the sample be made?"))
        picker.picked.connect(self._make_sample)
        picker.open()

    def _make_sample(self, paths: list[Path]) -> None:
        path = paths[0] / (self.tr("Sample") + SUFFIX)
        if path.exists():
            self.unlock(path)
            words = self.tr("Its passphrase is: %1").replace("%1", SAMPLE_PASSPHRASE)
            self.front.say(words, tone="secondary")
            return
        self.front.busy(True)
        job = CreateVault(path, Secret.from_text(SAMPLE_PASSPHRASE))
        self._jobs.submit(job, on_done=self._sample_made, on_error=self._refused)

    def _sample_made(self, result: tuple[Any, str]) -> None:
        self.sample_opened.emit(result[0])

    def _picked(self, paths: list[Path]) -> None:
        if any(key.exists() for key in Layout(paths[0]).keys):
            self.unlock(paths[0])
        else:
            self.front.say(explain(NotAVaultError()))

    def _create(self, path: Path, secret: Secret) -> None:
        self.front.busy(True)
        self._jobs.submit(CreateVault(path, secret), on_done=self._created, on_error=self._refused)

    def _created(self, result: tuple[Any, str]) -> None:
        self._vault, code = result
        screen = RecoveryScreen(code)
        SheetSaver(screen, self._jobs, self._vault.recovery_sheet(code), self._language)
        screen.done.connect(self._enter)
        self._show(screen)

    def _refused(self, error: BaseException) -> None:
        self.front.refused(error)

    def _open(self, path: Path, secret: Secret) -> None:
        self.front.busy(True)
        job = self._jobs.submit(OpenVault(path, secret), on_done=self._opened, on_error=self._open_failed)
        job.progressed.connect(self._diagnosing)

    def _diagnosing(self) -> None:
        self.front.say(self.tr("It does not open. Looking at what is wrong…"), tone="secondary")

    def _opened(self, result: Vault | NeedsRepair) -> None:
        if isinstance(result, NeedsRepair):
            self.offer_repair(result)
        else:
            self._vault = result
            self._lead_in()

    def _lead_in(self) -> None:
        steps = EntrySteps(self._vault, self._show, self._jobs, self._language, self)
        steps.entered.connect(self._enter)
        steps.rekey_wanted.connect(partial(self.rekey, self._vault.path))
        steps.close_failed.connect(partial(self._close_failed, self._vault.path))
        steps.begin()

    def _close_failed(self, path: Path, error: BaseException) -> None:
        """It is closed all the same, but what comes next shall not be begun on such a disk."""
        self.unlock(path)
        self.front.say(explain(error))

    def offer_repair(self, damaged: NeedsRepair) -> None:
        """Say what is wrong with a vault and repair it as the user chooses."""
        screen = DamagedScreen(damaged)
        screen.back.connect(partial(self.unlock, damaged.path))
        screen.repair_wanted.connect(partial(self._repair, damaged))
        self._show(screen)

    def _repair(self, damaged: NeedsRepair, chosen: RepairOption) -> None:
        screen = self.front
        assert isinstance(screen, DamagedScreen)
        screen.busy(True)
        screen.follow(self._jobs.submit(RepairAndOpen(damaged, chosen), on_done=self._repaired))

    def _repaired(self, result: tuple[RepairReport, Vault]) -> None:
        report, self._vault = result
        screen = RepairedScreen(report)
        screen.done.connect(self._lead_in)
        self._show(screen)

    def _open_failed(self, error: BaseException) -> None:
        screen = self.front
        if isinstance(screen, UnlockScreen):
            screen.refused(error)

    def _enter(self) -> None:
        vault, self._vault = self._vault, None
        self._forget()
        self.opened.emit(vault)

    def close_vault(self) -> None:
        """Close a vault that was made but not entered."""
        if self._vault is not None:
            self._vault.close()
            self._vault = None

    def _forget(self) -> None:
        screen = self.currentWidget()
        if isinstance(screen, Screen):
            screen.forget()

    def _show(self, screen: Screen) -> None:
        self._forget()
        load_judgement(screen, self._jobs)
        old = self.currentWidget()
        self.addWidget(screen)
        self.setCurrentWidget(screen)
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()
