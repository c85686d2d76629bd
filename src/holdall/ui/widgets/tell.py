"""Tells what must not pass by unread, line by line; stays until it is closed, without a nested event loop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from holdall.ui.widgets.basics import button
from holdall.ui.widgets.small_dialog import SmallDialog

_WIDTH, _HEIGHT = 560, 200


def tell(parent: QWidget, title: str, parts: Mapping[str, Sequence[str]]) -> QDialog:
    """Show each part that has lines under its own name; the text can be selected and copied."""
    dialog = SmallDialog(parent, title)
    words = QPlainTextEdit("\n\n".join("\n".join((name, *lines)) for name, lines in parts.items() if lines))
    words.setReadOnly(True)
    words.setTabChangesFocus(True)
    words.setAccessibleName(title)
    words.setMinimumSize(_WIDTH, _HEIGHT)
    dialog.column.addWidget(words)
    dialog.open_with(button(QCoreApplication.translate("Tell", "Close"), dialog.accept, kind="primary"))
    return dialog
