"""The small pieces that every page uses: headings, text, buttons, panels, dividers; each one line to make."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from holdall.ui.plain_text import PlainLabel, as_written, no_key, tool_tip
from holdall.ui.theme.icons import set_icon
from holdall.ui.theme.tokens import SPACE_L


def heading(text: str, level: int = 1) -> QLabel:
    """A heading of level 1 (page) or 2 (section)."""
    label = PlainLabel(text)
    label.setProperty("level", str(level))
    label.setWordWrap(True)
    return label


def paragraph(text: str = "", tone: str = "") -> QLabel:
    """Wrapped plain text; `tone` is `secondary`, `caution`, `danger` or nothing."""
    label = PlainLabel(text)
    label.setWordWrap(True)
    label.setProperty("tone", tone)
    # A wrapped label's height depends on its width: let the layout ask.
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


class Button(QPushButton):
    """Its words name no key; Enter presses it as well as the space bar, everywhere; in Qt in dialogs only."""

    def __init__(self, text: str = "") -> None:
        super().__init__(no_key(text))

    def setText(self, text: str) -> None:
        super().setText(no_key(text))

    def text(self) -> str:
        return as_written(super().text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class LinkButton(Button):
    """As wide as there is room; a title that is longer ends in dots."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        option.text = no_key(shown)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


def button(
    text: str, clicked: Callable[[], object] | None = None, *, kind: str = "", icon: str = ""
) -> QPushButton:
    """A button; `kind` is `primary`, `quiet`, `danger` or nothing."""
    result = Button(text)
    result.setProperty("kind", kind)
    if icon:
        tone = {"primary": "on_accent", "quiet": "accent", "danger": "danger"}.get(kind, "text")
        set_icon(result, icon, tone)
    if clicked is not None:
        result.clicked.connect(clicked)
    return result


def icon_button(icon: str, name: str, clicked: Callable[[], object] | None = None) -> QToolButton:
    """A button that shows only an icon; `name` is its accessible name and tool tip."""
    result = QToolButton()
    set_icon(result, icon, "secondary")
    result.setAccessibleName(name)
    result.setToolTip(tool_tip(name))
    result.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if clicked is not None:
        result.clicked.connect(clicked)
    return result


def link_button(text: str = "", clicked: Callable[[], object] | None = None) -> QPushButton:
    """A quiet button that leads to something and does not widen the page."""
    result = LinkButton(text)
    result.setProperty("kind", "quiet")
    result.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    result.setToolTip(tool_tip(text))
    if clicked is not None:
        result.clicked.connect(clicked)
    return result


def icon_label(icon: str, tone: str = "secondary", size: int = 20) -> QLabel:
    """A picture that means nothing to a screen reader."""
    label = PlainLabel()
    set_icon(label, icon, tone, size)
    return label


def panel(parent: QWidget | None = None) -> tuple[QFrame, QVBoxLayout]:
    """A surface with a hairline, and the layout to fill it."""
    frame = QFrame(parent)
    frame.setProperty("panel", "true")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
    return frame, layout


def divider() -> QFrame:
    """A one-pixel line."""
    line = QFrame()
    line.setProperty("divider", "true")
    line.setFixedHeight(1)
    return line


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, layouts within it included, and delete the widgets."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
