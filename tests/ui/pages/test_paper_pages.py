"""The pages of one paper: which page of which file is shown, and what is said of it."""

from __future__ import annotations

import pytest

from holdall.ui.pages.paper_pages import PaperPages


@pytest.fixture
def stored_file(session, put_file):
    """Store a PDF of a name with so many pages."""
    return lambda name, pages, problem="": put_file(
        session.vault, name.encode(), name, media_type="application/pdf", page_count=pages, problem=problem
    )


@pytest.fixture
def pages(qtbot, session):
    pages = PaperPages(session)
    qtbot.addWidget(pages)
    pages.show()
    return pages


def drawn(qtbot, pages, act) -> None:
    done = []
    pages._images.ready.connect(lambda *_: done.append(1))
    pages._images.failed.connect(lambda *_: done.append(1))
    act()
    qtbot.waitUntil(lambda: bool(done))


def test_pages_are_counted_over_all_files(stored_file, qtbot, pages, session, stub_sandbox):
    files = [stored_file("a.pdf", 2), stored_file("b.pdf", 1)]
    drawn(qtbot, pages, lambda: pages.show_files(files))
    assert pages._where.text() == "Page 1 of 3"
    drawn(qtbot, pages, lambda: pages.show_page(2))
    assert pages._where.text() == "Page 3 of 3"
    assert pages._wanted == (files[1].id, 0)
    assert stub_sandbox.calls[-1][1]["page"] == 0


def test_a_page_whose_font_nobody_has_says_so_and_the_next_page_does_not(
    stored_file, qtbot, pages, session, stub_sandbox
):
    file = stored_file("court.pdf", 3)
    stub_sandbox.notes = ["font-missing"]
    drawn(qtbot, pages, lambda: pages.show_files([file]))
    assert pages._letters.isVisible()
    assert pages._letters.text().startswith("Letters may be missing on this page")
    stub_sandbox.notes = []
    drawn(qtbot, pages, lambda: pages.show_page(1))
    assert not pages._letters.isVisible()
    drawn(qtbot, pages, lambda: pages.show_page(0))
    assert pages._letters.isVisible(), "kept pictures keep what is said of them"
    pages.show_files([])
    assert not pages._letters.isVisible()


def test_a_page_that_cannot_be_drawn_says_why_in_its_place(stored_file, qtbot, pages, session, stub_sandbox):
    from holdall.sandbox.contract import Refusal, RefusedError

    stub_sandbox.refusal = RefusedError(Refusal.TOO_SLOW)
    drawn(qtbot, pages, lambda: pages.show_files([stored_file("x.pdf", 1)]))
    assert pages.view._note == "The file takes too long to open."
    assert not pages._letters.isVisible()


def test_what_is_wrong_with_a_file_stands_above_its_pages(stored_file, pages, session):
    pages.show_files([stored_file("locked.pdf", 0, "password-needed")])
    assert pages._trouble.isVisible()
    assert pages._trouble.text().startswith("locked.pdf is locked with a password of its own.")
    assert pages._where.text() == ""
