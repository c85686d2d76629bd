"""The page of papers: put files in, choose, filter, open wide, delete, save a copy of the original."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from PIL import ExifTags, Image
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton

from holdall.case.dates import PartialDate
from holdall.case.mrz import parse
from holdall.case.paper import Identity, Paper, PaperKind
from holdall.case.person import NameForm, Person
from holdall.case.stored_file import StoredFile
from holdall.jobs.workers import WorkerPool
from holdall.ui.pages.papers import PapersPage
from holdall.ui.session import Sandboxes, Session
from holdall.ui.widgets.thumbnail_grid import BADGE_ROLE, DOT_ROLE, THUMBNAIL_ROLE


def picture(path, colour):
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(stream, "PNG")
    path.write_bytes(stream.getvalue())
    return path


@pytest.fixture(scope="module")
def pool():
    with WorkerPool(size=1) as pool:
        yield pool


@pytest.fixture
def page(qtbot, qapp, empty_vault, runner, pool):
    session = Session(empty_vault, runner, Sandboxes(pool, pool))
    page = PapersPage(session)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    yield page
    runner.close()
    session.close()


def put_in(qtbot, page, paths):
    with qtbot.waitSignal(page.importing.ended, timeout=20_000) as caught:
        page.importing.take(paths)
    qtbot.waitUntil(lambda: page.model.rowCount() >= len(caught.args[0].added))
    return caught.args[0]


def buttons_in_sight(page):
    return [button.accessibleName() or button.text() for button in page.findChildren(QAbstractButton)
            if button.isVisible()]  # fmt: skip


def test_an_empty_page_offers_only_what_there_is_to_do(qtbot, page):
    assert buttons_in_sight(page) == ["Put files in", "Put a folder in"]
    assert page.title.isVisible()
    with page.session.change("put") as change:
        change.put(paper := Paper(title="Summons"))
    qtbot.waitUntil(lambda: {"Put files in", "Show as a list", "Evidence"} <= {*buttons_in_sight(page)})
    page.delete()
    qtbot.waitUntil(lambda: buttons_in_sight(page) == ["Put files in", "Put a folder in"])
    page.session.undo()
    qtbot.waitUntil(lambda: page.current_id() == paper.id)
    page.toggle_wide()
    page.refresh()
    assert "Show as a list" not in buttons_in_sight(page), "there is one paper to see"


@pytest.fixture
def ten(page):
    papers = [Paper(title=f"No. {number}") for number in range(10)]
    for paper in papers:
        with page.session.change("put") as change:
            change.put(paper)
    return papers


def test_what_was_deleted_leaves_its_place_to_the_next(qtbot, page, ten):
    page.show_record(ten[4].id)
    page.delete()
    qtbot.waitUntil(lambda: page.model.rowCount() == 9)
    assert page.current_id() == ten[5].id
    page.show_record(ten[9].id)
    page.delete()
    qtbot.waitUntil(lambda: page.model.rowCount() == 8)
    assert page.current_id() == ten[8].id


def test_the_same_papers_stay_chosen_when_others_move_up(qtbot, page, ten):
    page.show_record(ten[5].id)
    chosen = page.model.index(6, 0)
    page.grid.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Select)
    assert page.chosen_ids() == (ten[5].id, ten[6].id)
    with page.session.change("others") as change:
        for paper in ten[:3]:
            change.delete(paper.id)
    qtbot.waitUntil(lambda: page.model.rowCount() == 7)
    assert page.chosen_ids() == (ten[5].id, ten[6].id)
    assert page.many._ids == (ten[5].id, ten[6].id)


def test_dropped_files_are_put_in_and_shown_with_their_pictures(qtbot, page, tmp_path):
    assert page._stack.currentIndex() == 1
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture(tmp_path / "снимок.png", "red")))])
    actions = Qt.DropAction.CopyAction
    event = QDropEvent(
        QPointF(5, 5), actions, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(page.importing.ended, timeout=20_000):
        # Qt delivers a drop only to what a real drag has entered, so the filter is asked directly.
        assert page.drops.eventFilter(page, event)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    qtbot.waitUntil(lambda: page.model.index(0, 0).data(THUMBNAIL_ROLE) is not None)
    assert page.model.index(0, 0).data() == "снимок"


def test_the_same_file_again_is_recognised_and_not_doubled(qtbot, page, tmp_path):
    path = picture(tmp_path / "a.png", "red")
    put_in(qtbot, page, [path])
    report = put_in(qtbot, page, [path])
    assert report.added == ()
    assert len(report.known) == 1
    assert page.model.rowCount() == 1


def test_the_page_is_drawn_and_opening_wide_hides_the_list(qtbot, page, tmp_path):
    put_in(qtbot, page, [picture(tmp_path / "a.png", "red")])
    qtbot.waitUntil(lambda: not page.pages.view._image.isNull(), timeout=10_000)
    page.toggle_wide()
    assert not page.views.isVisible()
    assert page._back.isVisible()
    assert not page._as.isVisible(), "there is no list to change then"
    page.toggle_wide()
    assert page.views.isVisible()


def test_filters_and_search_narrow_the_list(qtbot, page, tmp_path):
    put_in(qtbot, page, [picture(tmp_path / "паспорт.png", "red"), picture(tmp_path / "чат.png", "blue")])
    paper = page.session.records.get(page.current_id())
    with page.session.change("kind") as transaction:
        transaction.put(replace(paper, kind=PaperKind.FOREIGN_PASSPORT))
    page.filters.chips.choose(("identity",))
    assert page.model.rowCount() == 1
    page.filters.chips.choose(())
    page.search("чат")
    assert [page.model.index(0, 0).data(), page.model.rowCount()] == ["чат", 1]


def test_identity_fields_show_only_for_identity_papers_and_take_code_lines(qtbot, page, tmp_path, shared):
    put_in(qtbot, page, [picture(tmp_path / "a.png", "red")])
    hidden = page.form._identity_rows
    assert not any(page.form.layout_.isRowVisible(row) for row in hidden)
    page.form.set_attribute("kind", "kind", PaperKind.FOREIGN_PASSPORT)
    page.form.show_record(page.current_id())
    assert all(page.form.layout_.isRowVisible(row) for row in hidden)
    lines = json.loads((shared / "vectors/names-mrz-stays.json").read_text("utf-8"))["mrz"]["TD3_icao"]
    page.form.take_mrz(parse("\n".join(lines), today=date(2026, 11, 23)))
    identity = page.session.records.get(page.current_id()).identity
    assert (identity.number, identity.country, identity.expires.value) == ("L898902C3", "UTO", "2012-04-15")
    assert identity.names[0].surname == "ERIKSSON"


def test_a_document_that_expires_soon_or_a_broken_file_has_a_dot(qtbot, page):
    file = StoredFile(name="x.pdf", size=1, sha256="0" * 64, media_type="application/pdf",
                      imported_at="2026-01-01T00:00:00Z", problem="damaged")  # fmt: skip
    soon = Identity(expires=PartialDate("2020-01-01"))
    later = Identity(expires=PartialDate("2099-01-01"))
    with page.session.change("put") as transaction:
        transaction.put(file)
        for number, paper in enumerate(
            (Paper(identity=soon), Paper(identity=later), Paper(file_ids=(file.id,)))
        ):
            transaction.put(replace(paper, title=str(number)))
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    page.model.set_query(order="title")
    assert [page.model.index(row, 0).data(DOT_ROLE) for row in range(3)] == ["caution", "", "caution"]
    assert page.model.index(0, 0).data(BADGE_ROLE) == ""


def test_a_photo_never_dates_its_paper_by_itself_but_offers_to(qtbot, page, tmp_path):
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2022:03:06 14:03:00"
    Image.new("RGB", (60, 40)).save(tmp_path / "photo.jpg", exif=exif)
    put_in(qtbot, page, [tmp_path / "photo.jpg"])
    qtbot.waitUntil(page.form.claims.isVisible)
    (paper,) = page.session.records.all(Paper)
    assert paper.date is None
    page.form.claims.take.click()
    qtbot.waitUntil(page.form.claims.take.isHidden)
    assert page.session.records.get(paper.id).date == PartialDate("2022-03-06")
    page.session.undo()
    qtbot.waitUntil(lambda: not page.form.claims.take.isHidden())
    assert page.session.records.get(paper.id).date is None


def test_delete_and_undo(qtbot, page, tmp_path):
    put_in(qtbot, page, [picture(tmp_path / "a.png", "red")])
    page.toggle_wide()
    page.delete()
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert not page.views.isHidden()
    page.session.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)


def test_the_original_is_saved_bit_for_bit(qtbot, page, tmp_path):
    path = picture(tmp_path / "a.png", "red")
    put_in(qtbot, page, [path])
    out = tmp_path / "out"
    out.mkdir()
    paper = page.session.records.get(page.current_id())
    page.saving._files = tuple(page._files(paper))
    with qtbot.waitSignal(page.session.notice):
        page.saving.save_in([out])
    assert hashlib.sha256((out / "a.png").read_bytes()).digest() == hashlib.sha256(path.read_bytes()).digest()


def test_saving_where_it_cannot_be_says_so(qtbot, page, tmp_path):
    put_in(qtbot, page, [picture(tmp_path / "a.png", "red")])
    page.saving._files = tuple(page._files(page.session.records.get(page.current_id())))
    with qtbot.waitSignal(page.session.notice) as caught:
        page.saving.save_in([tmp_path / "gone"])
    assert caught.args[0].startswith("“gone”: This is not there any more.")


def test_nothing_chosen_has_no_actions_on_a_paper(page):
    assert "delete" not in page.handlers()
    page.delete()
    page.save_original()
    assert page.session.records.undo_label is None


@pytest.fixture
def papers(qtbot, page):
    """Three papers; the first two are one person's."""
    person = Person(names=(NameForm(surname="Orlova", given="Vera"),))
    made = [
        Paper(title=title, date=PartialDate(when), person_ids=(person.id,) if mine else ())
        for title, when, mine in (("B", "2022-01-02", True), ("C", "2020", True), ("A", "2021", False))
    ]
    with page.session.change("put") as transaction:
        for record in (person, *made):
            transaction.put(record)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    return person, made


