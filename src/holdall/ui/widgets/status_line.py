"""The line at the bottom: a message that just came, the running job with cancel, a reminder, else that all is
saved.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from holdall.ui.bridge import JobBridge, RunningJob
from holdall.ui.plain_text import PlainLabel
from holdall.ui.theme.icons import set_icon
from holdall.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_XS
from holdall.ui.widgets.basics import button, icon_label
from holdall.ui.widgets.notice import Notice
from holdall.ui.wording.amounts import time_left

_BAR_WIDTH = 160


class StatusLine(QFrame):
    """Follows the jobs of one session; emits `lead_wanted` to be shown what the reminder is about."""

    lead_wanted = Signal()

    def __init__(self, jobs: JobBridge, *, read_only: bool = False) -> None:
        super().__init__()
        self.setObjectName("statusline")
        self._jobs = jobs
        self._job: RunningJob | None = None
        self.notice = Notice()
        self._resting = (
            self.tr("Open for reading only: nothing can be changed")
            if read_only
            else self.tr("Everything is saved")
        )
        self._resting_icon = "info" if read_only else "check"
        self._unsaved = False
        self._reminder = ""
        self._mark = icon_label(self._resting_icon, "accent", 16)
        self._text = PlainLabel()
        self._text.setProperty("tone", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._left = PlainLabel()
        self._left.setProperty("tone", "secondary")
        self._cancel = button(self.tr("Cancel"), self._cancel_clicked, kind="quiet")
        self.lead = button(self.tr("Show"), self.lead_wanted.emit, kind="quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_XS, SPACE_L, SPACE_XS)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self.notice, 1)
        layout.addWidget(self._mark)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.lead)
        layout.addWidget(self._left)
        layout.addWidget(self._bar)
        layout.addWidget(self._cancel)
        self.notice.showing.connect(self._make_room)
        jobs.started.connect(self._follow)
        jobs.idle.connect(self._rest)
        self._rest()

    def show_unsaved(self, unsaved: bool) -> None:
        """Say, while nothing runs, that something could not be stored yet, or that all is saved."""
        self._unsaved = unsaved
        self._change_rest()

    def remind(self, words: str) -> None:
        """Say this, and read it out, while nothing runs and all is saved; until it is empty."""
        self._reminder = words
        self._change_rest()
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _change_rest(self) -> None:
        """Show, if nothing runs, what is said then."""
        is_calm = not (self._unsaved or self._reminder)
        icon, tone = (self._resting_icon, "accent") if is_calm else ("warning", "caution")
        set_icon(self._mark, icon, tone, 16)
        if self._job is None:
            self._rest()

    def _follow(self, job: RunningJob) -> None:
        self._job = job
        job.progressed.connect(self._progressed)
        job.finished.connect(self._next)
        self._bar.setRange(0, 0)
        self._text.setText(job.title)
        self._working(True)

    def _next(self) -> None:
        waiting = [job for job in self._jobs.shown if job is not self.sender()]
        if waiting:
            self._job = waiting[-1]
            self._text.setText(self._job.title)

    def _progressed(self, done: int, total: int, item: str) -> None:
        job = self._job
        if job is None or self.sender() is not job:
            return
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        share = f"{100 * done // total}\u00a0%" if total else ""
        self._text.setText(" · ".join(part for part in (job.title, share, item) if part))
        seconds = job.seconds_left
        self._left.setText("" if seconds is None else time_left(seconds))

    def _rest(self) -> None:
        self._job = None
        waiting = self.tr("Not everything is saved yet. Holdall tries again every few seconds.")
        self._text.setText(waiting if self._unsaved else self._reminder or self._resting)
        self._working(False)

    def _working(self, working: bool) -> None:
        self._make_room(not self.notice.isHidden())
        for widget in (self._bar, self._left, self._cancel):
            widget.setVisible(working)
        self._left.setText("")

    def _make_room(self, noticed: bool) -> None:
        """A message stands in place of the words; a running job keeps its bar and its button."""
        resting = not noticed and self._job is None
        self._text.setVisible(not noticed)
        self._mark.setVisible(resting)
        self.lead.setVisible(resting and bool(self._reminder) and not self._unsaved)

    def _cancel_clicked(self) -> None:
        if self._job is not None:
            self._text.setText(self.tr("Stopping…"))
            self._job.cancel()
