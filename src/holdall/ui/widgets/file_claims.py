"""Shows what the files of a paper claim of their making, as claims; takes nothing over by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdall.case.claimed_date import claimed_day
from holdall.case.dates import PartialDate
from holdall.case.stored_file import StoredFile
from holdall.ui.theme.tokens import SPACE_L, SPACE_S, SPACE_XS
from holdall.ui.widgets.basics import button, clear, heading, paragraph
from holdall.ui.wording import dates
from holdall.ui.wording.claims import claim_lines


class FileClaims(QWidget):
    """Hidden when no file claims anything; `date_taken(PartialDate)` when the user takes a claimed day."""

    date_taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._day: PartialDate | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_XS)
        self.take = button("", self._take_clicked, kind="quiet")
        row = QHBoxLayout()
        row.addWidget(self.take)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_L, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(heading(self.tr("What the file itself says"), 2))
        explained = self.tr(
            "Written by a camera or a program; it can be wrong or forged, and nobody has checked it. "
            "It stays in the vault and never gets into a dossier."
        )
        layout.addWidget(paragraph(explained, "secondary"))
        layout.addLayout(self._lines)
        layout.addLayout(row)
        self.hide()

    def show_claims(self, files: Sequence[StoredFile], known: PartialDate | None) -> None:
        """Show the claims of each file; `known` is the paper's own date, which is not offered again."""
        clear(self._lines)
        claiming = [(file, lines) for file in files if (lines := claim_lines(file))]
        for file, lines in claiming:
            if len(files) > 1:
                self._lines.addWidget(paragraph(file.name, "secondary"))
            for label, value in lines:
                self._lines.addWidget(_selectable(f"{label}: {value}"))
        days = [day for file, _ in claiming if (day := claimed_day(file.claims)) is not None]
        self._day = days[0] if days else None
        self._offer(known)
        self.setVisible(bool(claiming))

    def _offer(self, known: PartialDate | None) -> None:
        day = self._day
        offered = day is not None and (known is None or known.value != day.value)
        if day is not None:
            self.take.setText(self.tr("Take %1 as the date of the paper").replace("%1", dates.partial(day)))
        self.take.setVisible(offered)

    def _take_clicked(self) -> None:
        if self._day is not None:
            self.date_taken.emit(self._day)


def _selectable(text: str) -> QWidget:
    line = paragraph(text)
    flags = Qt.TextInteractionFlag
    line.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    return line
