"""The pages of one paper, across all its files: the picture, which page of how many, zoom and turn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdall.case.stored_file import StoredFile
from holdall.ui.pictures import PageImages
from holdall.ui.plain_text import PlainLabel
from holdall.ui.session import Session
from holdall.ui.theme.tokens import SPACE_S, SPACE_XS
from holdall.ui.widgets.basics import icon_button, paragraph
from holdall.ui.widgets.page_view import PageView
from holdall.ui.wording import errors
from holdall.ui.wording.files import letters_missing, trouble


class PaperPages(QWidget):
    """Asks for one page at a time; a file that cannot be shown says why in its place."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._images = PageImages(session)
        self._files: list[StoredFile] = []
        self._wanted = ("", 0)
        self._page = 0
        self.view = PageView()
        self._where = PlainLabel()
        self._where.setProperty("tone", "secondary")
        self._trouble = paragraph("", "caution")
        self._letters = paragraph(letters_missing(), "caution")
        self._letters.hide()
        self._build()
        self.view.page_wanted.connect(self.show_page)
        self._images.ready.connect(self._ready)
        self._images.failed.connect(self._failed)

    def show_files(self, files: Sequence[StoredFile]) -> None:
        """Show a paper's files from the first page; the same files keep their page."""
        if [file.id for file in files] == [file.id for file in self._files]:
            return
        self._files = list(files)
        words = [words for words in (trouble(file) for file in files) if words]
        self._trouble.setText("\n".join(words))
        self._trouble.setVisible(bool(words))
        self.view.clear()
        self.show_page(0)

    def page_count(self) -> int:
        """Pages of all files together."""
        return sum(file.page_count for file in self._files)

    def show_page(self, page: int) -> None:
        """Show a page counted from 0 over all files."""
        total = self.page_count()
        self._page = max(0, min(page, total - 1))
        self._where.setText(
            self.tr("Page %1 of %2").replace("%1", str(self._page + 1)).replace("%2", str(total))
            if total
            else ""
        )
        if not total:
            self._wanted = ("", 0)
            self._letters.hide()
            self.view.clear(self.tr("There is nothing to show here. The file itself is kept as it is."))
            return
        before = 0
        for file in self._files:
            if self._page < before + file.page_count:
                self._wanted = (file.id, self._page - before)
                self._images.ask(*self._wanted)
                return
            before += file.page_count

    def next(self) -> None:
        """The next page."""
        self.view.next_page()

    def previous(self) -> None:
        """The page before."""
        self.view.previous_page()

    def _ready(self, file_id: str, page: int, image: QImage, font_missing: bool) -> None:
        if (file_id, page) == self._wanted:
            self._letters.setVisible(font_missing)
            self.view.show_page(image, self._page, self.page_count())

    def _failed(self, file_id: str, page: int, error: BaseException) -> None:
        if (file_id, page) == self._wanted:
            self._letters.hide()
            words = errors.explain(error)
            self.view.show_page(None, self._page, self.page_count(), words)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(SPACE_XS)
        bar.addWidget(icon_button("left", self.tr("Previous page"), self.previous))
        bar.addWidget(icon_button("right", self.tr("Next page"), self.next))
        bar.addWidget(self._where)
        bar.addStretch(1)
        bar.addWidget(icon_button("zoom-out", self.tr("Smaller"), self.view.zoom_out))
        bar.addWidget(icon_button("zoom-in", self.tr("Larger"), self.view.zoom_in))
        bar.addWidget(icon_button("fit", self.tr("Whole page"), self.view.fit))
        bar.addWidget(icon_button("rotate", self.tr("Turn the view"), self.view.rotate))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._trouble)
        layout.addWidget(self._letters)
        layout.addWidget(self.view, 1)
        layout.addLayout(bar)
