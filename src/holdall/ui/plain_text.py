"""Words that Qt must show as they are: a title or a file name may look like HTML and name a picture to load.

`QLabel` and tool tips read text that looks like HTML as HTML; Qt would then open the files that it names.
Buttons, and labels with a buddy, read the letter after an `&` as a key; only the action table means that.
"""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def no_key(text: str) -> str:
    """`text` for a widget that reads the letter after an `&` as a key: an `&` is just a letter in it."""
    return text.replace("&", "&&")


def as_written(text: str) -> str:
    """What `no_key` was given."""
    return text.replace("&&", "&")


class PlainLabel(QLabel):
    """A label whose text is never HTML and names no key."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setBuddy(self, buddy: QWidget) -> None:
        """As Qt's; only from then on would `&` name a key."""
        words = self.text()
        super().setBuddy(buddy)
        self.setText(words)

    def setText(self, text: str) -> None:
        super().setText(no_key(text) if self.buddy() else text)

    def text(self) -> str:
        return as_written(super().text()) if self.buddy() else super().text()


def tool_tip(text: str) -> str:
    """`text` for a tool tip, which shows it letter by letter; text that cannot be HTML is left as it is."""
    return f"<qt>{html.escape(text)}</qt>" if "<" in text or "&" in text else text
