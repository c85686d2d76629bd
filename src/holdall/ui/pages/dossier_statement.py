"""The statement of a dossier with what helps to write it; saves nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdall.ui.read_only import rest_if_read_only
from holdall.ui.session import Session
from holdall.ui.widgets.basics import button
from holdall.ui.widgets.record_chooser import RecordChooser
from holdall.ui.widgets.statement_edit import StatementEdit


class StatementTab(QWidget):
    """The text, and a button to refer to an exhibit in it."""

    def __init__(self, session: Session, statement: StatementEdit) -> None:
        super().__init__()
        self._records, self._statement = session.records, statement
        statement.setReadOnly(bool(session.read_only))
        statement.setAccessibleName(self.tr("Statement"))
        statement.setPlaceholderText(
            self.tr("Write in your own words what happened. An empty line begins a new numbered paragraph.")
        )
        self._refer = button(self.tr("Refer to an exhibit"), self._choose, kind="quiet", icon="link")
        rest_if_read_only(session, self._refer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(statement, 1)
        column.addWidget(self._refer)

    def _choose(self) -> None:
        chooser = RecordChooser(self._records, "paper", self.tr("Refer to an exhibit"), self)
        chooser.chosen.connect(self._statement.refer_to)
        chooser.open_below(self._refer)
