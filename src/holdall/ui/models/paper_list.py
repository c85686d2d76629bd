"""The papers of a vault as a Qt model with pictures, badges and dots; reads only what is looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from holdall.case.paper import Paper, PaperKind
from holdall.case.person import Person
from holdall.case.stored_file import StoredFile
from holdall.errors import HoldallError
from holdall.ui.models.record_list import Column, RecordListModel
from holdall.ui.pictures import Thumbnails
from holdall.ui.widgets.thumbnail_grid import BADGE_ROLE, DOT_ROLE, SUBTITLE_ROLE, THUMBNAIL_ROLE
from holdall.ui.wording import dates
from holdall.ui.wording.kinds import word
from holdall.vault.row_query import Row, RowQuery

_CARDS_KEPT: Final = 1000
_SOON: Final = timedelta(days=270)
"""A document that expires within nine months is worth a dot: some states want six months of validity left."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a thumbnail shows of a paper."""

    thumbnail_id: str = ""
    file_id: str = ""
    badge: str = ""
    dot: str = ""
    subtitle: str = ""


class PaperListModel(RecordListModel):
    """Rows of papers; cards are made when they come into view and forgotten when the vault changes."""

    def __init__(
        self, records: Any, query: RowQuery, columns: Sequence[Column], thumbnails: Thumbnails, today: date
    ) -> None:
        self._cards: OrderedDict[str, Card] = OrderedDict()
        super().__init__(records, query, columns)
        self._records, self._thumbnails, self._today = records, thumbnails, today
        thumbnails.arrived.connect(self._arrived)

    def refresh(self) -> None:
        self._cards.clear()
        super().refresh()

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in (THUMBNAIL_ROLE, BADGE_ROLE, DOT_ROLE, SUBTITLE_ROLE):
            return super().data(index, role)
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        card = self.card(row)
        if role == THUMBNAIL_ROLE:
            return self._thumbnails.get(card.thumbnail_id, card.file_id) if card.thumbnail_id else None
        return {BADGE_ROLE: card.badge, DOT_ROLE: card.dot, SUBTITLE_ROLE: card.subtitle}[role]

    def card(self, row: Row) -> Card:
        """What to show of one paper."""
        card = self._cards.get(row.id)
        if card is None:
            card = self._make(row.id)
            self._cards[row.id] = card
            if len(self._cards) > _CARDS_KEPT:
                self._cards.popitem(last=False)
        return card

    def _make(self, paper_id: str) -> Card:
        paper = self._get(paper_id)
        if not isinstance(paper, Paper):
            return Card()
        file = self._get(paper.file_ids[0]) if paper.file_ids else None
        person = self._get(paper.person_ids[0]) if paper.person_ids else None
        troubled = isinstance(file, StoredFile) and bool(file.problem)
        when = dates.partial(paper.date)
        kind = word(paper.kind) if paper.kind is not PaperKind.OTHER else ""
        return Card(
            thumbnail_id=file.thumbnail_id if isinstance(file, StoredFile) else "",
            file_id=file.id if isinstance(file, StoredFile) else "",
            badge=initials(person) if isinstance(person, Person) else "",
            dot="caution" if troubled or self._expires_soon(paper) else "",
            subtitle=" · ".join(part for part in (kind, when) if part),
        )

    def _expires_soon(self, paper: Paper) -> bool:
        expires = paper.identity.expires if paper.identity else None
        return expires is not None and expires.last_day <= self._today + _SOON

    def _get(self, record_id: str) -> Any:
        try:
            return self._records.get(record_id)
        except HoldallError:
            return None

    def _arrived(self, thumbnail_id: str) -> None:
        rows = [number for number in range(self.rowCount()) if self._shows(number, thumbnail_id)]
        for number in rows:
            index = self.index(number, 0)
            self.dataChanged.emit(index, index, [THUMBNAIL_ROLE])

    def _shows(self, number: int, thumbnail_id: str) -> bool:
        row = self.fetched(number)
        card = self._cards.get(row.id) if row is not None else None
        return card is not None and card.thumbnail_id == thumbnail_id


def initials(person: Person) -> str:
    """First letters of given name and surname, as on a luggage tag."""
    if not person.names:
        return ""
    name = person.names[0]
    return "".join(part[0].upper() for part in (name.given, name.surname) if part)
