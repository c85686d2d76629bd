"""What rests while a vault is open for reading only, and the reason in words."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from holdall.ui.plain_text import tool_tip
from holdall.ui.session import Session
from holdall.ui.widgets.basics import LinkButton
from holdall.ui.wording.errors import explain
from holdall.vault.errors import VaultReadOnlyError


def why_read_only(session: Session) -> str:
    """Why nothing can be changed, or empty when it can."""
    reason = session.read_only
    return explain(VaultReadOnlyError(reason=reason)) if reason else ""


def rest_if_read_only(session: Session, *widgets: QWidget) -> None:
    """Let rest what would write when nothing can be written, with the reason as its tool tip.

    A field can still be read and copied from.
    """
    if words := why_read_only(session):
        for widget in widgets:
            if isinstance(widget, QLineEdit):
                widget.setReadOnly(True)
            else:
                widget.setDisabled(True)
            widget.setToolTip(tool_tip(words))
            widget.setAccessibleDescription(words)


def let_be_read(form: QWidget) -> None:
    """Let no field of a form be changed; its words can be chosen and copied, and its links lead on."""
    for field in (*form.findChildren(QLineEdit), *form.findChildren(QPlainTextEdit)):
        field.setReadOnly(True)
    for control in (*form.findChildren(QAbstractButton), *form.findChildren(QComboBox)):
        control.setEnabled(isinstance(control, LinkButton))
