"""The true pages of a planned dossier: generated ones as set, exhibits as they came, stamps told below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdall.case.dossier_plan import DossierPlan
from holdall.errors import HoldallError
from holdall.ui.bridge import Call
from holdall.ui.pictures import picture
from holdall.ui.plain_text import PlainLabel
from holdall.ui.session import Session
from holdall.ui.theme.tokens import SPACE_S
from holdall.ui.widgets.basics import icon_button, paragraph
from holdall.ui.widgets.flow_box import FlowBox
from holdall.ui.widgets.page_view import PageView
from holdall.ui.wording import errors
from holdall.ui.wording.files import letters_missing

if TYPE_CHECKING:
    from holdall.jobs.inspection import RawImage
    from holdall.jobs.job import JobContext
    from holdall.jobs.preview_dossier import DossierPreview

_PAGE_PX = 1600


class DossierPages(QWidget):
    """Sets the plan anew when told to, keeping the page; `planned(DossierPreview | error)` each time."""

    planned = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._preview: DossierPreview | None = None
        self._plan: DossierPlan | None = None
        self._number = 1
        self._turn = 0
        self.view = PageView()
        self._stamp = PlainLabel()
        self._stamp.setProperty("tone", "secondary")
        self._where = PlainLabel()
        self._where.setProperty("tone", "secondary")
        self._note = paragraph("", "caution")
        self._note.hide()
        self._letters = paragraph(letters_missing(), "caution")
        self._letters.hide()
        bar = FlowBox(
            icon_button("left", self.tr("Previous page"), self.view.previous_page),
            icon_button("right", self.tr("Next page"), self.view.next_page),
            self._where,
            self._stamp,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._note)
        layout.addWidget(self._letters)
        layout.addWidget(self.view, 1)
        layout.addWidget(bar)
        self.view.page_wanted.connect(self._page_wanted)

    @property
    def page_count(self) -> int:
        """Pages of the dossier as last set, or 0."""
        return self._preview.page_count if self._preview else 0

    def show_plan(self, plan: DossierPlan) -> None:
        """Set this plan's pages in the background and show them."""
        if self._plan is not None and plan.id != self._plan.id:
            self._number = 1
        self._plan = plan
        self._turn += 1
        if self._preview is None:
            self.view.clear(self.tr("Setting the pages…"))
        job = _Set(self._session.vault, plan, self._turn)
        self._session.jobs.submit(job, on_done=self._set, on_error=self._not_set)

    def show_exhibit(self, label: str) -> None:
        """Show the divider of an exhibit."""
        if self._preview is not None and label in self._preview.blueprint.dividers:
            self.show_number(self._preview.blueprint.dividers[label])

    def show_number(self, number: int) -> None:
        """Show a physical page, counted from 1."""
        if self._preview is None:
            return
        self._number = max(1, min(number, self._preview.page_count))
        page = self._preview.blueprint.pages[self._number - 1]
        self._stamp.setText("" if page.is_generated else self.tr("Stamped: %1").replace("%1", page.stamp))
        words = self.tr("Page %1 of %2")
        self._where.setText(
            words.replace("%1", str(self._number)).replace("%2", str(self._preview.page_count))
        )
        draw = _Draw(self._session, self._preview, self._number)
        self._session.jobs.submit(Call(draw), on_done=self._drawn, on_error=_ignore)

    def finish(self, turn: int, result: DossierPreview | BaseException) -> None:
        """Take the result of a setting, unless a later one is under way."""
        if turn != self._turn:
            return
        self._preview = None if isinstance(result, BaseException) else result
        self._note.setVisible(self._preview is None)
        if self._preview is None:
            self.view.clear()
            self._letters.hide()
            self._where.setText("")
            self._stamp.setText("")
        else:
            self.show_number(self._number)
        self.planned.emit(result)

    def say(self, text: str) -> None:
        """Say why there are no pages to see."""
        self._note.setText(text)

    # Methods of a widget, so that nothing is called any more once the page is gone.
    def _set(self, result: tuple[int, DossierPreview | BaseException]) -> None:
        self.finish(*result)

    def _not_set(self, error: BaseException) -> None:
        self.finish(self._turn, error)

    def _page_wanted(self, page: int) -> None:
        self.show_number(page + 1)

    def _drawn(self, result: tuple[int, RawImage | BaseException]) -> None:
        number, drawn = result
        if number == self._number and self._preview is not None:
            failed = isinstance(drawn, BaseException)
            self._letters.setVisible(not failed and drawn.font_missing)
            if failed:
                self.view.show_page(None, number - 1, self._preview.page_count, errors.explain(drawn))
            else:
                self.view.show_page(picture(drawn), number - 1, self._preview.page_count)


class _Set:
    """Sets a plan's pages and says which setting it was: an earlier one must not overwrite a later one."""

    def __init__(self, vault: Any, plan: DossierPlan, turn: int) -> None:
        self._vault, self._plan, self._turn = vault, plan, turn

    def run(self, context: JobContext) -> tuple[int, DossierPreview | BaseException]:
        """Set the pages, or say why they cannot be set."""
        from holdall.jobs.preview_dossier import PreviewDossier

        try:
            return self._turn, PreviewDossier(self._vault, self._plan).run(context)
        except (HoldallError, OSError) as error:
            return self._turn, error


class _Draw:
    def __init__(self, session: Session, preview: DossierPreview, number: int) -> None:
        self._vault, self._sandbox = session.vault, session.previews
        self._preview, self._number = preview, number

    def __call__(self) -> tuple[int, RawImage | BaseException]:
        try:
            drawn = self._preview.draw(self._vault, self._sandbox, self._number, _PAGE_PX)
        except (HoldallError, OSError) as error:
            return self._number, error
        return self._number, drawn


def _ignore(error: object) -> None:
    """The vault was closed meanwhile."""
