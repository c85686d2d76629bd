"""Nobody at the window: told once the time is over, and a touch begins it anew."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from holdall.ui.locking.idle import IdleWatch


def test_idle_is_told_once_nobody_touches_anything(qapp, qtbot):
    watch = IdleWatch(qapp, 0.0005)
    with qtbot.waitSignal(watch.idle):
        pass
    watch.set_minutes(0)
    assert not watch._timer.isActive()


def test_a_touch_starts_the_time_anew(qapp, qtbot):
    watch, widget = IdleWatch(qapp, 10), QWidget()
    qtbot.addWidget(widget)
    watch._timer.start(600_000)
    before = watch._timer.remainingTime()
    watch._timer.setInterval(900_000)
    QApplication.sendEvent(
        widget, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    )
    assert watch._timer.remainingTime() > before
    watch.set_minutes(0)
