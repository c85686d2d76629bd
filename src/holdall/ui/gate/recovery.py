"""The recovery sheet of a new code: the code, saving it, and typing one group back."""

from __future__ import annotations

import secrets
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout

from holdall.ui.gate.screen import Screen
from holdall.ui.plain_text import PlainLabel
from holdall.ui.theme.tokens import SPACE_L, SPACE_S
from holdall.ui.widgets.basics import button, panel, paragraph
from holdall.ui.widgets.file_picker import FilePicker, Want
from holdall.ui.widgets.flow_box import FlowBox
from holdall.ui.widgets.text_fields import TextField
from holdall.ui.wording.direction import isolated

_COLUMNS = 3


class Occasion(Enum):
    """Why there is a new code."""

    CREATED = auto()
    """The vault was just made."""
    REPLACING = auto()
    """The user has a code, which the new one makes useless."""
    ADDING = auto()
    """The vault has none."""
    REKEYING = auto()
    """The vault gets a new master key, which no other code opens."""


class _Words(NamedTuple):
    title: str
    about: str
    go: str
    keep: str
    """Empty when there is nothing that things could stay as."""


class RecoveryScreen(Screen):
    """Emits `done` when one group was typed back, so that the sheet is known to be readable.

    `news` is what was done just before, to be said first.
    """

    done = Signal()
    kept = Signal()
    """No new code is wanted: things stay as they are."""
    save_wanted = Signal(object)
    """The path that the sheet shall be written to."""

    def __init__(self, code: str, occasion: Occasion = Occasion.CREATED, news: str = "") -> None:
        super().__init__("", can_go_back=False)
        words = self._words(occasion)
        self.title.setText(words.title)
        self._groups = code.split("-")
        self._asked = secrets.randbelow(len(self._groups))
        for text in filter(None, (news, words.about)):
            self.column.addWidget(paragraph(text))
        self.column.addWidget(
            paragraph(
                self.tr(
                    "This code opens the vault if the passphrase is lost. Keep it on paper, away from "
                    "the vault. Nobody can make it again."
                )
            )
        )
        self.column.addWidget(self._code_panel())
        save = button(self.tr("Save as PDF…"), self._save, icon="print")
        self.column.addWidget(FlowBox(save))
        self.start_at(save)
        self.column.addWidget(
            paragraph(
                self.tr(
                    "A printer may keep a copy of what it prints. Copying the code by hand is just as good."
                ),
                "secondary",
            )
        )
        self.typed = TextField()
        self.typed.setMaxLength(4)
        self.typed.setFixedWidth(120)
        ask = self.tr("From your sheet, type group %1").replace("%1", str(self._asked + 1))
        self.typed.setAccessibleName(ask)
        self.field(ask, self.typed)
        self.go = button(words.go, self._check, kind="primary")
        self.keep = button(words.keep, self.kept.emit, kind="quiet") if words.keep else None
        self.column.addWidget(FlowBox(*filter(None, (self.go, self.keep))))
        self.typed.returnPressed.connect(self._check)
        self.finish()

    def busy(self, working: bool) -> None:
        super().busy(working)
        for widget in filter(None, (self.go, self.keep, self.typed)):
            widget.setDisabled(working)

    def _words(self, occasion: Occasion) -> _Words:
        your_sheet, new_sheet = self.tr("Your recovery sheet"), self.tr("A new recovery sheet")
        use, not_now = self.tr("Use the new code"), self.tr("Not now")
        if occasion is Occasion.CREATED:
            return _Words(your_sheet, "", self.tr("Open the vault"), "")
        if occasion is Occasion.ADDING:
            return _Words(your_sheet, "", use, not_now)
        if occasion is Occasion.REPLACING:
            about = self.tr(
                "If others may have seen your sheet, take this new code: the old one then opens this "
                "vault no more. Copies made before still open with it."
            )
            return _Words(new_sheet, about, use, self.tr("Keep the old code"))
        about = self.tr("Until it is finished the vault opens as before, and so does the code until now.")
        return _Words(new_sheet, about, self.tr("Make the new keys"), not_now)

    def _code_panel(self) -> QFrame:
        frame, layout = panel()
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(SPACE_S)
        for index, group in enumerate(self._groups):
            number = PlainLabel(f"{index + 1}")
            number.setProperty("tone", "secondary")
            text = PlainLabel(isolated(group))
            text.setProperty("code", "true")
            row, column = divmod(index, _COLUMNS)
            grid.addWidget(number, row, column * 2, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(text, row, column * 2 + 1)
            grid.setColumnStretch(column * 2 + 1, 1)
        layout.addLayout(grid)
        return frame

    def _save(self) -> None:
        picker = FilePicker(
            self, Want.SAVE, self.tr("Save the recovery sheet"), name=self.tr("Recovery sheet") + ".pdf"
        )
        picker.picked.connect(self._write)
        picker.open()

    def _write(self, paths: list[Path]) -> None:
        self.save_wanted.emit(paths[0])

    def _check(self) -> None:
        if self.typed.text().strip().upper() == self._groups[self._asked]:
            self.done.emit()
        else:
            self.say(
                self.tr("This is not group %1. Compare it with your sheet.").replace(
                    "%1", str(self._asked + 1)
                )
            )
