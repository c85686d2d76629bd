"""What a dossier lacks, each line a way to mend it, and what the authority asks for, with its date."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from holdall.case.readiness import IN_THE_WAY, Gap
from holdall.dossier.profile import Confidence, Profile
from holdall.dossier.profiles import profile_notes
from holdall.ui.theme.tokens import SPACE_S, SPACE_XS
from holdall.ui.widgets.basics import heading, icon_label, paragraph

_MOST = 40


class MissingList(QWidget):
    """`opened(Gap)` when a line is clicked."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._gaps: list[Gap] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        self._lines = QVBoxLayout()
        self._rules = QVBoxLayout()
        for part in (self._lines, self._rules):
            part.setSpacing(SPACE_XS)
            column.addLayout(part)

    def show_gaps(self, gaps: Sequence[tuple[Gap, str]]) -> None:
        """Show what is missing: what stands in the way of building first."""
        _clear(self._lines)
        ordered = sorted(gaps, key=lambda it: it[0].code not in IN_THE_WAY)
        self._gaps = [gap for gap, _ in ordered]
        for number, (gap, words) in enumerate(ordered[:_MOST]):
            self._lines.addWidget(self._line(number, gap, words))
        if len(ordered) > _MOST:
            self._lines.addWidget(paragraph(self.tr("and %n more", "", len(ordered) - _MOST), "secondary"))
        if not ordered:
            self._lines.addWidget(
                paragraph(self.tr("Nothing is missing that Holdall knows of."), "secondary")
            )

    def show_rules(self, profile: Profile, language: str) -> None:
        """Show what this authority asks for, each with its source and date."""
        _clear(self._rules)
        self._rules.addWidget(heading(self.tr("What this authority asks for"), 2))
        for note in profile_notes(profile, language):
            self._rules.addWidget(paragraph(note.text))
            sure = self.tr("not yet checked, verify") if note.confidence is Confidence.VERIFY else ""
            source = " · ".join(part for part in (note.source, sure, note.advice) if part)
            self._rules.addWidget(paragraph(source, "secondary"))

    def _line(self, number: int, gap: Gap, words: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_XS)
        blocking = gap.code in IN_THE_WAY
        row.addWidget(
            icon_label("warning" if blocking else "info", "caution" if blocking else "secondary", 16)
        )
        link = QPushButton(words)
        link.setProperty("kind", "quiet")
        link.setToolTip(words)
        link.setObjectName(str(number))
        link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        link.clicked.connect(self._clicked)
        row.addWidget(link, 1)
        return line

    def _clicked(self) -> None:
        self.opened.emit(self._gaps[int(self.sender().objectName())])


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
