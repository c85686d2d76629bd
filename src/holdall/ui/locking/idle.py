"""Notices that nobody has touched the window for a while; does not know what follows from it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

_TOUCHES = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.MouseMove,
    QEvent.Type.TouchBegin, QEvent.Type.InputMethod, QEvent.Type.DragMove,
})  # fmt: skip


class IdleWatch(QObject):
    """Emits `idle` once after the set time without a key, a click or a movement."""

    idle = Signal()

    def __init__(self, app: QCoreApplication, minutes: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        app.installEventFilter(self)
        self.set_minutes(minutes)

    def set_minutes(self, minutes: float) -> None:
        """Change the time; zero means never."""
        self._timer.stop()
        if minutes > 0:
            self._timer.start(round(minutes * 60_000))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self._timer.isActive():
            self._timer.start()
        return super().eventFilter(watched, event)
