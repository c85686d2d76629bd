"""Large buttons with a picture, a title and a line of text; knows nothing of where they lead."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout

from holdall.ui.theme.tokens import SPACE_L, SPACE_S, SPACE_XS
from holdall.ui.widgets.basics import heading, icon_label, paragraph


class _Card(QPushButton):
    """A button that is as high as what lies on it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setAccessibleName(name)

    def hold(self, layout: QLayout) -> None:
        """Use this layout; what is in it lets clicks through."""
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        width = max(self.width(), 200)
        height = (
            layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        )
        return QSize(layout.sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class ActionCard(_Card):
    """Picture, title, what it does."""

    def __init__(self, icon: str, title: str, text: str) -> None:
        super().__init__(title)
        self.setAccessibleDescription(text)
        row = QHBoxLayout(self)
        row.setSpacing(SPACE_L)
        row.addWidget(icon_label(icon, "accent", 32))
        words = QVBoxLayout()
        words.setSpacing(SPACE_XS)
        words.addWidget(heading(title, 2))
        words.addWidget(paragraph(text, "secondary"))
        row.addLayout(words, 1)
        row.addWidget(icon_label("right", "secondary", 20))
        self.hold(row)


class CountCard(_Card):
    """A number and what it counts."""

    def __init__(self, icon: str, title: str, count: int) -> None:
        super().__init__(f"{title}: {count}")
        column = QVBoxLayout(self)
        column.setSpacing(SPACE_S)
        top = QHBoxLayout()
        top.setSpacing(SPACE_S)
        top.addWidget(icon_label(icon, "accent", 20))
        number = heading(str(count))
        number.setWordWrap(False)
        top.addWidget(number, 1)
        column.addLayout(top)
        column.addWidget(paragraph(title, "secondary"))
        self.hold(column)
