"""Shows how hard a passphrase is to guess, in a bar and in words; knows no vault."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdall.passphrase.estimate import Strength, estimate_points
from holdall.ui.plain_text import PlainLabel
from holdall.ui.theme.icons import token_colour
from holdall.ui.theme.tokens import SPACE_XS

_BARS, _GAP, _HEIGHT = 4, 4, 4


class _Bars(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.level = Strength.EMPTY
        self.setFixedHeight(_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - _GAP * (_BARS - 1)) / _BARS
        full = token_colour("caution" if self.level <= Strength.WEAK else "accent")
        for bar in range(_BARS):
            painter.setBrush(full if bar < self.level else token_colour("line"))
            painter.drawRoundedRect(QRectF(bar * (width + _GAP), 0, width, _HEIGHT), 2, 2)
        painter.end()


class StrengthMeter(QWidget):
    """Four bars and a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = _Bars(self)
        self._words = PlainLabel(parent=self)
        self._words.setProperty("tone", "secondary")
        self._words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XS)
        layout.addWidget(self._bars)
        layout.addWidget(self._words)
        self.in_other_layout = False
        """Whether what was measured looks like words typed with the other keyboard."""
        self.measure([])

    @property
    def level(self) -> Strength:
        """The class last shown."""
        return self._bars.level

    def measure(self, points: list[int]) -> None:
        """Show the strength of a passphrase given as code points."""
        found = estimate_points(points)
        self._bars.level, self.in_other_layout = found.strength, found.in_other_layout
        self._words.setText(self._sentence(self._bars.level))
        self._bars.update()

    def _sentence(self, level: Strength) -> str:
        return {
            Strength.EMPTY: self.tr("Six or seven unrelated words are easy to remember and hard to guess."),
            Strength.WEAK: self.tr("Weak: short, or made of what is tried first. Add unrelated words."),
            Strength.FAIR: self.tr(
                "Fair: holds off a curious person, not a determined one. Add a word or two."
            ),
            Strength.GOOD: self.tr("Good: guessing it takes a great deal of money and time."),
            Strength.STRONG: self.tr("Strong: guessing it is out of reach."),
        }[level]
