"""Lets the keys that lock the vault work while a dialog stands before the window; knows no vault."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog


def keep_lock_at_hand(dialog: QDialog) -> None:
    """Take over the action `lock` of the window behind `dialog`, if it has one."""
    parent = dialog.parentWidget()
    actions: list[QAction] = parent.window().actions() if parent is not None else []
    for action in actions:
        if action.objectName() == "lock":
            dialog.addAction(action)
