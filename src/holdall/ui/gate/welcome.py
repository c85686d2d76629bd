"""The first screen: create a vault, open one, look at the sample case; in either language."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout

from holdall.ui.gate.screen import Screen
from holdall.ui.theme.tokens import SPACE_L
from holdall.ui.translation import LANGUAGES
from holdall.ui.widgets.basics import heading, icon_label, paragraph
from holdall.ui.widgets.cards import ActionCard
from holdall.ui.widgets.choice import Choice
from holdall.ui.wording.limits import limits


class WelcomeScreen(Screen):
    """Says what Holdall is and what it is not, and asks for nothing yet."""

    create_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    language_chosen = Signal(str)

    def __init__(self, language: str, *, sample: bool) -> None:
        super().__init__("Holdall", can_go_back=False)
        top = QHBoxLayout()
        self.column.removeWidget(self.title)
        top.setSpacing(SPACE_L)
        top.addWidget(icon_label("bag", "accent", 32))
        top.addWidget(self.title, 1)
        choice = Choice(list(LANGUAGES.items()))
        choice.choose(language)
        choice.setAccessibleName(self.tr("Language"))
        choice.chosen.connect(self.language_chosen)
        top.addWidget(choice)
        self.column.addLayout(top)
        self.column.addWidget(
            paragraph(
                self.tr(
                    "Keeps your papers locked in one folder, and makes a dossier of them in which every "
                    "page is where the index says."
                )
            )
        )
        self.column.addWidget(self._bar)
        self.column.addWidget(self.message)  # above the cards, which may reach beyond a small window
        first = self._card(
            "plus",
            self.tr("Create a vault"),
            self.tr("A new locked folder, on this computer or on a stick."),
            self.create_wanted,
        )
        self._card(
            "folder",
            self.tr("Open a vault"),
            self.tr("A folder whose name ends in .holdall."),
            self.open_wanted,
        )
        if sample:
            self._card(
                "eye",
                self.tr("Look at the sample case"),
                self.tr("An invented family with forty invented papers, to try everything on."),
                self.sample_wanted,
            )
        self.column.addWidget(heading(self.tr("What Holdall does and does not protect from"), 2))
        for text in limits():
            self.column.addWidget(paragraph(text, "secondary"))
        self.column.addStretch(1)
        self.start_at(first)

    def _card(self, icon: str, title: str, text: str, wanted: SignalInstance) -> ActionCard:
        card = ActionCard(icon, title, text)
        card.clicked.connect(wanted)
        self.column.addWidget(card)
        return card
