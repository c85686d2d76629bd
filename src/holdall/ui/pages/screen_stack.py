"""Screens that come up over a page and lead back to it; knows neither vault nor what a screen asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from holdall.ui.bridge import JobBridge, RunningJob
from holdall.ui.gate.screen import Screen
from holdall.ui.widgets.new_passphrase import load_judgement


class ScreenStack(QStackedWidget):
    """Shows one screen at a time over `under`; Esc and the screen's own way back leave it."""

    def __init__(self, under: QWidget, jobs: JobBridge) -> None:
        super().__init__()
        self._jobs = jobs
        self._busy = False
        self._under = under
        self._back_to: QWidget | None = None
        self._home: QWidget | None = None
        self.addWidget(under)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)

    @property
    def front(self) -> Screen | None:
        """The screen that is up."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Screen) else None

    def show_screen(self, screen: Screen, home: QWidget) -> None:
        """Bring a screen up; `home` gets the focus afterwards if what had it before is gone."""
        focused = QApplication.focusWidget()  # on the page only: what is elsewhere may be gone by then
        self._back_to = focused if focused is not None and self._under.isAncestorOf(focused) else None
        self._home = home
        load_judgement(screen, self._jobs)
        screen.back.connect(self.leave)
        self.addWidget(screen)
        self.setCurrentWidget(screen)

    def leave(self) -> None:
        """Back to the page; not while a job of the screen is under way."""
        if not self._busy:
            self._remove()

    def submit(self, job: Any, on_done: Callable[[Any], object]) -> RunningJob | None:
        """Run a job for the screen that is up; `on_done` finds it up still, a refusal is said on it."""
        if self.front is None:
            return None
        self._busy = True
        self.front.busy(True)
        running = self._jobs.submit(job, on_done=self._rest, on_error=self._refused)
        running.done.connect(on_done)
        return running

    def _rest(self, _result: object = None) -> None:
        self._busy = False

    def _refused(self, error: BaseException) -> None:
        self._rest()
        if self.front is not None:
            self.front.refused(error)

    def _remove(self) -> None:
        screen = self.front
        if screen is not None:
            screen.forget()
            self.removeWidget(screen)
            screen.deleteLater()
            back = self._back_to if self._back_to and self._back_to.isVisible() else self._home
            if back is not None:
                back.setFocus(Qt.FocusReason.OtherFocusReason)
