"""A field for dates as people know them: type it as you would write it, see below what was understood."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdall.case.date_text import DateNotUnderstoodError
from holdall.case.dates import PartialDate
from holdall.ui.plain_text import PlainLabel
from holdall.ui.theme.tokens import SPACE_XS
from holdall.ui.widgets.text_fields import TextField
from holdall.ui.wording import dates


class PartialDateEdit(QWidget):
    """`committed` with a new value after Enter or leaving the field; an unreadable text is not committed."""

    committed = Signal(object)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: PartialDate | None = None
        self.field = TextField(parent=self)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(self.tr("6 Mar 2022, 03.2022, about 2022"))
        self._meaning = PlainLabel(parent=self)
        self._meaning.setProperty("tone", "secondary")
        self._meaning.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XS)
        layout.addWidget(self.field)
        layout.addWidget(self._meaning)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._edited)
        self.field.committed.connect(self._commit)

    def value(self) -> PartialDate | None:
        """The last understood value."""
        return self._value

    def show_value(self, value: PartialDate | None) -> None:
        """Show a stored value; not an edit."""
        self._value = value
        self.field.show_text(dates.partial(value))
        self._mark("", valid=True)

    def is_valid(self) -> bool:
        """Whether what stands in the field can be read as a date or is empty."""
        try:
            dates.read(self.field.text())
        except DateNotUnderstoodError:
            return False
        return True

    def _edited(self, text: str) -> None:
        try:
            value = dates.read(text)
        except DateNotUnderstoodError:
            self._mark("", valid=True)  # still being typed
        else:
            self._mark(dates.partial(value), valid=True)

    def _commit(self) -> None:
        try:
            value = dates.read(self.field.text())
        except DateNotUnderstoodError:
            self._mark(self.tr("Not clear which day. Write 6 Mar 2022, or 03.2022, or 2022."), valid=False)
            return
        if value is not None and self._value is not None and not value.as_stated:
            value = replace(value, as_stated=self._value.as_stated)
        changed = value != self._value
        self.show_value(value)
        if changed:
            self.committed.emit(value)

    def _mark(self, text: str, *, valid: bool) -> None:
        self._meaning.setText(text)
        self._meaning.setProperty("tone", "secondary" if valid else "danger")
        self._meaning.setVisible(bool(text))
        self.field.setProperty("invalid", "false" if valid else "true")
        for widget in (self._meaning, self.field):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
