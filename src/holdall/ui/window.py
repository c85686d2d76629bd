"""The one window: the gate while no vault is open, the shell while one is; owns what
is done from everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from holdall.errors import VaultError
from holdall.jobs.job import JobContext
from holdall.ui.actions import PAGE_IDS, Actions, Handler
from holdall.ui.bridge import Runner
from holdall.ui.gate.gate import SAMPLE_PASSPHRASE, Gate
from holdall.ui.handover import Errand, Task
from holdall.ui.pages.page import Page
from holdall.ui.preferences import Preferences, next_text_size
from holdall.ui.read_only import why_read_only
from holdall.ui.session import Sandboxes, Session
from holdall.ui.shell import HELP, Shell
from holdall.ui.theme.icons import pixmap
from holdall.ui.theme.theme import Theme
from holdall.ui.translation import Language
from holdall.ui.widgets.confirm import confirm
from holdall.ui.wording.dates import moment
from holdall.ui.wording.errors import explain

STALLED_MS = 600_000
"""After this long without any progress, work no longer keeps the vault from being locked."""
_SMALLEST = (1024, 640)
_QUESTION = "unsaved"


class Window(QMainWindow):
    """Emits `fresh_process_wanted(errand)` once the vault is closed and the process must forget."""

    entered = Signal()
    leaving = Signal(object)
    """The vault is about to be closed, for an `Errand` or, with none, for good."""
    fresh_process_wanted = Signal(object)

    def __init__(self, runner: Runner, sandboxes: Sandboxes, theme: Theme, language: Language) -> None:
        super().__init__()
        self._runner, self._sandboxes, self._theme, self._language = runner, sandboxes, theme, language
        self.session: Session | None = None
        self.actions_table: Actions | None = None
        self.setWindowTitle("Holdall")
        self.setWindowIcon(pixmap("bag", theme.tokens.accent, 64))
        self.setMinimumSize(720, 480)
        self.resize(*_SMALLEST)

    def show_gate(self, errand: Errand | None = None) -> None:
        """Show the first screen, or do an errand with a vault."""
        gate = Gate(self._runner, self._language.tag, errand)
        gate.opened.connect(self.enter)
        gate.sample_opened.connect(self._enter_sample)
        gate.language_chosen.connect(self._gate_language)
        gate.fresh_process_wanted.connect(self.fresh_process_wanted)
        self.setCentralWidget(gate)

    def enter(self, vault: Any) -> None:
        """Show the pages of an open vault."""
        self.session = Session(vault, self._runner, self._sandboxes, self)
        preferences = self.session.preferences
        if preferences.language:
            self._language.use(preferences.language)
        else:
            self.session.prefer(language=self._language.tag)
        self._theme.apply(preferences.look)
        self.session.preferences_changed.connect(self._preferences_changed)
        self._show_shell("today")
        words = self.tr("Last changed: %1 · state %2").replace("%1", moment(self.session.last_change))
        self.session.notice.emit(words.replace("%2", str(self.session.generation)), False)
        self.session.overlooked.look()
        self.entered.emit()

    def _enter_sample(self, vault: Any) -> None:
        self.enter(vault)
        assert self.session is not None
        self.session.jobs.submit(
            _Sample(vault, self.session.sandbox),
            self.tr("Making the sample"),
            on_done=self._sample_ready,
            on_error=self._job_failed,
        )

    def _sample_ready(self, report: object) -> None:  # noqa: ARG002 - what was refused is meant to be
        assert self.session is not None
        words = self.tr("The sample is ready. Its passphrase is: %1")
        self.session.notice.emit(words.replace("%1", SAMPLE_PASSPHRASE), False)

    def _job_failed(self, error: BaseException) -> None:
        self.tell(explain(error))

    def tell(self, words: str) -> None:
        """Say something wherever the user is."""
        gate = self.centralWidget()
        if self.session is not None:
            self.session.notice.emit(words, False)
        elif isinstance(gate, Gate):
            gate.front.busy(False)
            gate.front.say(words)

    @property
    def shell(self) -> Shell:
        """The frame of the pages; only while a vault is open."""
        shell = self.centralWidget()
        assert isinstance(shell, Shell)
        return shell

    def lock(self) -> None:
        """Lock because the user wants it: asks first if what was typed cannot be stored and would be lost."""
        if not self._asks_first(self.tr("Lock without it"), self.lock_at_once):
            self.lock_at_once()

    def lock_at_once(self) -> None:
        """Close the vault and ask for a fresh process at its unlock screen."""
        self._leave_for(Task.UNLOCK)

    def erase(self) -> None:
        """Close the vault and ask for a fresh process that erases it; this was confirmed."""
        self._leave_for(Task.ERASE)

    def rekey(self) -> None:
        """Close the vault and ask for a fresh process that gives it a new master key."""
        leave = partial(self._leave_for, Task.REKEY)
        if not self._asks_first(self.tr("Go on without it"), leave):
            leave()

    def lock_when_idle(self) -> None:
        """Lock because nobody is there; long work that is under way is let finish first, while it gets on."""
        if self.session is None:
            return
        if not self.session.jobs.shown:
            self.lock_at_once()
            return
        self.session.jobs.idle.connect(self.lock_at_once)
        stalled = QTimer(self.session, interval=STALLED_MS, singleShot=True)
        stalled.timeout.connect(self.lock_at_once)
        for job in self.session.jobs.shown:
            job.progressed.connect(lambda *_: stalled.start())
        stalled.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._asks_first(self.tr("Close without it"), self._close_at_once):
            event.ignore()
            return
        gate = self.centralWidget()
        if isinstance(gate, Gate):
            gate.close_vault()
        self._leave_for_good()
        super().closeEvent(event)

    def _leave_for(self, task: Task) -> None:
        if self.session is not None:
            path = self.session.path
            self.leaving.emit(Errand(path, task))
            lost = self._leave()
            told = Task.TELL_LOSS if lost and task is Task.UNLOCK else task
            self.fresh_process_wanted.emit(Errand(path, told))

    def _close_at_once(self) -> None:
        self._leave_for_good()
        self.close()

    def _leave_for_good(self) -> None:
        if self.session is not None:
            self.leaving.emit(None)
            self._leave()

    def _asks_first(self, yes: str, leave: Callable[[], object]) -> bool:
        """Whether something cannot be stored; then it is asked whether to `leave` without it."""
        error = self._store_all()
        if error is not None:
            words = self.tr("What you typed last could not be stored and would be lost.")
            words = f"{explain(error)} {words}"
            front = QApplication.activeModalWidget() or self
            if front.objectName() != _QUESTION:  # asked already
                asked = confirm(front, self.tr("Not everything is saved"), words, yes, leave)
                asked.setObjectName(_QUESTION)
        return error is not None

    def _store_all(self) -> OSError | VaultError | None:
        if self.session is None:
            return None
        self.shell.save_what_is_typed()
        return self.session.edits.store_waiting()

    def _leave(self) -> bool:
        """Close the vault; whether something that was typed could not be stored and is lost."""
        if self.session is None:
            return False
        lost = self._store_all() is not None
        session, self.session = self.session, None
        self.setCentralWidget(QWidget())  # nothing may read the vault any more, not even to paint
        with suppress(OSError, VaultError):  # a pulled stick: it is closed all the same
            session.close()
        return lost

    def _show_shell(self, page_id: str) -> None:
        assert self.session is not None
        if self.actions_table is not None:
            for action in self.actions():
                self.removeAction(action)
            self.actions_table.deleteLater()
        shell = Shell(self.session)
        self.actions_table = Actions(self, self._own(), why_read_only(self.session))
        shell.menu_button.setMenu(self.actions_table.menu(shell))
        shell.page_shown.connect(self._page_shown)
        shell.lock_requested.connect(self.lock)
        shell.erase_confirmed.connect(self.erase)
        shell.rekey_confirmed.connect(self.rekey)
        self.setCentralWidget(shell)
        shell.show_page(page_id)

    def _page_shown(self, page: Page) -> None:
        page.handlers_changed.connect(self._serve)
        self._serve()

    def _serve(self) -> None:
        if self.actions_table is not None and isinstance(self.centralWidget(), Shell):
            self.actions_table.serve(self.shell.page.handlers())

    def _own(self) -> Mapping[str, Handler]:
        assert self.session is not None
        return {
            "lock": self.lock, "quit": self.close, "undo": self.session.undo, "redo": self.session.redo,
            "import": _On(self, "papers", "import"), "import-folder": _On(self, "papers", "import-folder"),
            "check": _On(self, "vault", "check"), "export-all": _On(self, "vault", "export-all"),
            "empty-bin": _On(self, "bin", "empty-bin"),
            "find": self._find,
            "next-pane": self._next_pane, "help": self._help, "text-larger": self._larger,
            "text-smaller": self._smaller, "text-normal": self._normal,
        } | {f"page-{page_id}": _Go(self, page_id) for page_id in PAGE_IDS}  # fmt: skip

    def _find(self) -> None:
        self.shell.start_search()

    def _next_pane(self) -> None:
        self.shell.next_part()

    def _help(self) -> None:
        self.shell.show_page(HELP)

    def _larger(self) -> None:
        self._set_text_size(next_text_size(self._theme.look.percent, larger=True))

    def _smaller(self) -> None:
        self._set_text_size(next_text_size(self._theme.look.percent, larger=False))

    def _normal(self) -> None:
        self._set_text_size(100)

    def _set_text_size(self, percent: int) -> None:
        if self.session is not None:
            self.session.prefer(percent=percent)

    def _preferences_changed(self, preferences: Preferences) -> None:
        if preferences.look != self._theme.look:
            self.shell.forget_other_pages()
            self._theme.apply(preferences.look)
        if preferences.language and preferences.language != self._language.tag:
            page_id = self.shell.page_id
            self._language.use(preferences.language)
            self._show_shell(page_id)

    def _gate_language(self, tag: str) -> None:
        self._language.use(tag)
        self.show_gate()


class _Sample:
    """The job, whose code is loaded where it runs: on the window's thread that stops everything for long."""

    def __init__(self, vault: Any, sandbox: Any) -> None:
        self._vault, self._sandbox = vault, sandbox

    @property
    def writes_to(self) -> Hashable:
        """The vault: one writer at a time."""
        return self._vault.path

    def run(self, context: JobContext) -> object:
        """Make it; raises what `MakeSample` does."""
        from holdall.jobs.sample.make_sample import MakeSample

        return MakeSample(self._vault, self._sandbox).run(context)


class _Go:
    """Shows one page; a handler that holds no widget of its own."""

    def __init__(self, window: Window, page_id: str) -> None:
        self._window, self._page_id = window, page_id

    def __call__(self) -> None:
        self._window.shell.show_page(self._page_id)
        if (part := self._window.shell.page.main_part()) is not None:
            part.setFocus(Qt.FocusReason.ShortcutFocusReason)


class _On:
    """Goes to a page and lets it carry out an action; holds no widget of its own either."""

    def __init__(self, window: Window, page_id: str, action_id: str) -> None:
        self._window, self._page_id, self._action_id = window, page_id, action_id

    def __call__(self) -> None:
        self._window.shell.show_page(self._page_id)
        self._window.shell.page.handlers()[self._action_id]()
