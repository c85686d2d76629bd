"""What a dossier lacks, each line a way to mend it, and what the authority asks for, with its date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from holdall.case.readiness import IN_THE_WAY, Gap
from holdall.dossier.profile import Confidence, Profile
from holdall.dossier.profiles import profile_notes
from holdall.ui.theme.tokens import SPACE_M, SPACE_S, SPACE_XS
from holdall.ui.widgets.basics import button, clear, heading, icon_label, paragraph
from holdall.ui.widgets.cards import LineCard

_SHOWN_OF_A_KIND = 3


class MissingList(QWidget):
    """`opened(Gap)` when a line is clicked; of many gaps of one kind the first few are shown."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[Gap] = []
        self._gaps: list[tuple[Gap, str]] = []
        self._whole: set[str] = set()
        self._rules_shown = ("", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        self._lines = QVBoxLayout()
        self._rules = QVBoxLayout()
        self._lines.setSpacing(SPACE_XS)
        self._rules.setSpacing(SPACE_XS)
        column.addLayout(self._lines)
        column.addLayout(self._rules)

    def show_gaps(self, gaps: Iterable[tuple[Gap, str]]) -> None:
        """Show what is missing: what stands in the way of building first."""
        found = sorted(gaps, key=lambda it: (it[0].code not in IN_THE_WAY, it[0].code))
        if found != self._gaps or not self._lines.count():
            self._gaps = found
            self._fill()

    def show_rules(self, profile: Profile, language: str) -> None:
        """Show what this authority asks for, each with its source and date."""
        if (profile.id, language) == self._rules_shown:
            return
        self._rules_shown = (profile.id, language)
        clear(self._rules)
        self._rules.addWidget(heading(self.tr("What this authority asks for"), 2))
        for note in profile_notes(profile, language):
            rule = paragraph(note.text)
            rule.setContentsMargins(0, SPACE_S, 0, 0)
            self._rules.addWidget(rule)
            sure = self.tr("not yet checked, verify") if note.confidence is Confidence.VERIFY else ""
            source = " · ".join(part for part in (note.source, sure, note.advice) if part)
            self._rules.addWidget(paragraph(source, "secondary"))

    def _fill(self) -> None:
        clear(self._lines)
        self._shown, self._headings = [], list[QLabel]()
        for code, group in groupby(self._gaps, key=lambda it: it[0].code):
            self._say_how_bad(code in IN_THE_WAY)
            self._kind(code, list(group))
        if not self._gaps:
            self._lines.addWidget(
                paragraph(self.tr("Nothing is missing that Holdall knows of."), "secondary")
            )

    def _say_how_bad(self, blocking: bool) -> None:
        """A line before the first gap that must be mended, and before the first that need not."""
        words = self.tr("Needed before it can be built") if blocking else self.tr("Would make it stronger")
        if all(line.text() != words for line in self._headings):
            line = paragraph(words, "secondary")
            self._headings.append(line)
            self._lines.addWidget(line)

    def _kind(self, code: str, gaps: Sequence[tuple[Gap, str]]) -> None:
        most = len(gaps) if code in self._whole else _SHOWN_OF_A_KIND
        for gap, words in gaps[:most]:
            self._lines.addWidget(self._line(gap, words))
        if len(gaps) > most:
            more = button(self.tr("and %n more like it", "", len(gaps) - most), self._more, kind="quiet")
            more.setObjectName(code)
            row = QHBoxLayout()
            row.addWidget(more)
            row.addStretch(1)
            holder = QWidget()
            row.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(row)
            self._lines.addWidget(holder)

    def _line(self, gap: Gap, words: str) -> QWidget:
        blocking = gap.code in IN_THE_WAY
        mark = icon_label("warning" if blocking else "info", "caution" if blocking else "secondary", 16)
        line = LineCard(mark, words)
        line.setObjectName(str(len(self._shown)))
        line.clicked.connect(self._clicked)
        self._shown.append(gap)
        return line

    def _clicked(self) -> None:
        self.opened.emit(self._shown[int(self.sender().objectName())])

    def _more(self) -> None:
        self._whole.add(self.sender().objectName())
        self._fill()
