"""Dossiers: the outline to drag into order, the true pages, what is missing, and one button to build."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from holdall.case.dossier_plan import DossierPlan
from holdall.case.paper import Paper, PaperKind
from holdall.case.readiness import Gap
from holdall.dossier.profiles import profile, profiles
from holdall.jobs.bin import delete
from holdall.jobs.default_plan import default_plan
from holdall.ui.actions import Handler
from holdall.ui.forms.dossier_form import DossierForm
from holdall.ui.pages.dossier_building import DossierBuilding
from holdall.ui.pages.dossier_exhibits import ExhibitsTab
from holdall.ui.pages.dossier_gaps import GapFinder
from holdall.ui.pages.dossier_panes import DossierPanes, Pane
from holdall.ui.pages.dossier_preview import DossierPages
from holdall.ui.pages.dossier_statement import StatementTab
from holdall.ui.pages.list_and_form import stored
from holdall.ui.pages.page import Page
from holdall.ui.pages.scrolled import scrolled_column
from holdall.ui.read_only import rest_if_read_only
from holdall.ui.session import Session
from holdall.ui.theme.tokens import SPACE_L
from holdall.ui.widgets.basics import button, heading, paragraph
from holdall.ui.widgets.choice import Choice
from holdall.ui.widgets.empty_state import EmptyState
from holdall.ui.widgets.missing_list import MissingList
from holdall.ui.widgets.statement_edit import StatementEdit
from holdall.ui.wording.errors import explain
from holdall.ui.wording.gaps import build_sentence
from holdall.vault.errors import RecordMissingError
from holdall.vault.row_query import Row, RowQuery

_PREVIEW_DELAY_MS = 400
"""Setting pages and finding gaps read the whole case: not after each of several changes in a row."""
_PAGE_OF_KIND = {"person": "people", "paper": "papers", "event": "story", "application": "applications"}


class DossiersPage(Page):
    """One dossier at a time; which one is chosen above."""

    KINDS: ClassVar[frozenset[str]] = frozenset({"dossier-plan", "paper", "person", "event", "file"})

    def __init__(self, session: Session) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Dossiers"))
        self._plan_id = ""
        self._papers: dict[str, Row] | None = None
        self.exhibits = ExhibitsTab(session)
        self.outline = self.exhibits.outline
        self.statement = StatementEdit(self._reference_name)
        self.form = DossierForm(session, self.title_of)
        self.pages = DossierPages(session)
        self.missing = MissingList()
        self.building = DossierBuilding(session, self, self.title_of)
        self._gaps = GapFinder(session, self)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_PREVIEW_DELAY_MS)
        self._delay.timeout.connect(self._preview)
        self._build_widgets()
        self._connect()

    def handlers(self) -> Mapping[str, Handler]:
        own: dict[str, Handler] = {"new": self.new}
        if self._plan_id:
            own |= {
                "build": self.build, "delete": self.delete, "move-up": self.outline.move_up,
                "move-down": self.outline.move_down, "next": self.pages.view.next_page,
                "previous": self.pages.view.previous_page, "zoom-in": self.pages.view.zoom_in,
                "zoom-out": self.pages.view.zoom_out, "zoom-fit": self.pages.view.fit,
            }  # fmt: skip
        return own

    def main_part(self) -> QWidget:
        return self.outline

    def refresh(self) -> None:
        rows = self.session.records.rows(RowQuery(kind="dossier-plan", order="created"))
        if self._plan_id not in {row.id for row in rows}:
            self._plan_id = rows[-1].id if rows else ""
        unnamed = self.tr("Dossier without a title")
        self._choice.set_items([(row.id, row.title or unnamed) for row in rows])
        self._choice.choose(self._plan_id)
        self._choice.setVisible(len(rows) > 1)
        for each in (self._new, self._build_button):
            each.setVisible(bool(rows))
        self._stack.setCurrentIndex(0 if rows else 1)
        self._show_plan()

    def show_record(self, record_id: str) -> None:
        self._save_typed()
        self._plan_id = record_id
        self.refresh()

    def title_of(self, record_id: str) -> str:
        """The title of any record, empty when it is gone."""
        record = stored(self.session, record_id)
        return record.title_text if record is not None else ""

    def new(self) -> None:
        """A new dossier with every usable paper in a sensible order."""
        self._save_typed()
        made = default_plan(self.session.records, profiles()[0]).plan
        made = replace(made, title=self.tr("Dossier"))
        with self.session.change(self.tr("New dossier")) as transaction:
            transaction.put(made)
        self._plan_id = made.id
        self.refresh()
        self.outline.setFocus()

    def delete(self) -> None:
        """Take the chosen exhibit off while the list has the focus, else delete this dossier's plan."""
        plan = self._plan()
        if plan is None or self.statement.hasFocus():
            return
        if self.outline.hasFocus():
            self.exhibits.take_off()
            return
        delete(self.session.records, [plan.id], self.tr("Delete: %1").replace("%1", plan.title))
        self.session.notice.emit(self.tr("Deleted: %1").replace("%1", plan.title), True)

    def build(self) -> None:
        """Ask where to, then build in the background."""
        self._save_typed()
        plan = self._plan()
        if error := self.session.edits.store_waiting():
            self._say(explain(error), "caution")
        elif plan is not None and self._build_button.isEnabled():
            self.building.ask(plan)

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if "paper" in kinds:
            self._papers = None
        super()._on_changed(kinds)

    def _save_typed(self) -> None:
        self.statement.commit()
        self.exhibits.commit()
        self.form.commit()

    def _plan(self) -> DossierPlan | None:
        plan = stored(self.session, self._plan_id) if self._plan_id else None
        return plan if isinstance(plan, DossierPlan) else None

    def _paper_titles(self, plan: DossierPlan) -> dict[str, Paper]:
        """A plan's papers as far as the outline needs them: reading thousands whole would take too long."""
        if self._papers is None:
            rows = self.session.records.rows(RowQuery(kind="paper", order="created"))
            self._papers = {row.id: row for row in rows}
        found = [self._papers[it.paper_id] for it in plan.exhibits if it.paper_id in self._papers]
        return {row.id: Paper(id=row.id, title=row.title, kind=PaperKind(row.subkind)) for row in found}

    def _show_plan(self) -> None:
        plan = self._plan()
        if plan is not None:
            self.exhibits.show_plan(plan, self._paper_titles(plan))
            self.form.show_record(plan.id)
            self.statement.show_text(plan.statement)
            self.missing.show_rules(profile(plan.profile), self.session.preferences.language or "en")
            self._delay.start()
        self.handlers_changed.emit()

    def _preview(self) -> None:
        plan = self._plan()
        if plan is not None and self.isVisible():
            self._gaps.ask(plan)
            self.pages.show_plan(plan)

    def _planned(self, result: object) -> None:
        if isinstance(result, BaseException):
            self.pages.say(build_sentence(result, self.title_of))
        self._summary.setText(
            self.tr("%n page(s)", "", self.pages.page_count) if self.pages.page_count else ""
        )

    def _change(self, step: str, **changes: object) -> None:
        with suppress(RecordMissingError):  # deleted meanwhile
            self.session.edits.make(self._plan_id, step, lambda plan: replace(plan, **changes))

    def _exhibits_changed(self, step: str, plan: DossierPlan) -> None:
        self._change(step, exhibits=plan.exhibits)

    def _statement_written(self, text: str) -> None:
        self._change(self.tr("Write the statement"), statement=text)

    def _reference_name(self, paper_id: str) -> str:
        label = self.exhibits.labels.get(paper_id, "")
        return self.tr("Exhibit %1").replace("%1", label) if label else self.title_of(paper_id)

    def _say(self, words: str, tone: str) -> None:
        self._result.setText(words)
        self._result.setProperty("tone", tone)
        self._result.style().unpolish(self._result)
        self._result.style().polish(self._result)
        self._result.setVisible(bool(words))
        if words:
            self.panes.choose("missing")

    def _building(self, running: bool) -> None:
        self._build_button.setEnabled(not running)
        if running:
            self._say("", "")

    def _plan_chosen(self, plan_id: str) -> None:
        self._say("", "")
        self.show_record(plan_id)

    def _open_gap(self, gap: Gap) -> None:
        record = stored(self.session, gap.record_id)
        if record is not None and record.KIND in _PAGE_OF_KIND:
            self.navigate.emit(_PAGE_OF_KIND[record.KIND], gap.record_id)
        elif "exhibit" in gap.code:
            self.panes.choose("exhibits")
        else:
            self.panes.choose("statement" if "statement" in gap.code else "cover")

    def _connect(self) -> None:
        self.exhibits.changed.connect(self._exhibits_changed)
        self.exhibits.shown.connect(self.pages.show_exhibit)
        self.statement.committed.connect(self._statement_written)
        self.pages.planned.connect(self._planned)
        self._gaps.found.connect(self.missing.show_gaps)
        self.missing.opened.connect(self._open_gap)
        self.building.said.connect(self._say)
        self.building.running.connect(self._building)
        self._choice.chosen.connect(self._plan_chosen)

    def _build_widgets(self) -> None:
        self._choice = Choice()
        self._choice.setAccessibleName(self.tr("Which dossier"))
        self._build_button = button(self.tr("Build the dossier"), self.build, kind="primary", icon="dossiers")
        self.corner.addWidget(self._choice)
        self._new = button(self.tr("New dossier"), self.new, icon="plus")
        self.corner.addWidget(self._new)
        self.corner.addWidget(self._build_button)
        self._summary = paragraph("", "secondary")
        self._result = paragraph("")
        self._result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._result.hide()
        self.panes = self._make_panes()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.panes)
        empty = self.tr(
            "No dossier yet. Holdall begins with all your papers in a sensible order; change what you like."
        )
        nothing = EmptyState("dossiers", empty, self.tr("New dossier"), self.new)
        self._stack.addWidget(nothing)
        rest_if_read_only(self.session, self._new, *nothing.findChildren(QPushButton))
        self.body.addWidget(self._stack, 1)

    def _make_panes(self) -> DossierPanes:
        exhibits, column = scrolled_column()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.exhibits)
        cover, fields = scrolled_column()
        fields.addWidget(self.form)
        fields.addStretch(1)
        tabs = (
            Pane("exhibits", self.tr("Exhibits"), exhibits),
            Pane("statement", self.tr("Statement"), StatementTab(self.session, self.statement)),
            Pane("cover", self.tr("Cover"), cover),
        )
        missing = Pane("missing", self.tr("What is missing"), self._what_is_missing())
        return DossierPanes(tabs, self.pages, missing)

    def _what_is_missing(self) -> QWidget:
        area, column = scrolled_column()
        column.addWidget(self._result)
        column.addWidget(heading(self.tr("What is missing"), 2))
        column.addWidget(self.missing)
        column.addWidget(self._summary)
        column.addStretch(1)
        column.setSpacing(SPACE_L)
        return area
