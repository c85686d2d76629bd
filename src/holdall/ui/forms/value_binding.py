"""Ties any widget with `show_value` and `committed` to an attribute of a record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget


class ValueEditor(Protocol):
    """A widget that shows a value and tells when the user changed it."""

    committed: SignalInstance

    def show_value(self, value: Any) -> None: ...


class ValueBinding:
    """An attribute whose editor speaks in the attribute's own type."""

    def __init__(self, editor: Any, name: str) -> None:
        self.widget: QWidget = editor
        self._editor: ValueEditor = editor
        self._name = name

    def show(self, record: Any) -> None:
        """Show the stored value."""
        self._editor.show_value(getattr(record, self._name))

    def connect(self, edited: Callable[[Callable[[Any], Any]], object]) -> None:
        """Tell of edits."""
        self._editor.committed.connect(_Set(edited, self._name))


class _Set:
    def __init__(self, edited: Callable[[Callable[[Any], Any]], object], name: str) -> None:
        self._edited, self._name = edited, name

    def __call__(self, value: object) -> None:
        self._edited(lambda record: replace(record, **{self._name: value}))
