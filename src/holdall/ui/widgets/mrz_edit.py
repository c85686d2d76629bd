"""A field for the code lines of a passport: type or paste, see every check digit, take over what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdall.case.mrz import CheckDigit, Mrz, MrzUnreadableError, parse
from holdall.ui.theme.tokens import SPACE_S, SPACE_XS
from holdall.ui.widgets.basics import button, icon_label, paragraph
from holdall.ui.widgets.text_fields import TextArea
from holdall.ui.wording.mrz import check_sentence, remark_sentence, summary

_LINES = 3


class MrzEdit(QWidget):
    """`committed(tuple of lines)` when the user leaves the field; `taken(Mrz)` when the fields are wanted."""

    committed = Signal(object)
    taken = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._mrz: Mrz | None = None
        self.field = TextArea()
        self.field.setAccessibleName(self.tr("Code lines"))
        self.field.setPlaceholderText("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<")
        self.field.setLineWrapMode(TextArea.LineWrapMode.NoWrap)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.field.setFont(font)
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * _LINES + 24)
        self._result = QWidget()
        self._lines = QVBoxLayout(self._result)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SPACE_XS)
        self._take = button(self.tr("Take these into the fields"), self._take_clicked, kind="quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.field)
        layout.addWidget(self._result)
        row = QHBoxLayout()
        row.addWidget(self._take)
        row.addStretch(1)
        layout.addLayout(row)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._read)
        self.field.committed.connect(self._commit)
        self._read()

    def show_value(self, lines: Sequence[str]) -> None:
        """Show stored lines; not an edit."""
        self.field.show_text("\n".join(lines))

    def _read(self) -> None:
        text = self.field.text().strip()
        self._mrz = None
        self._clear()
        if text:
            try:
                self._mrz = parse(text, today=self._today())
            except MrzUnreadableError:
                self._say("info", "secondary", self.tr("Two lines of 44 or 36 signs, or three of 30."))
            else:
                self._show(self._mrz)
        self._take.setVisible(self._mrz is not None)

    def _show(self, mrz: Mrz) -> None:
        good = mrz.verified
        self._say("check" if good else "warning", "accent" if good else "caution", summary(mrz))
        for digit in mrz.checks:
            self._check(digit)
        for remark in mrz.remarks:
            self._say("info", "secondary", remark_sentence(remark))
        self._say(
            "info", "secondary", self.tr("Names are not protected by a check digit: compare every letter.")
        )

    def _check(self, digit: CheckDigit) -> None:
        mark, tone = ("check", "accent") if digit.right else ("close", "danger")
        self._say(mark, tone, check_sentence(digit))

    def _say(self, mark: str, tone: str, text: str) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(icon_label(mark, tone, 16))
        row.addWidget(paragraph(text, "secondary" if tone == "accent" else tone), 1)
        self._lines.addWidget(line)

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _commit(self) -> None:
        lines = self._mrz.lines if self._mrz else tuple(self.field.text().strip().splitlines())
        self.committed.emit(tuple(lines))

    def _take_clicked(self) -> None:
        if self._mrz is not None:
            self.field.commit()
            self.taken.emit(self._mrz)
