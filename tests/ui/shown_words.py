"""What a screen says."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget


def words(screen: QWidget) -> str:
    """The text of all its labels, a line each."""
    return "\n".join(label.text() for label in screen.findChildren(QLabel))
