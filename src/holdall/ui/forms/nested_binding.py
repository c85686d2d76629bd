"""Lets a binding edit a part of a record (an identity section) as if the part were the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from holdall.ui.forms.form import Binding

Edited = Callable[[Callable[[Any], Any]], object]


class NestedBinding:
    """Ties `inner`, written for `part_type`, to the attribute `part`; a missing part is made."""

    def __init__(self, inner: Binding, part: str, part_type: Callable[[], Any]) -> None:
        self._inner, self._part, self._part_type = inner, part, part_type

    @property
    def widget(self) -> QWidget:
        """The inner widget."""
        return self._inner.widget

    def show(self, record: Any) -> None:
        """Show the part as it is stored."""
        self._inner.show(getattr(record, self._part) or self._part_type())

    def connect(self, edited: Edited) -> None:
        """Tell of edits of the part."""
        self._inner.connect(_Inside(edited, self._part, self._part_type))


class _Inside:
    def __init__(self, edited: Edited, part: str, part_type: Callable[[], Any]) -> None:
        self._edited, self._part, self._part_type = edited, part, part_type

    def __call__(self, change: Callable[[Any], Any]) -> None:
        self._edited(self._change(change))

    def _change(self, change: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def whole(record: Any) -> Any:
            before = getattr(record, self._part) or self._part_type()
            after = change(before)
            return record if after == before else replace(record, **{self._part: after})

        return whole