def titles(page):
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def test_papers_are_sorted_and_filtered_by_person(page, papers):
    person, _ = papers
    for order, expected in (("title", "ABC"), ("date-", "BAC"), ("date", "CAB")):
        page.filters.order.choose(order)
        page.filters.order.chosen.emit(order)
        assert titles(page) == list(expected)
    page.filters.person.choose(person.id)
    page.filters.person.chosen.emit(person.id)
    assert titles(page) == ["C", "B"]
    page.filters.show_all()
    assert len(titles(page)) == 3


def test_nothing_found_says_what_to_do(page, papers):
    page.search("nothing like it")
    assert page.views.currentWidget() is page.views._nothing
    assert page._side.isHidden()
    page.search("")
    assert page.views.currentWidget() is page.grid


def test_the_button_shows_what_it_changes_to(page, papers):
    assert page._as.toolTip() == "Show as a list"
    page._as.click()
    assert page.views.currentWidget() is page.list
    assert page._as.toolTip() == "Show as pictures"


def test_many_papers_are_sorted_and_given_to_a_person_at_once(qtbot, page, papers):
    person, made = papers
    page.grid.selectAll()
    assert page._side.currentWidget() is page.many
    page.many.set_kind(PaperKind.LETTER.value)
    page.many.add_person(person.id)
    now = [page.session.records.get(paper.id) for paper in made]
    assert {(paper.kind, paper.person_ids) for paper in now} == {(PaperKind.LETTER, (person.id,))}
    page.session.undo()
    assert page.session.records.get(made[2].id).person_ids == ()
    with qtbot.waitSignal(page.session.changed):
        page.session.redo()
    assert len(page.chosen_ids()) == 3
    page.delete()
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    page.session.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)


