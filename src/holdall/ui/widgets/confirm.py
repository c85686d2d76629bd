"""Asks before what cannot be undone, and only then; opens beside the flow, without a nested event loop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from holdall.ui.theme.tokens import SPACE_L, SPACE_XL
from holdall.ui.widgets.basics import button, heading, paragraph
from holdall.ui.widgets.lock_at_hand import keep_lock_at_hand

_WIDTH = 440


def confirm(parent: QWidget, title: str, text: str, yes: str, accepted: Callable[[], object]) -> QDialog:
    """Ask; `yes` names what will be done, the safe answer has the focus."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("Holdall")
    keep_lock_at_hand(dialog)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
    layout.setSpacing(SPACE_L)
    layout.addWidget(heading(title, 2))
    words = paragraph(text)
    words.setFixedWidth(_WIDTH)
    layout.addWidget(words)
    row = QHBoxLayout()
    row.addStretch()
    back = button(QCoreApplication.translate("Confirm", "Cancel"), dialog.reject)
    back.setDefault(True)
    row.addWidget(back)
    row.addWidget(button(yes, dialog.accept, kind="danger"))
    layout.addLayout(row)
    dialog.accepted.connect(accepted)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    back.setFocus()
    return dialog
