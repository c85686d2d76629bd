"""A button for what cannot be undone: it acts only once it was held down for a while."""

from __future__ import annotations

from PySide6.QtCore import QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent

from holdall.ui.theme.icons import token_colour
from holdall.ui.widgets.basics import Button

HOLD_MS = 3000
_LINE = 4


class HoldButton(Button):
    """Emits `held`, by the mouse or the space bar; a line below its words shows how far it is."""

    held = Signal()
    let_go = Signal()
    """It was let go too early: nothing happens."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("kind", "danger")
        self.holding = QVariantAnimation(self)
        self.holding.setStartValue(0.0)
        self.holding.setEndValue(1.0)
        self.holding.setDuration(HOLD_MS)
        self.holding.valueChanged.connect(self.update)
        self.holding.finished.connect(self.held)
        self.pressed.connect(self.holding.start)
        self.released.connect(self._released)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.holding.state() is not QVariantAnimation.State.Stopped:
            painter = QPainter(self)
            width = round(self.width() * float(self.holding.currentValue()))
            painter.fillRect(0, self.height() - _LINE, width, _LINE, token_colour("danger"))
            painter.end()

    def _released(self) -> None:
        if self.holding.state() is QVariantAnimation.State.Running:
            self.holding.stop()
            self.update()
            self.let_go.emit()
