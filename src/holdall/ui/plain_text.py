"""Words that Qt must show as they are: a title or a file name may look like HTML and name a picture to load.

`QLabel` and tool tips read text that looks like HTML as HTML; Qt would then open the files that it names.
"""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class PlainLabel(QLabel):
    """A label whose text is never HTML."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)


def tool_tip(text: str) -> str:
    """`text` for a tool tip, which shows it letter by letter; text that cannot be HTML is left as it is."""
    return f"<qt>{html.escape(text)}</qt>" if "<" in text or "&" in text else text
