"""Offers the Latin spellings of a name that rules give, one line each; adds none by itself, changes none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdall.case.person import NameForm
from holdall.case.transliteration import Proposal, missing_spellings
from holdall.ui.name_rules import name_rules
from holdall.ui.theme.tokens import SPACE_M, SPACE_S, SPACE_XS
from holdall.ui.widgets.basics import button, clear, paragraph
from holdall.ui.widgets.tab_order import tab_after
from holdall.ui.wording.kinds import word


class SpellingProposals(QWidget):
    """Hidden when there is nothing to propose; `chosen(NameForm)` when one is to be added."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._proposals: tuple[Proposal, ...] = ()
        self.opener = button("", self._toggle, kind="quiet", icon="people")
        self._body = QWidget()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_XS)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(SPACE_M, 0, 0, 0)
        body.setSpacing(SPACE_S)
        explained = self.tr(
            "A rule proposes, a document decides: if a passport prints the name otherwise, write it as "
            "printed."
        )
        body.addWidget(paragraph(explained, "secondary"))
        body.addLayout(self._lines)
        self._body.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        row = QHBoxLayout()
        row.addWidget(self.opener)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self._body)
        self.hide()

    def show_for(self, names: Sequence[NameForm]) -> None:
        """Offer what these spellings lack."""
        self._proposals = missing_spellings(names, name_rules())
        clear(self._lines)
        lines = [self._line(number, proposal) for number, proposal in enumerate(self._proposals)]
        for line in lines:
            self._lines.addWidget(line)
        tab_after(self.opener, lines)
        self.opener.setText(self.tr("Spellings by the rules (%n)", "", len(self._proposals)))
        self.setVisible(bool(self._proposals))

    def _line(self, number: int, proposal: Proposal) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(paragraph(proposal.form.full))
        words.addWidget(paragraph(word(proposal.form.system), "secondary"))
        if proposal.unsure:
            unsure = self.tr("Part of this rule could not be checked against its text.")
            words.addWidget(paragraph(unsure, "caution"))
        row.addLayout(words, 1)
        add = button(self.tr("Add"), self._add_clicked)
        add.setObjectName(str(number))
        add.setAccessibleName(self.tr("Add the spelling %1").replace("%1", proposal.form.full))
        row.addWidget(add)
        return line

    def _toggle(self) -> None:
        self._body.setVisible(self._body.isHidden())

    def _add_clicked(self) -> None:
        self.chosen.emit(self._proposals[int(self.sender().objectName())].form)
