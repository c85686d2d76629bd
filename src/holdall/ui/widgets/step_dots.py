"""Draws how far a thing has come as a line of dots above the words; knows not what the steps are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from holdall.ui.theme.icons import token_colour
from holdall.ui.theme.tokens import SPACE_S
from holdall.ui.widgets.cell import draw_empty_cell

Index = QModelIndex | QPersistentModelIndex
_DOT, _GAP = 8, 5
"""Pixels."""


@dataclass(frozen=True, slots=True)
class Steps:
    """`reached` of `total` steps; an `ill` end is drawn in the colour of caution, words say which."""

    reached: int
    total: int
    ill: bool = False


class StepDots(QStyledItemDelegate):
    """`steps` gives the dots of a row, as the model holds it in `role`; the cell's text stands below them."""

    def __init__(self, parent: QWidget, role: int, steps: Callable[[Any], Steps | None]) -> None:
        super().__init__(parent)
        self._role, self._steps = role, steps

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        plain = super().sizeHint(option, index)
        steps = self._of(index)
        dots = steps.total * (_DOT + _GAP) + 2 * SPACE_S if steps else 0
        return QSize(max(plain.width(), dots), plain.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        draw_empty_cell(self, painter, option, index)
        area = option.rect.adjusted(SPACE_S, 0, -SPACE_S, -1)
        height = option.fontMetrics.lineSpacing()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if steps := self._of(index):
            middle = area.center().y()
            self._dots(painter, QPointF(area.left(), middle - height / 2), steps)
            area = QRect(area.left(), middle, area.width(), height)
        painter.setPen(token_colour("text"))
        words = option.fontMetrics.elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()

    def _dots(self, painter: QPainter, start: QPointF, steps: Steps) -> None:
        for step in range(steps.total):
            last = step == steps.reached - 1
            tone = "caution" if steps.ill and last else "accent"
            done = step < steps.reached
            painter.setPen(QPen(token_colour(tone if done else "control"), 1.5))
            painter.setBrush(token_colour(tone) if done else Qt.BrushStyle.NoBrush)
            centre = start + QPointF(step * (_DOT + _GAP) + _DOT / 2, 0)
            painter.drawEllipse(centre, _DOT / 2 - 1, _DOT / 2 - 1)

    def _of(self, index: Index) -> Steps | None:
        row = index.data(self._role)
        return self._steps(row) if row is not None else None
