"""The field for passphrases: its text lives in one wipeable buffer and never in Qt; knows no vault.

`QLineEdit` keeps copies (undo history, shared strings) that cannot be wiped. What is typed here passes
through Qt one key at a time; pasted text comes as one string from the clipboard, which is why a notice
is shown. Assistive technology is told that this is a password field, and nothing of what is in it; it does
not hear the keys either. On Linux input methods are other programs (ibus, fcitx), so they get no keys there.
"""

from __future__ import annotations

import sys
import unicodedata

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFontInfo,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from holdall.crypto.secret import Secret
from holdall.ui.theme.icons import token_colour
from holdall.ui.theme.tokens import RADIUS
from holdall.ui.widgets.dead_keys import DeadKeys
from holdall.ui.widgets.secret_buffer import SecretBuffer
from holdall.ui.widgets.unheard_keys import UnheardKeys, is_dead, is_text

_PAD = 10
_SMALLEST = 0.6
"""How far shown text shrinks before its beginning is cut."""
_HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class SecretEdit(QWidget):
    """A one-line secret field; typing adds at the end, Backspace removes there, Ctrl+Backspace empties it.

    After Ctrl+A or a double click the next key replaces everything, as in any other field.
    """

    changed = Signal()
    entered = Signal()
    """Enter was pressed."""
    typed = Signal(str, bool)
    """Script of the letter just typed (`Cyrl`, `Latn` or empty) and whether Caps Lock seems to be on."""
    pasted = Signal()
    full = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buffer = SecretBuffer()
        self._shown = False
        self._marked = False
        self._dead_keys = DeadKeys()
        self._unheard = UnheardKeys(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, not sys.platform.startswith("linux"))
        self.setInputMethodHints(_HINTS)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        _install_accessibility()

    @property
    def buffer(self) -> SecretBuffer:
        """The live buffer, to compare and to measure."""
        return self._buffer

    def secret(self) -> Secret:
        """A copy to hand over; its receiver wipes it."""
        return self._buffer.secret()

    def wipe(self) -> None:
        """Empty the field and overwrite what it held."""
        self._buffer.wipe()
        self._touched()

    def take(self, words: bytearray) -> None:
        """Show `words` (NFKC, UTF-8) in place of what was typed, and wipe them."""
        self._buffer.take(words)
        self._touched()

    def set_shown(self, shown: bool) -> None:
        """Show the text, or dots."""
        self._shown = shown
        self.update()

    def is_empty(self) -> bool:
        """Whether nothing has been typed."""
        return not len(self._buffer)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 40, self.fontMetrics().height() + 14)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._mark(True)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Backspace:
            self.wipe() if self._marked or modifiers & Qt.KeyboardModifier.ControlModifier else self._remove()
        elif key == Qt.Key.Key_Delete and self._marked:
            self.wipe()
        elif is_text(event):
            text = self._dead_keys.letter(event.text())
            self._add(text, bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        elif is_dead(event):
            if text := self._dead_keys.press(Qt.Key(key)):
                self._add(text, shift=True)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString():
            self._add(event.commitString(), shift=True)
        event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if query == Qt.InputMethodQuery.ImHints:
            return int(self.inputMethodHints().value)
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return QRect(_PAD, 4, 1, self.height() - 8)
        return super().inputMethodQuery(query)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (
                is_text(event)
                or event.key() == Qt.Key.Key_Backspace
                or event.matches(QKeySequence.StandardKey.Paste)
                or event.matches(QKeySequence.StandardKey.SelectAll)
            )
        ):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._mark(False)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._mark(True)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._unheard.begin()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._unheard.end()
        self._dead_keys.forget()
        self._mark(False)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 2.0 if self.hasFocus() else 1.0
        frame = "accent" if self.hasFocus() else "control" if self.isEnabled() else "line"
        ink = token_colour("text" if self.isEnabled() else "secondary")
        painter.setPen(QPen(token_colour(frame), edge))
        painter.setBrush(token_colour("surface"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2), RADIUS, RADIUS
        )
        if self._marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(token_colour("selected"))
            painter.drawRect(self.rect().adjusted(_PAD - 2, 5, -_PAD, -5))
        painter.setPen(ink)
        painter.setClipRect(self.rect().adjusted(_PAD - 2, 0, -_PAD, 0))
        end = self._draw_shown(painter) if self._shown else self._draw_dots(painter)
        if self.hasFocus():
            painter.setPen(QPen(token_colour("text"), 1))
            painter.drawLine(int(end), 7, int(end), self.height() - 7)
        painter.end()

    def _draw_dots(self, painter: QPainter) -> float:
        count, radius = len(self._buffer), self.fontMetrics().height() / 6
        step = radius * 3.2
        left = min(_PAD, self.width() - 2 * _PAD - count * step)
        painter.setBrush(painter.pen().color())
        for index in range(count):
            painter.drawEllipse(
                QRectF(left + index * step, self.height() / 2 - radius, radius * 2, radius * 2)
            )
        return left + count * step + 1

    def _draw_shown(self, painter: QPainter) -> float:
        points = self._buffer.code_points()
        wide = sum(self.fontMetrics().horizontalAdvance(chr(point)) for point in points)
        font = painter.font()
        font.setPointSizeF(QFontInfo(font).pointSizeF() * shrink(wide, self.width() - 3 * _PAD))
        painter.setFont(font)
        metrics = painter.fontMetrics()
        widths = [metrics.horizontalAdvance(chr(point)) for point in points]
        place: float = min(_PAD, self.width() - 2 * _PAD - sum(widths))
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2
        for point, width in zip(points, widths, strict=True):
            painter.drawText(int(place), int(base), chr(point))
            place += width
        return place + 1

    def _mark(self, marked: bool) -> None:
        self._marked = marked and not self.is_empty()
        self.update()

    def _add(self, text: str, shift: bool) -> None:
        if self._marked:
            self._buffer.wipe()
        if not self._buffer.append(text):
            self.full.emit()
            return
        self._touched()
        letter = text[-1:]
        script = unicodedata.name(letter, "").split(" ")[0]
        caps = letter.isupper() and not shift
        self.typed.emit({"CYRILLIC": "Cyrl", "LATIN": "Latn"}.get(script, ""), caps)

    def _remove(self) -> None:
        self._dead_keys.forget()
        self._buffer.backspace()
        self._touched()

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text().strip("\r\n")
        if text:
            self._add(text, shift=True)
            self.pasted.emit()

    def _touched(self) -> None:
        self._mark(False)
        self.changed.emit()


def shrink(wide: float, room: float) -> float:
    """By how much shown text shrinks, so that a suggestion of words can be read as a whole; at least 0.6."""
    return 1.0 if wide <= room else max(_SMALLEST, 0.97 * room / wide)


class _PasswordInterface(QAccessibleWidget):
    """Says "password field" and its name, and nothing of what is typed."""

    def __init__(self, widget: SecretEdit) -> None:
        super().__init__(widget, QAccessible.Role.EditableText)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.passwordEdit = True
        state.editable = True
        return state


_interfaces: dict[int, _PasswordInterface] = {}


def _factory(_class_name: str, target: object) -> _PasswordInterface | None:
    if not isinstance(target, SecretEdit):
        return None
    key = id(target)
    if key not in _interfaces:
        _interfaces[key] = _PasswordInterface(target)  # Qt keeps no reference to Python's object
        target.destroyed.connect(lambda: _interfaces.pop(key, None))
    return _interfaces[key]


def _install_accessibility() -> None:
    if not _interfaces and not getattr(_install_accessibility, "done", False):
        QAccessible.installFactory(_factory)
        _install_accessibility.done = True  # type: ignore[attr-defined]
