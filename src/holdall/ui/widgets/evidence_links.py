"""Edits what proves an event: papers, and for each, in the user's words, what it proves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdall.case.event import EvidenceLink
from holdall.ui.models.record_list import RowSource
from holdall.ui.plain_text import PlainLabel
from holdall.ui.theme.tokens import SPACE_S
from holdall.ui.widgets.linked_records import LinkedRecords, LinkLine
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
        self._links: tuple[EvidenceLink, ...] = ()
        add = self.tr("Add a paper that proves this")
        self.papers = LinkedRecords(source, "paper", title_of, add, self._make_line)
        self.opened = self.papers.opened
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.papers)
        self.setFocusProxy(self.papers)
        self.papers.committed.connect(self._changed)

    def show_value(self, links: Sequence[EvidenceLink]) -> None:
        """Show stored links; not an edit."""
        self._links = tuple(links)
        self.papers.show_value([link.paper_id for link in links])
        for link in links:
            self.line(link.paper_id).proves.show_text(link.proves)
        self.draw()

    def line(self, paper_id: str) -> EvidenceLine:
        """The line of a paper in the list."""
        line = self.papers.lines[paper_id]
        assert isinstance(line, EvidenceLine)
        return line

    def draw(self) -> None:
        """Show the pictures that are there by now."""
        for paper_id in self.papers.value():
            self.line(paper_id).show_picture(self._thumbnail_of(paper_id))

    def _make_line(self, paper_id: str) -> LinkLine:
        line = EvidenceLine(paper_id)
        line.proves.committed.connect(self._changed)
        return line

    def _changed(self) -> None:
        ids = self.papers.value()
        links = tuple(EvidenceLink(paper_id, self.line(paper_id).proves.text().strip()) for paper_id in ids)
        if links != self._links:
            self._links = links
            self.committed.emit(links)


class EvidenceLine(LinkLine):
    """A line with a small picture of the paper and a field for what it proves."""

    def __init__(self, paper_id: str) -> None:
        super().__init__(paper_id)
        self._picture = PlainLabel()
        self._picture.setFixedWidth(_PICTURE)
        self.proves = TextField()
        self.proves.setPlaceholderText(self.tr("What it proves"))
        self.grid.addWidget(self._picture, 0, 0, 2, 1)
        self.grid.addWidget(self.proves, 1, 1, 1, 2)
        self.grid.setContentsMargins(0, 0, 0, SPACE_S)

    def show_title(self, title: str) -> None:
        """Show the paper's title."""
        super().show_title(title)
        self.proves.setAccessibleName(self.tr("What it proves: %1").replace("%1", title))

    def show_picture(self, image: QImage | None) -> None:
        """Show the paper's first page, when it is there."""
        if image is not None and not image.isNull():
            size = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._picture.setPixmap(QPixmap.fromImage(image).scaled(_PICTURE, _PICTURE, *size))
