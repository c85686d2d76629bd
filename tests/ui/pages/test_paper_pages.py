"""The pages of one paper: which page of which file is shown, and what is said of it."""

from __future__ import annotations

import io

import pytest

from holdall.case.stored_file import StoredFile
from holdall.ui.pages.paper_pages import PaperPages


def stored_file(session, name: str, pages: int, problem: str = "") -> StoredFile:
    stored = session.vault.blobs.add(
        io.BytesIO(name.encode()), name=name, media_type="application/pdf",
        imported_at="2026-01-01T00:00:00Z",
    )  # fmt: skip
    file = StoredFile(
        id=stored.id, name=name, size=stored.size, sha256=stored.sha256, media_type="application/pdf",
        imported_at="2026-01-01T00:00:00Z", page_count=pages, problem=problem,
    )  # fmt: skip
    with session.records.transaction("file") as transaction:
        transaction.attach_blob(stored)
        transaction.put(file)
    return file


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


def test_pages_are_counted_over_all_files(qtbot, pages, session, stub_sandbox):
    files = [stored_file(session, "a.pdf", 2), stored_file(session, "b.pdf", 1)]
    drawn(qtbot, pages, lambda: pages.show_files(files))
    assert pages._where.text() == "Page 1 of 3"
    drawn(qtbot, pages, lambda: pages.show_page(2))
    assert pages._where.text() == "Page 3 of 3"
    assert pages._wanted == (files[1].id, 0)
    assert stub_sandbox.calls[-1][1]["page"] == 0


def test_a_page_whose_font_nobody_has_says_so_and_the_next_page_does_not(qtbot, pages, session, stub_sandbox):
    file = stored_file(session, "court.pdf", 3)
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


def test_a_page_that_cannot_be_drawn_says_why_in_its_place(qtbot, pages, session, stub_sandbox):
    from holdall.sandbox.contract import Refusal, RefusedError

    stub_sandbox.refusal = RefusedError(Refusal.TOO_SLOW)
    drawn(qtbot, pages, lambda: pages.show_files([stored_file(session, "x.pdf", 1)]))
    assert pages.view._note == "The file takes too long to open."
    assert not pages._letters.isVisible()


def test_what_is_wrong_with_a_file_stands_above_its_pages(pages, session):
    pages.show_files([stored_file(session, "locked.pdf", 0, "password-needed")])
    assert pages._trouble.isVisible()
    assert pages._trouble.text().startswith("locked.pdf is locked with a password of its own.")
    assert pages._where.text() == ""
