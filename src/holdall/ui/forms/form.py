"""A form over one frozen record: label and field rows that save each edit as one undo step.

    form = RecordForm(session, Paper)
    form.text("title", self.tr("Title"))
    form.choice("kind", self.tr("Kind"), choices(PaperKind), PaperKind)
    form.date("date", self.tr("Date"))
    form.show_record(record_id)      # again after every change of the vault: keeps what is being typed

A field names an attribute of the record; anything special (an identity section, names) is a `Binding`
of its own,
added with `form.bind(...)`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QWidget

from holdall.case.record import Record
from holdall.errors import HoldallError
from holdall.ui.forms.bindings import ChoiceBinding, DateBinding, FlagBinding, PlaceBinding, TextBinding
from holdall.ui.plain_text import no_key
from holdall.ui.read_only import let_be_read
from holdall.ui.session import Session
from holdall.ui.theme.tokens import SPACE_L, SPACE_S
from holdall.ui.widgets.basics import heading, paragraph
from holdall.ui.widgets.choice import Choice
from holdall.ui.widgets.partial_date_edit import PartialDateEdit
from holdall.ui.widgets.text_fields import TextArea, TextField
from holdall.vault.errors import RecordMissingError


class Binding(Protocol):
    """One field's tie to the record."""

    @property
    def widget(self) -> QWidget: ...
    def show(self, record: Any) -> None: ...
    def connect(self, edited: Callable[[Callable[[Any], Any]], object]) -> None: ...


class RecordForm(QWidget):
    """Shows one record; `gone` when it no longer exists."""

    gone = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._bindings: list[tuple[str, Binding]] = []
        self._captions: dict[QWidget, QLabel] = {}
        self.record: Any = None
        self.layout_ = QFormLayout(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.layout_.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.layout_.setVerticalSpacing(SPACE_S)
        self.layout_.setLabelAlignment(Qt.AlignmentFlag.AlignLeading)

    def section(self, title: str) -> QLabel:
        """A heading between rows."""
        label = heading(title, 2)
        label.setContentsMargins(0, SPACE_L, 0, 0)
        self.layout_.addRow(label)
        return label

    def text(self, name: str, label: str, *, lines: int = 1, hint: str = "") -> TextField | TextArea:
        """A text attribute on one or several lines."""
        field = TextField() if lines == 1 else TextArea()
        if isinstance(field, TextArea):
            field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + 18)
        field.setPlaceholderText(hint)
        self.bind(label, TextBinding(field, name))
        return field

    def choice(
        self, name: str, label: str, items: Sequence[tuple[str, str]], kind: Callable[[str], Any]
    ) -> Choice:
        """An enumerated attribute; `kind` makes the value of a key."""
        field = Choice(items)
        self.bind(label, ChoiceBinding(field, name, kind))
        return field

    def date(self, name: str, label: str) -> PartialDateEdit:
        """A partial date."""
        field = PartialDateEdit()
        self.bind(label, DateBinding(field, name))
        return field

    def flag(self, name: str, label: str) -> QCheckBox:
        """A yes-or-no attribute."""
        field = QCheckBox(no_key(label))
        self.bind("", FlagBinding(field, name), step=label)
        return field

    def place(self, name: str, label: str, words: str = "text") -> TextField:
        """A place in the words of the case, or with `words="text_en"` in English."""
        field = TextField()
        self.bind(label, PlaceBinding(field, name, words))
        return field

    def bind(self, label: str, binding: Binding, *, step: str = "") -> None:
        """Add a row; `step` names the undo step, the label does when it is left out."""
        words = step or label
        if label:
            caption = paragraph(label, "secondary")
            caption.setBuddy(binding.widget.focusProxy() or binding.widget)
            self._captions[binding.widget] = caption
            self.layout_.addRow(caption)  # a row of its own: beside its field Qt breaks it for no need
        self.layout_.addRow(binding.widget)
        for target in (binding.widget, binding.widget.focusProxy()):
            if target is not None and not target.accessibleName():
                target.setAccessibleName(words)
        self._bindings.append((words, binding))
        binding.connect(partial(self.apply, words))

    def remove(self, widget: QWidget) -> None:
        """Take a field and its label off the form."""
        if (caption := self._captions.pop(widget, None)) is not None:
            self.layout_.removeRow(caption)
        self.layout_.removeRow(widget)

    def show_field(self, widget: QWidget, shown: bool) -> None:
        """Show a field and its label, or leave them out for now."""
        for row in (self._captions[widget], widget):
            self.layout_.setRowVisible(row, shown)

    def show_record(self, record_id: str) -> None:
        """Show a record as it is stored now.

        What is being typed stays as it is while the record is the same; before another record is shown, it is
        committed to the one it was typed for.
        """
        same = self.record is not None and self.record.id == record_id
        if not same:
            self.commit()
        try:
            self.record = self._session.edits.get(record_id) if record_id else None
        except HoldallError:
            self.record = None
            self.gone.emit()
        self.setEnabled(self.record is not None)
        if self.record is not None:
            for _, binding in self._bindings:
                if not (same and any(field.is_pending() for field in _fields(binding.widget))):
                    binding.show(self.record)
        if self._session.read_only:
            let_be_read(self)

    def commit(self) -> None:
        """Store what has been typed but not left yet."""
        for _, binding in self._bindings:
            for field in _fields(binding.widget):
                field.commit()

    def start(self) -> None:
        """Put the cursor into the first field."""
        if self._bindings:
            self._bindings[0][1].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply(self, step: str, change: Callable[[Any], Record]) -> None:
        """Store the record as changed by `change`; raises what `Edits.make` raises when it has to wait."""
        if self.record is not None:
            with suppress(RecordMissingError):  # deleted meanwhile
                self.record = self._session.edits.make(self.record.id, step, change)

    def set_attribute(self, step: str, name: str, value: object) -> None:
        """Store one attribute."""
        self.apply(step, lambda record: replace(record, **{name: value}))


def _fields(widget: QWidget) -> list[TextField | TextArea]:
    inner = [*widget.findChildren(TextField), *widget.findChildren(TextArea)]
    return [widget, *inner] if isinstance(widget, TextField | TextArea) else inner
