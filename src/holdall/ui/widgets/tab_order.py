"""Puts widgets that are made late where the eye meets them in the tab order; knows not what they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops(widget: QWidget) -> list[QWidget]:
    """Everything in `widget` at which Tab stops, in the order in which it was laid out."""
    inside = (each for each in (widget, *widget.findChildren(QWidget)) if each.window() is widget.window())
    return [each for each in inside if each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.focusProxy()]


def tab_before(anchor: QWidget, made: Sequence[QWidget]) -> None:
    """Let Tab come to `made`, and then to `anchor`; without this Qt leaves the newest until the very end.

    No widget above `made` may have one of them as its focus proxy: Tab would go from it back to that one.
    """
    before = anchor.previousInFocusChain()
    while before and before is not anchor and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    _chain(before or anchor, made)


def tab_after(anchor: QWidget, made: Sequence[QWidget]) -> None:
    """Let Tab come from `anchor` to `made`."""
    _chain(anchor, made)


def take_out(widget: QWidget) -> None:
    """Hide and delete `widget`; the focus goes from within it to what Tab comes to next.

    Hidden as a whole, it would pass the focus on from its own place in the order, which says nothing.
    """
    for each in stops(widget):
        each.hide()
    widget.hide()
    widget.deleteLater()


def _chain(before: QWidget, made: Sequence[QWidget]) -> None:
    for each in (stop for widget in made for stop in stops(widget)):
        QWidget.setTabOrder(before, each)
        before = each
