"""Asks before what cannot be undone, and only then; opens beside the flow, without a nested event loop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from holdall.ui.widgets.basics import button, paragraph
from holdall.ui.widgets.small_dialog import SmallDialog

_WIDTH = 440


def confirm(parent: QWidget, title: str, text: str, yes: str, accepted: Callable[[], object]) -> QDialog:
    """Ask; `yes` names what will be done, the safe answer has the focus."""
    dialog = SmallDialog(parent, title)
    words = paragraph(text)
    words.setFixedWidth(_WIDTH)
    dialog.column.addWidget(words)
    dialog.accepted.connect(accepted)
    back = button(QCoreApplication.translate("Confirm", "Cancel"), dialog.reject)
    dialog.open_with(back, button(yes, dialog.accept, kind="danger"))
    return dialog
