"""Tells what must not pass by unread, line by line; stays until it is closed, without a nested event loop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from holdall.ui.theme.tokens import SPACE_L, SPACE_XL
from holdall.ui.widgets.basics import button, heading
from holdall.ui.widgets.lock_at_hand import keep_lock_at_hand

_WIDTH, _HEIGHT = 560, 200


def tell(parent: QWidget, title: str, parts: Mapping[str, Sequence[str]]) -> QDialog:
    """Show each part that has lines under its own name; the text can be selected and copied."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("Holdall")
    keep_lock_at_hand(dialog)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
    layout.setSpacing(SPACE_L)
    layout.addWidget(heading(title, 2))
    words = QPlainTextEdit("\n\n".join("\n".join((name, *lines)) for name, lines in parts.items() if lines))
    words.setReadOnly(True)
    words.setTabChangesFocus(True)
    words.setAccessibleName(title)
    words.setMinimumSize(_WIDTH, _HEIGHT)
    layout.addWidget(words)
    row = QHBoxLayout()
    row.addStretch()
    close = button(QCoreApplication.translate("Tell", "Close"), dialog.accept, kind="primary")
    close.setDefault(True)
    row.addWidget(close)
    layout.addLayout(row)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    close.setFocus()
    return dialog
