"""What rests while a vault is open for reading only, and the reason in words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from holdall.ui.plain_text import tool_tip
from holdall.ui.session import Session
from holdall.ui.wording.errors import explain
from holdall.vault.errors import VaultReadOnlyError


def why_read_only(session: Session) -> str:
    """Why nothing can be changed, or empty when it can."""
    reason = session.read_only
    return explain(VaultReadOnlyError(reason=reason)) if reason else ""


def rest_if_read_only(session: Session, *widgets: QWidget) -> None:
    """Disable what would write when nothing can be written, with the reason as its tool tip."""
    if words := why_read_only(session):
        for widget in widgets:
            widget.setDisabled(True)
            widget.setToolTip(tool_tip(words))
            widget.setAccessibleDescription(words)
