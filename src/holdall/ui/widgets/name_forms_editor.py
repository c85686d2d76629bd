"""Edits the spellings of a name, one row each, and may propose missing ones; knows no vault."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from holdall.case.person import NameForm, NameSystem
from holdall.ui.plain_text import no_key
from holdall.ui.theme.tokens import SPACE_S
from holdall.ui.widgets.basics import button, divider, icon_button
from holdall.ui.widgets.choice import Choice
from holdall.ui.widgets.spelling_proposals import SpellingProposals
from holdall.ui.widgets.tab_order import tab_before, take_out
from holdall.ui.widgets.text_fields import TextField
from holdall.ui.wording.kinds import choices

_NARROWEST = 80
"""Pixels."""
_WIDE_ENOUGH = 48
"""Letters in the three fields together."""


class _NameRow(QFrame):
    """One spelling."""

    edited = Signal()
    removed = Signal()

    def __init__(self, form: NameForm, number: int) -> None:
        super().__init__()
        self._form = form
        self._fields = {"surname": TextField(), "given": TextField(), "patronymic": TextField()}
        words = {
            "surname": self.tr("Surname"),
            "given": self.tr("Given name"),
            "patronymic": self.tr("Patronymic"),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, SPACE_S)
        grid.setSpacing(SPACE_S)
        for column, (key, field) in enumerate(self._fields.items()):
            field.setPlaceholderText(words[key])
            field.setAccessibleName(f"{words[key]} {number}")
            field.committed.connect(self.edited)
            field.setMinimumWidth(_NARROWEST)
            grid.addWidget(field, 0, column)
        self._system = Choice(choices(NameSystem))
        self._system.setAccessibleName(self.tr("Where spelling %1 comes from").replace("%1", str(number)))
        self._system.chosen.connect(self._touched)
        self._former = QCheckBox(no_key(self.tr("Former name")))
        self._former.setAccessibleName(self.tr("Spelling %1 is a former name").replace("%1", str(number)))
        self._former.clicked.connect(self._touched)
        low = QHBoxLayout()
        low.setSpacing(SPACE_S)
        low.addWidget(self._former, 1)
        low.addWidget(
            icon_button("bin", self.tr("Remove spelling %1").replace("%1", str(number)), self.removed.emit)
        )
        grid.addWidget(self._system, 2, 0, 1, 2)
        grid.addLayout(low, 2, 2)
        grid.addWidget(divider(), 4, 0, 1, 3)
        self._grid, self._low, self._stacked = grid, low, False
        self.show_form(form)

    def show_form(self, form: NameForm) -> None:
        """Show a stored spelling; not an edit."""
        self._form = form
        for key, field in self._fields.items():
            field.show_text(getattr(form, key))
        self._system.choose(form.system.value)
        self._former.setChecked(form.former)

    def value(self) -> NameForm:
        """The spelling as it stands in the fields; what has no field here is kept."""
        texts = {key: field.text().strip() for key, field in self._fields.items()}
        return replace(
            self._form, **texts, system=NameSystem(self._system.value()), former=self._former.isChecked()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where three fields would show half a name each, the surname and the system get a line each."""
        super().resizeEvent(event)
        stacked = event.size().width() < _WIDE_ENOUGH * self.fontMetrics().averageCharWidth()
        if stacked != self._stacked:
            self._stacked = stacked
            for column, stretch in enumerate((1, 1, int(not stacked))):
                self._grid.setColumnStretch(column, stretch)
            self._grid.removeItem(self._low)
            surname, given, patronymic = self._fields.values()
            self._grid.addWidget(surname, 0, 0, 1, 3 if stacked else 1)
            self._grid.addWidget(given, int(stacked), 0 if stacked else 1)
            self._grid.addWidget(patronymic, int(stacked), 1 if stacked else 2, 1, 2 if stacked else 1)
            self._grid.addWidget(self._system, 2, 0, 1, 3 if stacked else 2)
            self._grid.addLayout(self._low, 3 if stacked else 2, 0 if stacked else 2, 1, 3 if stacked else 1)

    def start(self) -> None:
        """Put the cursor into the first field."""
        self._fields["surname"].setFocus()

    def _touched(self) -> None:
        self.edited.emit()


class NameFormsEditor(QWidget):
    """`committed(tuple of NameForm)` after each finished edit; empty spellings are not committed.

    With `proposing`, what rules would make of the name is offered below; not where a document is copied.
    """

    committed = Signal(object)

    def __init__(self, *, proposing: bool = False) -> None:
        super().__init__()
        self._rows: list[_NameRow] = []
        self._shown: tuple[NameForm, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        self._column = QVBoxLayout()
        layout.addLayout(self._column)
        self._add = button(self.tr("Add a spelling"), self.add_row, kind="quiet", icon="plus")
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        layout.addLayout(row)
        self.proposals = SpellingProposals() if proposing else None
        if self.proposals is not None:
            self.proposals.chosen.connect(self._add_proposed)
            layout.addWidget(self.proposals)

    def value(self) -> tuple[NameForm, ...]:
        """Every spelling that has at least one part."""
        return tuple(form for form in (row.value() for row in self._rows) if form.full)

    def show_value(self, names: Sequence[NameForm]) -> None:
        """Show stored spellings; not an edit. Rows stay as they are when nothing is different."""
        if tuple(names) == self._shown and self._rows:
            return
        self._shown = tuple(names)
        wanted = self._shown or (NameForm(),)
        for row in self._rows[len(wanted) :]:
            self._column.removeWidget(row)
            take_out(row)
        del self._rows[len(wanted) :]
        for row, form in zip(self._rows, wanted, strict=False):
            row.show_form(form)
        for form in wanted[len(self._rows) :]:
            self._append(form)
        self._propose()

    def add_row(self) -> None:
        """One more spelling, the cursor in it."""
        self._append(NameForm()).start()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: ARG002
        """The cursor goes into the first field; a focus proxy would catch Tab behind the last."""
        if self._rows:
            self._rows[0].start()
        else:
            self._add.setFocus()

    def _add_proposed(self, form: NameForm) -> None:
        self._append(form)
        self._edited()

    def _propose(self) -> None:
        if self.proposals is not None:
            self.proposals.show_for(self._shown)

    def _append(self, form: NameForm) -> _NameRow:
        row = _NameRow(form, len(self._rows) + 1)
        row.edited.connect(self._edited)
        row.removed.connect(self._remove)
        self._rows.append(row)
        self._column.addWidget(row)
        tab_before(self._add, (row,))
        return row

    def _remove(self) -> None:
        row = self.sender()
        if isinstance(row, _NameRow):
            self._rows.remove(row)
            self._column.removeWidget(row)
            take_out(row)
            self._edited()

    def _edited(self) -> None:
        value = self.value()
        if value != self._shown:
            self._shown = value
            self._propose()
            self.committed.emit(value)
