"""Our own line icons, drawn in the palette's colours at any size; knows no page."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton

from holdall.resources import resource_path
from holdall.ui.theme.tokens import LIGHT, Tokens, scaled

_SIZES = (16, 20, 24, 32, 40, 48, 64, 96)
_GAP = 0.2
"""Room after the icon of a button with words, of its size: Qt's own four pixels are too few."""
_NAME, _TONE, _SIZE = "iconName", "iconTone", "iconSize_"


@cache
def _source(name: str) -> bytes:
    return resource_path("icons", f"{name}.svg").read_bytes()


@cache
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0, gap: float = 0) -> QPixmap:
    """The icon in one colour; `size` in device-independent pixels, `gap` empty at its end, of its size."""
    picture = QPixmap(round(size * (1 + gap) * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    data = _source(name).replace(b"#000", colour.encode())
    QSvgRenderer(QByteArray(data)).render(painter, QRectF(0, 0, picture.height(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


class _Current:
    """The palette that icons are drawn in, and the size of text that they go with (percent)."""

    tokens: Tokens = LIGHT
    percent: int = 100


def icon(name: str, tone: str = "text", gap: float = 0) -> QIcon:
    """An icon in the colour of a token (`text`, `secondary`, `accent`, `on_accent`, `danger` …)."""
    result = QIcon()
    for size in _SIZES:
        result.addPixmap(pixmap(name, getattr(_Current.tokens, tone), size, gap=gap))
        result.addPixmap(pixmap(name, _Current.tokens.secondary, size, gap=gap), QIcon.Mode.Disabled)
    return result


def set_icon(target: QAbstractButton | QLabel, name: str, tone: str = "text", size: int = 20) -> None:
    """Give a button or label an icon that follows the palette and the size of text from now on.

    `size` in pixels at 100 %; a button's icons are as large as they were when it got its first one.
    """
    if isinstance(target, QAbstractButton):
        size = int(target.property(_SIZE) or target.iconSize().width())
    target.setProperty(_NAME, name)
    target.setProperty(_TONE, tone)
    target.setProperty(_SIZE, size)
    _draw(target)


def _draw(target: QAbstractButton | QLabel) -> None:
    name, tone = str(target.property(_NAME)), str(target.property(_TONE))
    size = scaled(int(target.property(_SIZE)), _Current.percent)
    if isinstance(target, QLabel):
        colour = getattr(_Current.tokens, tone)
        target.setPixmap(pixmap(name, colour, size, target.devicePixelRatioF()))
    else:
        gap = _GAP if isinstance(target, QPushButton) and target.text() else 0
        target.setIcon(icon(name, tone, gap))
        target.setIconSize(QSize(round(size * (1 + gap)), size))


def redraw(tokens: Tokens, percent: int) -> None:
    """Draw every icon on screen anew in this palette, for text of this size."""
    _Current.tokens, _Current.percent = tokens, percent
    for widget in QApplication.allWidgets():
        if isinstance(widget, QAbstractButton | QLabel) and widget.property(_NAME):
            _draw(widget)


def token_colour(name: str) -> QColor:
    """A token of the current palette, for widgets that paint themselves."""
    return QColor(getattr(_Current.tokens, name))
