"""Edits what proves an event: papers, and for each, in the user's words, what it proves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from holdall.case.event import EvidenceLink
from holdall.ui.models.record_list import RowSource
from holdall.ui.theme.tokens import SPACE_S
from holdall.ui.widgets.linked_records import LinkedRecords
from holdall.ui.widgets.text_fields import TextField

_PICTURE = 56


class EvidenceLinks(QWidget):
    """`committed(tuple of EvidenceLink)` after each finished edit; `opened(paper id)` on a click."""

    committed = Signal(object)

    def __init__(
        self,
        source: RowSource,
        title_of: Callable[[str], str],
        thumbnail_of: Callable[[str], QImage | None],
    ) -> None:
        super().__init__()
        self._thumbnail_of = thumbnail_of
        self._proves: dict[str, TextField] = {}
        self._links: tuple[EvidenceLink, ...] = ()
        self.papers = _Papers(source, title_of, self.tr("Add a paper that proves this"), self)
        self.opened = self.papers.opened
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.papers)
        self.setFocusProxy(self.papers)
        self.papers.committed.connect(self._changed)

    def show_value(self, links: Sequence[EvidenceLink]) -> None:
        """Show stored links; not an edit."""
        self._links = tuple(links)
        self._proves = {}
        self.papers.show_value([link.paper_id for link in links])

    def has_focus_inside(self) -> bool:
        """Whether the user is writing in one of the fields."""
        return any(field.hasFocus() for field in self._proves.values())

    def line(self, plain: QWidget, paper_id: str, title: str) -> QWidget:
        """A line with a small picture of the paper and a field for what it proves."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, SPACE_S)
        row.setSpacing(SPACE_S)
        picture = QLabel()
        picture.setFixedWidth(_PICTURE)
        self._draw(picture, paper_id)
        field = TextField()
        field.setPlaceholderText(self.tr("What it proves"))
        field.setAccessibleName(self.tr("What it proves: %1").replace("%1", title))
        field.show_text(next((link.proves for link in self._links if link.paper_id == paper_id), ""))
        field.committed.connect(self._changed)
        self._proves[paper_id] = field
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(plain)
        words.addWidget(field)
        row.addWidget(picture)
        row.addLayout(words, 1)
        return holder

    def _draw(self, picture: QLabel, paper_id: str) -> None:
        image = self._thumbnail_of(paper_id)
        if image is not None and not image.isNull():
            size = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            picture.setPixmap(QPixmap.fromImage(image).scaled(_PICTURE, _PICTURE, *size))

    def _changed(self) -> None:
        before = {link.paper_id: link.proves for link in self._links}
        links = tuple(
            EvidenceLink(
                paper_id,
                self._proves[paper_id].text().strip()
                if paper_id in self._proves
                else before.get(paper_id, ""),
            )
            for paper_id in self.papers.value()
        )
        if links != self._links:
            self._links = links
            self.committed.emit(links)


class _Papers(LinkedRecords):
    """The list of papers, each line widened by its owner."""

    def __init__(
        self, source: RowSource, title_of: Callable[[str], str], add: str, owner: EvidenceLinks
    ) -> None:
        self._owner = owner
        super().__init__(source, "paper", title_of, add, owner)

    def make_line(self, record_id: str) -> QWidget:
        return self._owner.line(super().make_line(record_id), record_id, self._title_of(record_id))
