"""The dossier page: order, statement, cover, what is missing, the pages as they will be, and building."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image
from PySide6.QtCore import QEvent

from holdall.case.dossier_plan import DossierPlan, PlannedExhibit
from holdall.case.paper import Paper
from holdall.case.person import NameForm, Person, Role
from holdall.errors import HoldallError, StoppedError
from holdall.jobs.workers import WorkerPool
from holdall.ui.pages.dossiers import DossiersPage
from holdall.ui.session import Sandboxes, Session
from holdall.ui.widgets.file_picker import FilePicker
from holdall.ui.widgets.text_fields import TextField


@pytest.fixture(scope="module")
def pool():
    with WorkerPool(size=1) as pool:
        yield pool


@pytest.fixture
def session(qapp, empty_vault, runner, pool):
    session = Session(empty_vault, runner, Sandboxes(pool, pool))
    yield session
    runner.close()
    session.close()


@pytest.fixture
def stored_picture(session, put_file):
    """Store a picture of a name."""
    stream = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(stream, "PNG")
    picture = stream.getvalue()
    return lambda name: put_file(
        session.vault, picture + name.encode(), name, media_type="image/png", page_count=1
    )


@pytest.fixture
def case(session, stored_picture):
    person = Person(names=(NameForm(surname="SHCHEGLOVA", given="ANNA"),), role=Role.PRINCIPAL)
    papers = [
        Paper(title=title, file_ids=(stored_picture(title).id,)) for title in ("First", "Second", "Third")
    ]
    plan = DossierPlan(
        title="Evidence", profile="generic", applicant_id=person.id,
        exhibits=tuple(PlannedExhibit(paper_id=paper.id) for paper in papers),
        statement=f"I was there ({{exhibit:{papers[1].id}}}).",
    )  # fmt: skip
    with session.records.transaction("case") as transaction:
        for record in (person, *papers, plan):
            transaction.put(record)
    return plan, papers


@pytest.fixture
def page(qtbot, session, case):
    page = DossiersPage(session)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    return page


def test_without_a_dossier_new_takes_every_usable_paper(stored_picture, qtbot, session):
    stored_picture("x")
    page = DossiersPage(session)
    qtbot.addWidget(page)
    page.show()
    assert page._stack.currentIndex() == 1
    page.new()
    assert page._stack.currentIndex() == 0
    assert len(session.records.all(DossierPlan)) == 1


def test_a_new_dossier_has_its_first_exhibit_chosen(stored_picture, qtbot, session):
    for name in ("x", "y"):
        with session.change("put") as change:
            change.put(Paper(title=name, file_ids=(stored_picture(name).id,)))
    page = DossiersPage(session)
    qtbot.addWidget(page)
    page.show()
    assert not page._new.isVisible(), "the page that is empty has a button of its own"
    page.new()
    assert [index.row() for index in page.outline.selectedIndexes()] == [0]
    assert (
        page.exhibits.exhibit_title.placeholderText()
        == page._paper_titles(page._plan())[page.outline.current_paper()].title
    )


def test_the_pages_are_set_and_the_divider_of_a_chosen_exhibit_is_shown(qtbot, page):
    qtbot.waitUntil(lambda: page.pages.page_count > 0, timeout=30_000)
    assert page.pages.page_count >= 3 + 2 * 3
    page.outline.setCurrentIndex(page.outline.model().index(1, 0))
    label = page.outline.model().line(1).label
    assert page.pages._number == page.pages._preview.blueprint.dividers[label]


def test_moving_an_exhibit_is_one_undo_step_and_references_follow(qtbot, page, case, session):
    plan, papers = case
    before = page.outline.model().line(1).label
    page.outline.setCurrentIndex(page.outline.model().index(1, 0))
    page.outline.move_up()
    order = [exhibit.paper_id for exhibit in session.records.get(plan.id).exhibits]
    assert order == [papers[1].id, papers[0].id, papers[2].id]
    qtbot.waitUntil(lambda: page.outline.model().line(0).paper_id == papers[1].id)
    assert page.outline.current_paper() == papers[1].id
    assert page._reference_name(papers[1].id) != f"Exhibit {before}"
    session.undo()
    assert session.records.get(plan.id).exhibits[0].paper_id == papers[0].id


def test_the_outermost_exhibits_do_not_move_out(page, case, session):
    plan, _ = case
    page.outline.setCurrentIndex(page.outline.model().index(0, 0))
    page.outline.move_up()
    page.outline.setCurrentIndex(page.outline.model().index(2, 0))
    page.outline.move_down()
    assert session.records.get(plan.id).exhibits == plan.exhibits


def test_an_exhibit_can_be_taken_off_and_put_back(qtbot, page, case, session):
    plan, papers = case
    page.outline.setCurrentIndex(page.outline.model().index(2, 0))
    page.exhibits.take_off()
    assert len(session.records.get(plan.id).exhibits) == 2
    qtbot.waitUntil(lambda: len(page.outline.model().lines()) == 2)
    assert page.outline.current_paper() == papers[1].id, "the nearest that is left"
    page.exhibits.add(papers[2].id)
    page.exhibits.add(papers[2].id)
    assert len(session.records.get(plan.id).exhibits) == 3


def test_the_statement_keeps_its_references(page, case, session):
    plan, papers = case
    label = page.outline.model().line(1).label
    assert page.statement.toPlainText().replace("\u00a0", " ") == f"I was there (Exhibit {label})."
    page.statement.textCursor().insertText("Yes. ")
    page.statement.commit()
    assert session.records.get(plan.id).statement == f"Yes. I was there ({{exhibit:{papers[1].id}}})."


def test_what_is_missing_is_listed_and_leads_to_the_record(qtbot, page, case):
    _plan, papers = case
    qtbot.waitUntil(lambda: bool(page.missing._gaps))
    with qtbot.waitSignal(page.navigate) as caught:
        gap = next(gap for gap, _ in page.missing._gaps if gap.record_id == papers[0].id)
        page._open_gap(gap)
    assert caught.args == ["papers", papers[0].id]


def test_another_profile_has_its_own_fields(page, case, session):
    plan, _ = case
    with session.change("profile") as transaction:
        transaction.put(replace(plan, profile="us-eoir"))
    page.refresh()
    assert page.form._own_rows > 0
    words, binding = next(
        (words, binding) for words, binding in page.form._bindings[-page.form._own_rows :]
        if isinstance(binding.widget, TextField)
    )  # fmt: skip
    binding.widget.setText("A000-000-017")
    binding.widget.commit()
    assert "A000-000-017" in dict(session.records.get(plan.id).fields).values()
    assert session.records.undo_label == words
    rows = page.form.layout_.rowCount()
    with session.change("back") as transaction:
        transaction.put(replace(session.records.get(plan.id), profile="generic"))
    page.refresh()
    assert page.form.layout_.rowCount() < rows


def test_building_writes_a_checked_file(qtbot, page, case, tmp_path):
    with qtbot.waitSignal(page.session.notice, timeout=60_000) as caught:
        page.building.build(case[0], tmp_path / "out")
    assert "Every page was checked" in caught.args[0]
    assert "under a black bar" in page._result.text()
    assert "PDF/A-2b" in page._result.text()
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")


def test_a_dossier_that_cannot_be_built_names_the_paper_and_leaves_no_file(
    qtbot, page, case, session, tmp_path
):
    _plan, papers = case
    with session.change("spoil") as transaction:
        transaction.put(replace(papers[1], file_ids=()))
    with qtbot.waitSignal(page.session.notice, timeout=60_000) as caught:
        page.building.build(case[0], tmp_path / "out.pdf")
    assert "Second" in caught.args[0]
    assert list(tmp_path.glob("*.pdf*")) == []


def test_an_error_of_the_preview_is_said_in_place_of_the_page(page, case):
    page._planned(HoldallError())
    assert page.pages._note.text()


def test_deleting_the_plan_leaves_the_papers(qtbot, page, case, session):
    _plan, papers = case
    page.setFocus()
    page.delete()
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 1)
    assert session.records.get(papers[0].id)


def test_delete_in_the_list_takes_the_exhibit_off_and_keeps_the_dossier(page, case, session, monkeypatch):
    plan, papers = case
    page.outline.setCurrentIndex(page.outline.model().index(0, 0))
    monkeypatch.setattr(page.outline, "hasFocus", lambda: True)
    page.delete()
    left = [exhibit.paper_id for exhibit in session.records.get(plan.id).exhibits]
    assert left == [papers[1].id, papers[2].id]


def test_an_exhibit_gets_a_title_of_its_own_and_a_section(qtbot, page, case, session):
    plan, papers = case
    page.outline.setCurrentIndex(page.outline.model().index(1, 0))
    tab = page.exhibits
    assert tab.exhibit_title.placeholderText() == "Second"
    assert tab._about.text().startswith("1 page")
    tab.exhibit_title.setText("Ruling of 11 March")
    page.outline.setCurrentIndex(page.outline.model().index(0, 0))
    assert session.records.get(plan.id).exhibits[1].title == "Ruling of 11 March"
    page.form.set_attribute("profile", "profile", "uk-iac")
    qtbot.waitUntil(lambda: not tab.section.isHidden())
    page.outline.setCurrentIndex(page.outline.model().index(page.outline.model().place(papers[2].id), 0))
    tab.section.choose("medical")
    tab.section.chosen.emit("medical")
    assert session.records.get(plan.id).exhibits[2].section == "medical"
    qtbot.waitUntil(lambda: page.outline.model().place(papers[2].id) == 0)
    assert page.outline.model().line(0).heading == "Medical and expert evidence"
    page.outline.move_down()
    moved = session.records.get(plan.id).exhibits
    assert {it.paper_id: it.section for it in moved}[papers[2].id] == page.outline.model().line(1).section


def test_a_commit_does_not_take_the_pages_elsewhere(qtbot, page, session, case):
    qtbot.waitUntil(lambda: page.pages.page_count > 0, timeout=30_000)
    page.outline.setCurrentIndex(page.outline.model().index(1, 0))
    page.pages.show_number(2)
    page.exhibits.exhibit_title.setText("Other")
    page.exhibits.commit()
    qtbot.waitUntil(lambda: page.outline.model().line(1).title == "Other")
    assert page.pages._number == 2
    assert page.outline.current_paper() == case[1][1].id


def test_a_file_that_is_there_is_never_replaced(qtbot, page, case, tmp_path):
    taken = tmp_path / "out.pdf"
    taken.write_bytes(b"mine")
    with qtbot.waitSignal(page.building.said, timeout=60_000) as caught:
        page.building.build(case[0], taken)
    assert taken.read_bytes() == b"mine"
    assert (tmp_path / "out 2.pdf").exists()
    assert "out 2.pdf" in caught.args[0]
    assert str(tmp_path) in page._result.text()


def test_a_stopped_build_says_that_no_dossier_was_made(page):
    page.building._failed(StoppedError())
    assert page._result.text() == "Stopped. No dossier was made."


def test_while_a_dossier_is_built_it_is_not_built_twice(page):
    page.building.running.emit(True)
    assert not page._build_button.isEnabled()
    page.build()
    page.building.running.emit(False)
    assert page._build_button.isEnabled()


def test_pages_that_are_set_after_the_page_is_gone_reach_nobody(qtbot, qapp, session, case):
    page = DossiersPage(session)
    page.pages.show_plan(case[0])
    running = page.pages._session.jobs._running[-1]
    with qtbot.waitSignal(running.finished, timeout=30_000):
        page.deleteLater()
        qapp.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)


def test_an_earlier_setting_does_not_overwrite_a_later_one(page):
    page.pages._turn = 5
    with_error = page.pages._note.isHidden()
    page.pages._set((4, HoldallError()))
    assert page.pages._note.isHidden() == with_error


def test_a_dossier_is_not_built_from_what_could_not_be_stored(qtbot, page, case, session, full_disk):
    plan, _ = case
    with qtbot.captureExceptions():
        page.statement.textCursor().insertText("Yes. ")
        page.build()
    assert page.findChild(FilePicker) is None
    assert "The disk is full" in page._result.text()
    full_disk.free()
    page.build()
    assert page.findChild(FilePicker) is not None
    assert session.records.get(plan.id).statement.startswith("Yes. ")
