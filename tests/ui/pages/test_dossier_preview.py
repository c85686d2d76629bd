"""The pages of a planned dossier: which is shown, and what is said of an exhibit's page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from holdall.case.dossier_plan import DossierPlan
from holdall.jobs.inspection import RawImage
from holdall.sandbox.contract import Refusal, RefusedError
from holdall.ui.pages.dossier_preview import DossierPages

PAGE = RawImage(width=3, height=4, rgb=bytes(36))


class Page:
    is_generated = False
    stamp = "Exhibit 1 · 1"


class Blueprint:
    def __init__(self) -> None:
        self.pages = (Page(), Page())
        self.dividers = {"1": 2}


class Preview:
    """Two pages of one exhibit, drawn as `drawn` says."""

    page_count = 2

    def __init__(self) -> None:
        self.blueprint = Blueprint()
        self.drawn: dict[int, RawImage | Exception] = {1: PAGE, 2: PAGE}

    def draw(self, vault, sandbox, number, max_px) -> RawImage:
        answer = self.drawn[number]
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def preview() -> Preview:
    return Preview()


@pytest.fixture
def pages(qtbot, session, preview, monkeypatch):
    monkeypatch.setattr("holdall.jobs.preview_dossier.PreviewDossier.run", lambda *_: preview)
    pages = DossierPages(session)
    qtbot.addWidget(pages)
    pages.show()
    return pages


def drawn(qtbot, pages, act) -> None:
    pages.view.clear()
    act()
    qtbot.waitUntil(lambda: pages.view._pages > 0)


def test_the_divider_of_an_exhibit_is_found(qtbot, pages):
    drawn(qtbot, pages, lambda: pages.show_plan(DossierPlan(title="x")))
    drawn(qtbot, pages, lambda: pages.show_exhibit("1"))
    assert pages._where.text() == "Page 2 of 2"
    assert pages._stamp.text() == "Stamped: Exhibit 1 · 1"
    pages.show_exhibit("9")
    assert pages._where.text() == "Page 2 of 2"


def test_a_page_whose_font_nobody_has_says_so(qtbot, pages, preview):
    preview.drawn[2] = replace(PAGE, font_missing=True)
    drawn(qtbot, pages, lambda: pages.show_plan(DossierPlan(title="x")))
    assert not pages._letters.isVisible()
    drawn(qtbot, pages, lambda: pages.show_number(2))
    assert pages._letters.isVisible()
    preview.drawn[1] = RefusedError(Refusal.DAMAGED)
    drawn(qtbot, pages, lambda: pages.show_number(1))
    assert not pages._letters.isVisible()
    assert pages.view._note == "The file is damaged and cannot be read."
    drawn(qtbot, pages, lambda: pages.show_number(2))
    pages.finish(pages._turn, RefusedError(Refusal.DAMAGED))
    assert not pages._letters.isVisible()
    assert pages.page_count == 0


def test_an_earlier_setting_does_not_overwrite_a_later_one(qtbot, pages, preview):
    drawn(qtbot, pages, lambda: pages.show_plan(DossierPlan(title="x")))
    pages.finish(pages._turn - 1, RefusedError(Refusal.DAMAGED))
    assert pages.page_count == 2
