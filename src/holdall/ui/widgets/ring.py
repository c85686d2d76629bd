"""A ring that is filled as far as a thing is complete, with the numbers inside; knows not what is counted."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from holdall.ui.theme.icons import token_colour

_THICK = 7
_FULL, _TOP = 360 * 16, 90 * 16
"""Qt counts angles in sixteenths of a degree, from three o'clock against the clock."""


class Ring(QWidget):
    """`done` of `total`; says the same to a screen reader as `name`."""

    def __init__(self, done: int, total: int, name: str) -> None:
        super().__init__()
        self.done, self.total = done, total
        width = 6 * self.fontMetrics().height()
        self.setFixedSize(width, width)
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(_THICK, _THICK, -_THICK, -_THICK)
        painter.setPen(QPen(token_colour("line"), _THICK))
        painter.drawEllipse(area)
        if self.done:
            pen = QPen(token_colour("accent"), _THICK, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(area, _TOP, -round(_FULL * self.done / max(1, self.total)))
        painter.setPen(token_colour("text"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), f"{self.done} / {self.total}")
        painter.end()
