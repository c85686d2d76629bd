"""Dossiers: the outline to drag into order, the true pages, what is missing, and one button to build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from holdall.case.application import Application
from holdall.case.dossier_plan import DossierPlan, PlannedExhibit
from holdall.case.event import Event
from holdall.case.paper import Paper
from holdall.case.person import Person
from holdall.case.readiness import CaseRecords, Gap, dossier_gaps
from holdall.case.stored_file import StoredFile
from holdall.dossier.profiles import profile, profiles
from holdall.jobs.default_plan import default_plan
from holdall.ui.actions import Handler
from holdall.ui.forms.dossier_form import DossierForm
from holdall.ui.models.exhibit_list import PAPER_ROLE
from holdall.ui.pages.dossier_preview import DossierPages
from holdall.ui.pages.list_and_form import stored
from holdall.ui.pages.page import Page
from holdall.ui.pages.scrolled import scrolled_column
from holdall.ui.session import Session
from holdall.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from holdall.ui.widgets.basics import button, heading, paragraph
from holdall.ui.widgets.chips import Chips
from holdall.ui.widgets.choice import Choice
from holdall.ui.widgets.empty_state import EmptyState
from holdall.ui.widgets.exhibit_outline import ExhibitOutline
from holdall.ui.widgets.file_picker import FilePicker, Want
from holdall.ui.widgets.missing_list import MissingList
from holdall.ui.widgets.record_chooser import RecordChooser
from holdall.ui.widgets.statement_edit import StatementEdit
from holdall.ui.wording.exhibits import outline_lines
from holdall.ui.wording.gaps import build_sentence, gap_sentence
from holdall.vault.row_query import RowQuery

_PREVIEW_DELAY_MS = 400
_TABS = ("exhibits", "statement", "cover")


class DossiersPage(Page):
    """One dossier at a time; which one is chosen above."""

    KINDS: ClassVar[frozenset[str]] = frozenset({"dossier-plan", "paper", "person", "event", "file"})

    def __init__(self, session: Session) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Dossiers"))
        self._plan_id = ""
        self.outline = ExhibitOutline()
        self.statement = StatementEdit(self._reference_name)
        self.form = DossierForm(session, self.title_of)
        self.pages = DossierPages(session)
        self.missing = MissingList()
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

    def refresh(self) -> None:
        rows = self.session.records.rows(RowQuery(kind="dossier-plan", order="created"))
        if self._plan_id not in {row.id for row in rows}:
            self._plan_id = rows[-1].id if rows else ""
        unnamed = self.tr("Dossier without a title")
        self._choice.set_items([(row.id, row.title or unnamed) for row in rows])
        self._choice.choose(self._plan_id)
        self._choice.setVisible(len(rows) > 1)
        self._build_button.setVisible(bool(rows))
        self._stack.setCurrentIndex(0 if rows else 1)
        self._show_plan()

    def show_record(self, record_id: str) -> None:
        self._plan_id = record_id
        self.refresh()

    def title_of(self, record_id: str) -> str:
        """The title of any record, empty when it is gone."""
        record = stored(self.session, record_id)
        return record.title_text if record is not None else ""

    def new(self) -> None:
        """A new dossier with every usable paper in a sensible order."""
        made = default_plan(self.session.records, profiles()[0]).plan
        made = replace(made, title=self.tr("Dossier"))
        with self.session.change(self.tr("New dossier")) as transaction:
            transaction.put(made)
        self._plan_id = made.id
        self.refresh()

    def delete(self) -> None:
        """Delete this dossier's plan; the papers stay."""
        plan = self._plan()
        if plan is None or (not self._tabs.hasFocus() and self.statement.hasFocus()):
            return
        with self.session.change(self.tr("Delete: %1").replace("%1", plan.title)) as transaction:
            transaction.delete(plan.id)
        self.session.notice.emit(self.tr("Deleted: %1").replace("%1", plan.title), True)

    def build(self) -> None:
        """Ask where to, then build in the background."""
        plan = self._plan()
        if plan is not None:
            self.statement.commit()
            picker = FilePicker(
                self, Want.SAVE, self.tr("Save the dossier"), name=self._file_name(plan), accept=_is_pdf
            )
            picker.picked.connect(self._build_at)
            picker.open()

    def _plan(self) -> DossierPlan | None:
        plan = stored(self.session, self._plan_id) if self._plan_id else None
        return plan if isinstance(plan, DossierPlan) else None

    def _show_plan(self) -> None:
        plan = self._plan()
        if plan is not None:
            papers = {paper.id: paper for paper in self.session.records.all(Paper)}
            lines = outline_lines(plan, papers)
            self._names = {line.paper_id: f"{line.label}" for line in lines}
            self.outline.show_lines(lines)
            self.form.show_record(plan.id)
            self.statement.show_text(plan.statement)
            self._show_missing(plan, papers)
            self._delay.start()
        self.handlers_changed.emit()

    def _show_missing(self, plan: DossierPlan, papers: dict[str, Paper]) -> None:
        records = self.session.records
        case = CaseRecords(
            people={it.id: it for it in records.all(Person)},
            papers=papers,
            files={it.id: it for it in records.all(StoredFile)},
            events={it.id: it for it in records.all(Event)},
            applications={it.id: it for it in records.all(Application)},
        )
        gaps = dossier_gaps(plan, case)
        self.missing.show_gaps([(gap, gap_sentence(gap, self.title_of)) for gap in gaps])
        self.missing.show_rules(profile(plan.profile), self.session.preferences.language or "en")

    def _preview(self) -> None:
        plan = self._plan()
        if plan is not None and self.isVisible():
            self.pages.show_plan(plan)

    def _planned(self, result: object) -> None:
        if isinstance(result, BaseException):
            self.pages.say(build_sentence(result, self.title_of))
        self._summary.setText(
            self.tr("%n page(s)", "", self.pages.page_count) if self.pages.page_count else ""
        )

    def _change(self, step: str, plan: DossierPlan) -> None:
        with self.session.change(step) as transaction:
            transaction.put(plan)

    def _reordered(self, ids: tuple[str, ...]) -> None:
        plan = self._plan()
        if plan is not None:
            by_id = {exhibit.paper_id: exhibit for exhibit in plan.exhibits}
            self._change(
                self.tr("Change the order of exhibits"),
                replace(plan, exhibits=tuple(by_id[paper_id] for paper_id in ids)),
            )

    def _add_exhibit(self) -> None:
        chooser = RecordChooser(self.session.records, "paper", self.tr("Add an exhibit"), self)
        chooser.chosen.connect(self._exhibit_chosen)
        chooser.open_below(self._add)

    def _exhibit_chosen(self, paper_id: str) -> None:
        plan = self._plan()
        if plan is not None and paper_id not in {exhibit.paper_id for exhibit in plan.exhibits}:
            exhibits = (*plan.exhibits, PlannedExhibit(paper_id=paper_id))
            self._change(self.tr("Add an exhibit"), replace(plan, exhibits=exhibits))

    def _remove_exhibit(self) -> None:
        plan, paper_id = self._plan(), self.outline.current_paper()
        if plan is not None and paper_id:
            kept = tuple(exhibit for exhibit in plan.exhibits if exhibit.paper_id != paper_id)
            self._change(self.tr("Take an exhibit off"), replace(plan, exhibits=kept))

    def _statement_written(self, text: str) -> None:
        plan = self._plan()
        if plan is not None:
            self._change(self.tr("Write the statement"), replace(plan, statement=text))

    def _refer(self) -> None:
        chooser = RecordChooser(self.session.records, "paper", self.tr("Refer to an exhibit"), self)
        chooser.chosen.connect(self.statement.refer_to)
        chooser.open_below(self._refer_button)

    def _reference_name(self, paper_id: str) -> str:
        label = getattr(self, "_names", {}).get(paper_id, "")
        return self.tr("Exhibit %1").replace("%1", label) if label else self.title_of(paper_id)

    def _current_changed(self, index: QModelIndex) -> None:
        label = self._names.get(str(index.data(PAPER_ROLE) or ""), "")
        if label:
            self.pages.show_exhibit(label)

    def _file_name(self, plan: DossierPlan) -> str:
        clean = "".join(char if char.isalnum() or char in " -_" else " " for char in plan.title)
        return f"{' '.join(clean.split()) or 'Dossier'}.pdf"

    def _build_at(self, paths: list[Path]) -> None:
        from holdall.jobs.build_dossier import BuildDossier

        plan = self._plan()
        if plan is not None:
            target = (
                paths[0] if paths[0].suffix.lower() == ".pdf" else paths[0].with_name(paths[0].name + ".pdf")
            )
            job = BuildDossier(self.session.vault, self.session.sandbox, plan, target)
            self.session.jobs.submit(
                job, self.tr("Building the dossier"), on_done=self._built, on_error=self._build_failed
            )

    def _built(self, report: object) -> None:
        pages = int(getattr(report, "pages", 0))
        words = self.tr("Dossier ready: %n page(s). Every page was checked against the index.", "", pages)
        self._say(words, "accent")
        self.session.notice.emit(words, False)

    def _build_failed(self, error: BaseException) -> None:
        words = build_sentence(error, self.title_of)
        self._say(words, "caution")
        self.session.notice.emit(words, False)

    def _say(self, words: str, tone: str) -> None:
        self._result.setText(words)
        self._result.setProperty("tone", tone)
        self._result.style().unpolish(self._result)
        self._result.style().polish(self._result)

    def _plan_chosen(self, plan_id: str) -> None:
        self.statement.commit()
        self._plan_id = plan_id
        self.refresh()

    def _tab_chosen(self, keys: tuple[str, ...]) -> None:
        key = keys[0] if keys else _TABS[0]
        if not keys:
            self._tabs.choose((key,))
            return
        self._left.setCurrentIndex(_TABS.index(key))

    def _open_gap(self, gap: Gap) -> None:
        record = stored(self.session, gap.record_id)
        page = {"person": "people", "paper": "papers", "event": "story", "application": "applications"}
        if record is not None and record.KIND in page:
            self.navigate.emit(page[record.KIND], gap.record_id)
        elif "statement" in gap.code:
            self._tabs.choose(("statement",))
        else:
            self._tabs.choose(("cover",))

    def _connect(self) -> None:
        self.outline.reordered.connect(self._reordered)
        self.outline.current_changed.connect(self._current_changed)
        self.statement.committed.connect(self._statement_written)
        self.pages.planned.connect(self._planned)
        self.missing.opened.connect(self._open_gap)
        self._choice.chosen.connect(self._plan_chosen)
        self._tabs.changed.connect(self._tab_chosen)

    def _build_widgets(self) -> None:
        self._choice = Choice()
        self._choice.setAccessibleName(self.tr("Which dossier"))
        self._build_button = button(self.tr("Build the dossier"), self.build, kind="primary", icon="dossiers")
        self.corner.addWidget(self._choice)
        self.corner.addWidget(button(self.tr("New dossier"), self.new, icon="plus"))
        self.corner.addWidget(self._build_button)
        self._summary = paragraph("", "secondary")
        self._result = paragraph("")
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(SPACE_XL)
        splitter.setChildrenCollapsible(False)
        for part, share in ((self._left_side(), 3), (self.pages, 4), (self._right_side(), 3)):
            splitter.addWidget(part)
            splitter.setStretchFactor(splitter.count() - 1, share)
        splitter.setSizes([300, 420, 260])
        self._stack = QStackedWidget()
        self._stack.addWidget(splitter)
        empty = self.tr(
            "No dossier yet. Holdall begins with all your papers in a sensible order; change what you like."
        )
        self._stack.addWidget(EmptyState("dossiers", empty, self.tr("New dossier"), self.new))
        self.body.addWidget(self._stack, 1)

    def _left_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        self._tabs = Chips(
            (
                ("exhibits", self.tr("Exhibits")),
                ("statement", self.tr("Statement")),
                ("cover", self.tr("Cover")),
            ),
            exclusive=True,
        )
        self._left = QStackedWidget()
        self._left.addWidget(self._exhibits_tab())
        self._left.addWidget(self._statement_tab())
        area, fields = scrolled_column()
        fields.addWidget(self.form)
        fields.addStretch(1)
        self._left.addWidget(area)
        self._tabs.choose(("exhibits",))
        column.addWidget(self._tabs)
        column.addWidget(self._left, 1)
        return side

    def _exhibits_tab(self) -> QWidget:
        tab = QWidget()
        column = QVBoxLayout(tab)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.outline, 1)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        self._add = button(self.tr("Add an exhibit"), self._add_exhibit, kind="quiet", icon="plus")
        row.addWidget(self._add)
        row.addStretch(1)
        row.addWidget(button(self.tr("Take off"), self._remove_exhibit, kind="quiet", icon="close"))
        column.addLayout(row)
        return tab

    def _statement_tab(self) -> QWidget:
        tab = QWidget()
        column = QVBoxLayout(tab)
        column.setContentsMargins(0, 0, 0, 0)
        self.statement.setAccessibleName(self.tr("Statement"))
        self.statement.setPlaceholderText(
            self.tr("Write in your own words what happened. An empty line begins a new numbered paragraph.")
        )
        column.addWidget(self.statement, 1)
        self._refer_button = button(self.tr("Refer to an exhibit"), self._refer, kind="quiet", icon="link")
        column.addWidget(self._refer_button)
        return tab

    def _right_side(self) -> QWidget:
        area, column = scrolled_column()
        column.addWidget(self._result)
        column.addWidget(heading(self.tr("What is missing"), 2))
        column.addWidget(self.missing)
        column.addWidget(self._summary)
        column.addStretch(1)
        column.setSpacing(SPACE_L)
        return area


def _is_pdf(name: str) -> bool:
    return name.lower().endswith(".pdf")