def test_a_change_of_the_vault_keeps_the_chosen_paper(qtbot, page, papers):
    _, made = papers
    page.show_record(made[1].id)
    with page.session.change("more") as transaction:
        transaction.put(Paper(title="D"))
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    assert page.current_id() == made[1].id


def test_a_change_reads_few_papers_whole_however_many_there_are(qtbot, page, monkeypatch):
    with page.session.change("put") as transaction:
        for number in range(300):
            transaction.put(Paper(title=f"{number:03}"))
    qtbot.waitUntil(lambda: page.model.rowCount() == 300)
    read = []
    get = page.session.records.get
    monkeypatch.setattr(
        page.session.records, "get", lambda record_id: read.append(record_id) or get(record_id)
    )
    page.refresh()
    assert len(read) < 100


def test_a_change_of_the_vault_reads_the_chosen_paper_once_and_the_list_out_of_sight_never(
    page, papers, monkeypatch
):
    shown, dated = [], []
    show = page.form.show_record
    monkeypatch.setattr(
        page.form, "show_record", lambda record_id: (shown.append(record_id), show(record_id))
    )
    monkeypatch.setattr(page, "_when", dated.append)
    page.model._columns = page._columns()
    page.refresh()
    assert len(shown) == 1
    assert dated == []
    page._show_as()
    page.refresh()
    assert dated


def test_in_a_low_window_the_fields_take_the_room_of_a_tiny_preview(qtbot, page, tmp_path):
    put_in(qtbot, page, [picture(tmp_path / "a.png", "red")])
    line = page.fontMetrics().lineSpacing()
    page.resize(1000, 24 * line)
    qtbot.waitUntil(page.pages.isVisible)
    page.resize(1000, 20 * line)
    qtbot.waitUntil(page.pages.isHidden)
    page.toggle_wide()
    assert page.pages.isVisible()
    page.toggle_wide()
    assert page.pages.isHidden()
