"""Ties between a field and an attribute of a frozen record; knows no vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from holdall.case.place import Place
from holdall.ui.widgets.choice import Choice
from holdall.ui.widgets.partial_date_edit import PartialDateEdit
from holdall.ui.widgets.text_fields import TextArea, TextField

Edited = Callable[[Callable[[Any], Any]], object]


class _Bound:
    """What all have in common: a widget and the attribute's name."""

    def __init__(self, widget: QWidget, name: str) -> None:
        self.widget = widget
        self._name = name

    def _setter(self, value: object) -> Callable[[Any], Any]:
        return lambda record: replace(record, **{self._name: value})


class TextBinding(_Bound):
    """A `str`."""

    def __init__(self, field: TextField | TextArea, name: str) -> None:
        super().__init__(field, name)
        self._field = field

    def show(self, record: Any) -> None:
        """Show the stored text."""
        self._field.show_text(getattr(record, self._name))

    def connect(self, edited: Edited) -> None:
        """Tell of edits."""
        self._field.committed.connect(lambda: edited(self._setter(self._field.text().strip())))


class ChoiceBinding(_Bound):
    """An enumerated value, or `None` for the empty key."""

    def __init__(self, field: Choice, name: str, kind: Callable[[str], Any]) -> None:
        super().__init__(field, name)
        self._field, self._kind = field, kind

    def show(self, record: Any) -> None:
        """Show the stored value."""
        self._field.choose(str(getattr(record, self._name) or ""))

    def connect(self, edited: Edited) -> None:
        """Tell of choices."""
        self._field.chosen.connect(lambda key: edited(self._setter(self._kind(key) if key else None)))


class DateBinding(_Bound):
    """A `PartialDate` or `None`."""

    def __init__(self, field: PartialDateEdit, name: str) -> None:
        super().__init__(field, name)
        self._field = field

    def show(self, record: Any) -> None:
        """Show the stored date."""
        self._field.show_value(getattr(record, self._name))

    def connect(self, edited: Edited) -> None:
        """Tell of edits."""
        self._field.committed.connect(lambda value: edited(self._setter(value)))


class FlagBinding(_Bound):
    """A `bool`."""

    def __init__(self, field: QCheckBox, name: str) -> None:
        super().__init__(field, name)
        self._field = field

    def show(self, record: Any) -> None:
        """Show the stored state."""
        self._field.setChecked(bool(getattr(record, self._name)))

    def connect(self, edited: Edited) -> None:
        """Tell of clicks."""
        self._field.clicked.connect(lambda on: edited(self._setter(on)))


class PlaceBinding(_Bound):
    """The words of a `Place`, or its `words` in English (`text_en`); what else the place holds is kept."""

    def __init__(self, field: TextField, name: str, words: str = "text") -> None:
        super().__init__(field, name)
        self._field, self._words = field, words

    def show(self, record: Any) -> None:
        """Show the stored words."""
        place = getattr(record, self._name)
        self._field.show_text(getattr(place, self._words) if place else "")

    def connect(self, edited: Edited) -> None:
        """Tell of edits."""
        self._field.committed.connect(lambda: edited(self._change))

    def _change(self, record: Any) -> Any:
        before = getattr(record, self._name) or Place("")
        place = replace(before, **{self._words: self._field.text().strip()})
        return replace(record, **{self._name: place if place.text or place.text_en else None})
