"""What of the papers is shown and in which order: families of kinds, a person, a sort order."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from holdall.case.paper import IDENTITY_KINDS, PaperKind
from holdall.ui.widgets.chips import Chips
from holdall.ui.widgets.choice import Choice
from holdall.ui.widgets.flow_box import FlowBox
from holdall.vault.row_query import RowQuery

_NAME_LETTERS = 24
"""A longer name is cut, so that all filters stand in one row."""
_TRANSLATIONS = frozenset({PaperKind.TRANSLATION, PaperKind.TRANSLATION_CERTIFICATE})


class PaperFilters(FlowBox):
    """`changed(fields of a RowQuery)` when the user asks for something else."""

    changed = Signal(object)

    def __init__(self, records: Any) -> None:
        super().__init__()
        self._records = records
        self.chips = Chips((
            ("identity", self.tr("Identity")), ("evidence", self.tr("Evidence")),
            ("translation", self.tr("Translations")), ("other", self.tr("Not sorted yet")),
        ))  # fmt: skip
        self.person = Choice()
        self.person.setAccessibleName(self.tr("Whose papers"))
        self.person.setMaximumWidth(_NAME_LETTERS * self.person.fontMetrics().averageCharWidth())
        self.order = Choice((
            ("created", self.tr("First put in first")), ("created-", self.tr("Last put in first")),
            ("date", self.tr("Oldest date first")), ("date-", self.tr("Newest date first")),
            ("title", self.tr("By title")),
        ))  # fmt: skip
        self.order.setAccessibleName(self.tr("Order"))
        for widget in (self.chips, self.person, self.order):
            self.add(widget)
        self.chips.changed.connect(self._tell)
        self.person.chosen.connect(self._tell)
        self.order.chosen.connect(self._tell)
        self.refresh()

    def refresh(self) -> None:
        """Offer the people there are now."""
        people = self._records.rows(RowQuery(kind="person", order="created"))
        everybody = ("", self.tr("Everybody's papers"))
        self.person.set_items([everybody, *((row.id, row.title) for row in people)])
        self.person.setVisible(bool(people))

    def fields(self) -> dict[str, object]:
        """The fields of a `RowQuery` that say what is asked for."""
        families = self.chips.chosen()
        kinds = tuple(kind.value for kind in PaperKind if _family(kind) in families)
        order = self.order.value()
        return {
            "subkinds": kinds, "person_id": self.person.value(),
            "order": order.removesuffix("-"), "descending": order.endswith("-"),
        }  # fmt: skip

    def show_all(self) -> None:
        """Leave nothing out."""
        self.person.choose("")
        self.chips.choose(())

    def _tell(self) -> None:
        self.changed.emit(self.fields())


def _family(kind: PaperKind) -> str:
    if kind in IDENTITY_KINDS:
        return "identity"
    if kind in _TRANSLATIONS:
        return "translation"
    return "other" if kind is PaperKind.OTHER else "evidence"
