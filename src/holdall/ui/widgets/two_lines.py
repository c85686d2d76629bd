"""Draws a cell of a table as a title with a quieter line below and a badge before both; reads no vault."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from holdall.ui.theme.icons import token_colour
from holdall.ui.theme.tokens import SPACE_M, SPACE_S
from holdall.ui.widgets.cell import draw_empty_cell

Index = QModelIndex | QPersistentModelIndex
Words = Callable[[Any], str]
"""What to write about a row, as the model holds it in the role that the delegate was given."""


class TwoLines(QStyledItemDelegate):
    """`second` gives the quieter line; `badge`, if any, one or two letters in a disc."""

    def __init__(self, parent: QWidget, role: int, second: Words, badge: Words | None = None) -> None:
        super().__init__(parent)
        self._role, self._second, self._badge = role, second, badge

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        plain = super().sizeHint(option, index)
        return QSize(plain.width(), 2 * option.fontMetrics.lineSpacing() + SPACE_M)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        draw_empty_cell(self, painter, option, index)
        row = index.data(self._role)
        if row is None:
            return
        painter.save()
        area = option.rect.adjusted(SPACE_S, 0, -SPACE_S, -1)
        if self._badge is not None:
            area = self._disc(painter, area, self._badge(row))
        self._lines(painter, area, str(index.data() or ""), self._second(row))
        painter.restore()

    def _lines(self, painter: QPainter, area: QRect, title: str, second: str) -> None:
        metrics = painter.fontMetrics()
        height = metrics.lineSpacing()
        top = area.center().y() - (height if second else height // 2)
        for words, tone, line in ((title, "text", 0), (second, "secondary", 1)):
            place = QRect(area.left(), top + line * height, area.width(), height)
            painter.setPen(token_colour(tone))
            fitting = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(place, int(_side() | Qt.AlignmentFlag.AlignVCenter), fitting)

    def _disc(self, painter: QPainter, area: QRect, letters: str) -> QRect:
        width = min(area.height() - SPACE_S, 2 * painter.fontMetrics().lineSpacing())
        disc = QRect(area.left(), area.center().y() - width // 2, width, width)
        if _side() & Qt.AlignmentFlag.AlignRight:
            disc.moveRight(area.right())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(token_colour("selected"))
        painter.drawEllipse(disc)
        painter.setPen(token_colour("accent"))
        font = QFont(painter.font())
        painter.setFont(_bold(font))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), letters)
        painter.setFont(font)
        left = width + SPACE_M
        return area.adjusted(0, 0, -left, 0) if disc.left() > area.left() else area.adjusted(left, 0, 0, 0)


def _side() -> Qt.AlignmentFlag:
    leading = Qt.AlignmentFlag.AlignLeading
    return QStyle.visualAlignment(QApplication.layoutDirection(), leading)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
