"""A row of filter chips of which any number is on; knows nothing of what they filter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from holdall.ui.widgets.basics import Button
from holdall.ui.widgets.flow_box import FlowBox


class Chips(FlowBox):
    """Chips with a key each; `changed` carries the keys that are on, none meaning no filter."""

    changed = Signal(object)

    def __init__(self, items: Sequence[tuple[str, str]] = (), *, exclusive: bool = False) -> None:
        super().__init__()
        self._exclusive = exclusive
        self._chips: dict[str, QPushButton] = {}
        self.set_items(items)

    def set_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Show these `(key, text)` chips; those that stay keep their state."""
        on = set(self.chosen())
        for chip in self._chips.values():
            self.remove(chip)
        self._chips = {}
        for key, text in items:
            chip = Button(text)
            chip.setProperty("chip", "true")
            chip.setCheckable(True)
            chip.setChecked(key in on)
            chip.setObjectName(key)
            chip.clicked.connect(self._clicked)
            self.add(chip)
            self._chips[key] = chip

    def chosen(self) -> tuple[str, ...]:
        """Keys that are on."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def choose(self, keys: Sequence[str]) -> None:
        """Turn exactly these on."""
        for key, chip in self._chips.items():
            chip.setChecked(key in keys)
        self.changed.emit(self.chosen())

    def _clicked(self) -> None:
        sender = self.sender()
        if self._exclusive and isinstance(sender, QPushButton) and sender.isChecked():
            for chip in self._chips.values():
                chip.setChecked(chip is sender)
        self.changed.emit(self.chosen())
