"""The exhibits of a dossier: the outline, what one exhibit is called and where it stands; saves nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from holdall.case.dossier_plan import DossierPlan, PlannedExhibit
from holdall.case.paper import Paper
from holdall.case.stored_file import StoredFile
from holdall.dossier.profiles import profile
from holdall.errors import HoldallError
from holdall.ui.models.exhibit_list import NewOrder
from holdall.ui.pages.list_and_form import stored
from holdall.ui.plain_text import PlainLabel
from holdall.ui.read_only import rest_if_read_only
from holdall.ui.session import Session
from holdall.ui.theme.tokens import SPACE_S, SPACE_XS
from holdall.ui.widgets.basics import button, paragraph
from holdall.ui.widgets.choice import Choice
from holdall.ui.widgets.exhibit_outline import ExhibitOutline
from holdall.ui.widgets.flow_box import FlowBox
from holdall.ui.widgets.record_chooser import RecordChooser
from holdall.ui.widgets.text_fields import TextField
from holdall.ui.wording.amounts import size
from holdall.ui.wording.exhibits import outline_lines, section_name


class ExhibitsTab(QWidget):
    """`changed(step, plan)` for every edit; `shown(label)` when another exhibit is chosen."""

    changed = Signal(str, object)
    shown = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._plan: DossierPlan | None = None
        self._edited = ""
        self._papers: Mapping[str, Paper] = {}
        self.labels: dict[str, str] = {}
        self.outline = ExhibitOutline()
        self.exhibit_title = TextField()
        self.section = Choice()
        self._about = paragraph("", "secondary")
        self._detail = QWidget()
        self._build()
        self.outline.reordered.connect(self._reordered)
        self.outline.current_changed.connect(self._chosen)
        self.exhibit_title.committed.connect(self._titled)
        self.section.chosen.connect(self._sectioned)

    def show_plan(self, plan: DossierPlan, papers: Mapping[str, Paper]) -> None:
        """Show the exhibits of a plan; `papers` need only hold kind and title."""
        language = self._session.preferences.language or "en"
        self._plan, self._papers = plan, papers
        lines = outline_lines(plan, papers, language)
        self.labels = {line.paper_id: line.label for line in lines}
        self.outline.show_lines(lines)
        self._offer_sections(plan, language)
        self._show_detail()

    def add(self, paper_id: str) -> None:
        """Put a paper at the end; one that is an exhibit already stays where it is."""
        plan = self._plan
        if plan is not None and paper_id not in {exhibit.paper_id for exhibit in plan.exhibits}:
            exhibits = (*plan.exhibits, PlannedExhibit(paper_id=paper_id))
            self._change(self.tr("Add an exhibit"), exhibits)

    def take_off(self) -> None:
        """Take the chosen exhibit off the list; its paper stays."""
        paper_id = self.outline.current_paper()
        if self._plan is not None and paper_id:
            kept = tuple(exhibit for exhibit in self._plan.exhibits if exhibit.paper_id != paper_id)
            self._change(self.tr("Take an exhibit off"), kept)

    def commit(self) -> None:
        """Save a title that is being typed."""
        self.exhibit_title.commit()

    def _change(self, step: str, exhibits: tuple[PlannedExhibit, ...]) -> None:
        if self._plan is not None and exhibits != self._plan.exhibits:
            self._plan = replace(self._plan, exhibits=exhibits)
            self.changed.emit(step, self._plan)

    def _alter(self, step: str, paper_id: str, **changes: str) -> None:
        if self._plan is not None:
            self._change(step, tuple(
                replace(exhibit, **changes) if exhibit.paper_id == paper_id else exhibit
                for exhibit in self._plan.exhibits
            ))  # fmt: skip

    def _reordered(self, order: NewOrder) -> None:
        if self._plan is None:
            return
        by_id = {exhibit.paper_id: exhibit for exhibit in self._plan.exhibits}
        if any(exhibit.section for exhibit in self._plan.exhibits):
            by_id[order.moved] = replace(by_id[order.moved], section=order.section)
        self._change(
            self.tr("Change the order of exhibits"), tuple(by_id[paper_id] for paper_id in order.paper_ids)
        )

    def _chosen(self, index: QModelIndex) -> None:  # noqa: ARG002
        self.commit()
        self._show_detail()
        label = self.labels.get(self.outline.current_paper(), "")
        if label:
            self.shown.emit(label)

    def _titled(self) -> None:
        step = self.tr("Title of an exhibit")
        self._alter(step, self._edited, title=self.exhibit_title.text().strip())

    def _sectioned(self, section: str) -> None:
        self._alter(self.tr("Section of an exhibit"), self._edited, section=section)

    def _offer_sections(self, plan: DossierPlan, language: str) -> None:
        try:
            sections = profile(plan.profile).sections
        except HoldallError:
            sections = ()
        usual = ("", self.tr("By its kind"))
        self.section.set_items([usual, *((it.key, section_name(it.key, language)) for it in sections)])
        for widget in (self.section, self._section_label):
            widget.setVisible(len(sections) > 1)

    def _show_detail(self) -> None:
        paper_id = self.outline.current_paper()
        exhibits = self._plan.exhibits if self._plan else ()
        exhibit = next((it for it in exhibits if it.paper_id == paper_id), None)
        self._detail.setVisible(exhibit is not None)
        if exhibit is None:
            return
        if not (self._edited == paper_id and self.exhibit_title.is_pending()):
            self.exhibit_title.show_text(exhibit.title)
        self._edited = paper_id
        paper = self._papers.get(paper_id)
        self.exhibit_title.setPlaceholderText(paper.title if paper else "")
        self.section.choose(exhibit.section)
        self._about.setText(self._amount(paper_id))

    def _amount(self, paper_id: str) -> str:
        paper = stored(self._session, paper_id)
        files = [stored(self._session, it) for it in paper.file_ids] if isinstance(paper, Paper) else []
        found = [file for file in files if isinstance(file, StoredFile)]
        if not found:
            return self.tr("No scan or photo yet.")
        pages = self.tr("%n page(s)", "", sum(file.page_count for file in found))
        return f"{pages}, {size(sum(file.size for file in found))}"

    def _choose(self) -> None:
        chooser = RecordChooser(self._session.records, "paper", self.tr("Add an exhibit"), self)
        chooser.chosen.connect(self.add)
        chooser.open_below(self._add)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.outline, 1)
        self._add = button(self.tr("Add an exhibit"), self._choose, kind="quiet", icon="plus")
        take_off = button(self.tr("Take off"), self.take_off, kind="quiet", icon="close")
        column.addWidget(FlowBox(self._add, take_off))
        rest_if_read_only(self._session, self._add, take_off, self.exhibit_title, self.section)
        self.outline.setDragEnabled(not self._session.read_only)
        detail = QVBoxLayout(self._detail)
        detail.setContentsMargins(0, 0, 0, 0)
        detail.setSpacing(SPACE_XS)
        title = self._label(self.tr("Title in this dossier"), self.exhibit_title)
        self._section_label = self._label(self.tr("Section"), self.section)
        for widget in (title, self.exhibit_title, self._section_label, self.section, self._about):
            detail.addWidget(widget)
        self._detail.hide()
        column.addWidget(self._detail)

    def _label(self, words: str, field: QWidget) -> QLabel:
        label = PlainLabel(words)
        label.setProperty("tone", "secondary")
        label.setBuddy(field)
        field.setAccessibleName(words)
        return label
