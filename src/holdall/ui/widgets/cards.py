"""Large buttons with a picture, a title and a line of text; knows nothing of where they lead."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout

from holdall.ui.theme.tokens import SPACE_L, SPACE_S, SPACE_XS
from holdall.ui.widgets.basics import Button, heading, icon_label, paragraph

_NARROWEST = 120


class _Card(Button):
    """A button that is as high as what lies on it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hold(self, layout: QLayout) -> None:
        """Use this layout; what is in it lets clicks through."""
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        width = layout.totalSizeHint().width() if layout is not None else 0
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Not narrower than its longest word, which would be cut."""
        layout = self.layout()
        least = max(_NARROWEST, layout.totalMinimumSize().width() if layout is not None else 0)
        return QSize(least, self.heightForWidth(max(least, self.width())))


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


class LineCard(_Card):
    """One line of text that wraps, with a mark before it and, if given, short labels at its end."""

    def __init__(self, mark: QLabel, text: str, *ends: QLabel) -> None:
        super().__init__(" · ".join((text, *(end.text() for end in ends))))
        self.setProperty("card", "line")
        row = QHBoxLayout(self)
        row.setSpacing(SPACE_S)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(paragraph(text), 1)
        for end in ends:
            end.setWordWrap(False)
            row.addWidget(end, 0, Qt.AlignmentFlag.AlignTop)
        self.hold(row)
        row.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
