"""The life of the window's process: start Qt, show the window, lock by starting the process anew."""

from __future__ import annotations

import os
import sys
import threading

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from holdall.carry.new_file import remove_unfinished
from holdall.jobs.runner import JobRunner
from holdall.jobs.workers import WorkerPool
from holdall.ui.handover import Errand, leave
from holdall.ui.locking.clipboard import take_back
from holdall.ui.locking.triggers import LockTriggers
from holdall.ui.no_window import told_instead_of_abort
from holdall.ui.session import Sandboxes
from holdall.ui.theme.fonts import load_fonts
from holdall.ui.theme.theme import Theme
from holdall.ui.translation import Language, system_language
from holdall.ui.unhandled import Unhandled
from holdall.ui.window import Window

LIMIT_SECONDS = 28.0
"""How long a lock or an end may take: more than closing a large vault on a slow stick."""
SLEEP_SECONDS = 3.0
"""The same before sleep, for which systemd waits five seconds unless told otherwise (logind.conf)."""
REMOVAL_SECONDS = 1.5
"""How much longer, to remove what is being saved; a device that does not answer keeps it."""


def make_application() -> QApplication:
    """The Qt application with our style and fonts; nothing of the host's settings."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    QApplication.setDesktopSettingsAware(False)
    with told_instead_of_abort():
        app = QApplication(["holdall"])
    app.setApplicationName("Holdall")
    app.setStyle("Fusion")
    load_fonts()
    return app


class Program(QObject):
    """One run of the window."""

    def __init__(self, app: QApplication, errand: Errand | None) -> None:
        super().__init__()
        self._app = app
        self.again: Errand | None = None
        self._seconds = LIMIT_SECONDS
        self._limit: threading.Timer | None = None
        self._runner = JobRunner()
        self._sandboxes = Sandboxes(WorkerPool(), WorkerPool(size=1))
        language = Language(app)
        language.use(system_language())
        self.window = Window(self._runner, self._sandboxes, Theme(app), language)
        self.window.leaving.connect(self._leave_by)
        self.window.fresh_process_wanted.connect(self._start_again)
        self.window.entered.connect(self._watch)
        self.triggers: LockTriggers | None = None
        sys.excepthook = Unhandled(self.window.tell)
        self.window.show_gate(errand)
        self.window.show()

    def close(self) -> None:
        """End every thread and worker, and leave nothing of ours in the clipboard, in the time left."""
        sys.excepthook = sys.__excepthook__
        limit = self._limit or self._leave_by(self.again)
        self._runner.close()
        for sandbox in self._sandboxes:
            sandbox.close()
        limit.cancel()

    def _leave_by(self, errand: Errand | None) -> threading.Timer:
        """Go on to `errand`, or end, in time, whatever hangs: a job or the vault itself, at a dead disk.

        To the vault that is like a kill at that moment, which loses nothing that was committed.
        """
        take_back(self._app.clipboard())
        self._limit = threading.Timer(self._seconds, _strike, (errand,))
        self._limit.daemon = True
        self._limit.start()
        return self._limit

    def _watch(self) -> None:
        session = self.window.session
        if session is not None:
            minutes = session.preferences.auto_lock_minutes
            self.triggers = LockTriggers(self._app, session.path, minutes, self)
            self.triggers.idle.connect(self.window.lock_when_idle)
            self.triggers.at_once.connect(self.window.lock_at_once)
            self.triggers.before_sleep.connect(self._lock_before_sleep)
            session.preferences_changed.connect(self._preferences_changed)

    def _lock_before_sleep(self) -> None:
        self._seconds = SLEEP_SECONDS
        self.window.lock_at_once()

    def _preferences_changed(self) -> None:
        session = self.window.session
        if session is not None and self.triggers is not None:
            self.triggers.set_minutes(session.preferences.auto_lock_minutes)

    def _start_again(self, errand: Errand) -> None:
        self.again = errand
        self.window.close()
        self._app.exit()  # not `quit`, which asks every open dialog and menu whether it agrees


def run(errand: Errand | None) -> int:
    """Show the window; after a lock this process is replaced by a fresh one and does not return.

    A vault is erased, or given a new master key, by a fresh one, too, which has shown nothing of what is in
    it.
    """
    app = make_application()
    program = Program(app, errand)
    code = app.exec()
    program.close()
    if program.again is not None:
        start_again(program.again)
    return code


def _strike(errand: Errand | None) -> None:
    """End this process without waiting for anything that hangs in it."""
    remover = threading.Thread(target=remove_unfinished, daemon=True)
    remover.start()
    remover.join(REMOVAL_SECONDS)
    if errand is None:
        os._exit(0)
    else:
        start_again(errand)


def start_again(errand: Errand) -> None:
    """Replace this process: the only dependable way to drop the copies that Python, Qt and SQLite keep."""
    frozen = bool(getattr(sys, "frozen", False))
    command = [sys.executable] if frozen else [sys.executable, "-P", "-m", "holdall"]
    os.execve(sys.executable, command, leave(errand))  # noqa: S606 - no shell, our own program
