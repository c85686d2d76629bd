"""The page of what was deleted: put back, or removed for good after it was asked."""

from __future__ import annotations

import errno

import pytest
from PySide6.QtCore import Qt
from shown_words import words

from holdall.case.event import Event
from holdall.case.paper import Paper, PaperKind
from holdall.case.person import NameForm, Person
from holdall.case.stored_file import StoredFile
from holdall.errors import StoppedError
from holdall.jobs.bin import delete
from holdall.ui.pages.bin import BinPage
from holdall.ui.pages.bin_forget import ForgetScreen
from holdall.ui.wording.dates import moment
from holdall.vault import blob_table
from holdall.vault.errors import ReadOnly


@pytest.fixture
def deleted(session, put_file, monkeypatch):
    """A paper with its file, a person, an event without a name: deleted in this order, a second between."""
    put_file(session.vault, b"original bytes", "scan.jpg", title="Summons of March")
    [paper] = session.records.all(Paper)
    person, event = Person(names=(NameForm(surname="Орлова", given="Юлия"),)), Event()
    with session.change("add") as transaction:
        for record in (person, event):
            transaction.put(record)
    for second, record in enumerate((paper, person, event), 1):
        monkeypatch.setattr(session.records, "_now", lambda second=second: f"2026-11-27T09:00:0{second}.000Z")
        delete(session.records, [record.id], "delete")
    return paper, person, event


@pytest.fixture
def page(qtbot, session):
    page = BinPage(session)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    page.list.setFocus()
    return page


@pytest.fixture
def told(session):
    words = []
    session.notice.connect(lambda *it: words.append(it))
    return words


def names(page) -> list[str]:
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def waits(page, session, qtbot, act) -> None:
    act()
    qtbot.waitUntil(lambda: not page._working and not session.jobs.busy)


def confirm(page) -> None:
    screen = page.stack.front
    assert isinstance(screen, ForgetScreen)
    screen.go.click()


def blobs(session) -> int:
    return len(list((session.path / "blobs").rglob("*.blob")))


def test_what_was_deleted_stands_there_last_first_with_what_it_is_and_when(deleted, page):
    assert names(page) == ["unnamed", "Орлова Юлия", "Summons of March"]
    delegate = page.list.itemDelegateForColumn(0)
    rows = [page.model.row(number) for number in range(3)]
    assert [delegate._second(row) for row in rows] == ["Event", "Person", "Paper"]
    assert page.model.index(0, 1).data() == moment("2026-11-27T09:00:03.000Z")
    assert not page.list.isHidden()


def test_one_is_put_back_with_its_files_and_that_can_be_undone(deleted, page, session, qtbot, told):
    paper = deleted[0]
    page.list.selectRow(2)
    waits(page, session, qtbot, page.put_back_button.click)
    assert session.records.all(Paper) == [paper]
    assert [file.id for file in session.records.all(StoredFile)] == [*paper.file_ids]
    assert names(page) == ["unnamed", "Орлова Юлия"]
    assert told == [("Put back: Summons of March", True)]
    assert page.list.currentIndex().row() == 1
    session.undo()
    qtbot.waitUntil(lambda: len(names(page)) == 3)
    assert session.records.all(StoredFile) == []


def test_several_are_put_back_by_keys_alone(deleted, page, session, qtbot, told):
    qtbot.keyClick(page.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(page.chosen()) == 3
    page.put_back_button.setFocus()
    qtbot.keyClick(page.put_back_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page._working and not session.jobs.busy)
    assert names(page) == []
    assert told == [("Put back: 1 paper, 1 person, 1 event", True)]
    assert page._parts.currentIndex() == 1


def test_some_are_removed_for_good_after_it_was_asked_and_the_others_stay(
    deleted, page, session, qtbot, told
):
    page.list.selectRow(2)
    page.handlers()["delete"]()
    screen = page.stack.front
    assert screen.cancel.hasFocus()
    assert "To be removed for good: Summons of March." in words(screen)
    assert {"put-back", "delete"}.isdisjoint(page.handlers())
    waits(page, session, qtbot, screen.go.click)
    assert names(page) == ["unnamed", "Орлова Юлия"]
    assert (blobs(session), session.records.undo_label) == (0, None)
    assert told == [("1 item removed for good.", False)]
    assert session.vault.verify() == []


def test_the_whole_bin_is_emptied_after_it_was_asked(deleted, page, session, qtbot, told):
    page.all.click()
    assert "To be removed for good: 1 paper, 1 person, 1 event." in words(page.stack.front)
    page.ask_all()  # asked already
    waits(page, session, qtbot, lambda: confirm(page))
    assert (names(page), blobs(session)) == ([], 0)
    assert told == [("3 items removed for good.", False)]
    assert page._parts.currentIndex() == 1
    assert page.history.isHidden()


def test_nothing_is_removed_when_the_question_is_left(deleted, page, session, qtbot):
    page.all.click()
    qtbot.keyClick(page.stack.front, Qt.Key.Key_Escape)
    assert page.stack.front is None
    assert (len(names(page)), blobs(session)) == (3, 1)
    assert page.list.hasFocus() or page.all.hasFocus()


def test_an_empty_bin_offers_to_forget_what_could_be_taken_back(session, page, qtbot, told):
    assert page._parts.currentIndex() == 1
    assert page.history.isHidden()
    with session.change("add") as transaction:
        transaction.put(Paper(title="a", kind=PaperKind.VISA))
    qtbot.waitUntil(lambda: not page.history.isHidden())
    page.history.click()
    assert "Nothing is in the bin." in words(page.stack.front)
    waits(page, session, qtbot, lambda: confirm(page))
    assert session.records.undo_label is None
    assert told == [("What was kept to take steps back is removed.", False)]


def test_what_a_repair_kept_is_named_where_it_goes(deleted, page, session):
    with session.vault._session.writing() as database:
        blob_table.keep(database, "ab" * 16)
    page.list.selectAll()
    page.ask_some()
    assert "a repair kept" not in words(page.stack.front)
    page.stack.leave()
    page.ask_all()
    assert "a repair kept, go too: 1." in words(page.stack.front)


def test_new_keys_that_were_begun_are_named_in_the_question(deleted, page, session):
    (session.path / "g2").mkdir()
    page.all.click()
    assert ("new keys" in words(page.stack.front)) is session.vault.rekey_begun


@pytest.mark.usefixtures("deleted")
def test_what_went_wrong_is_told_and_the_rest_stays_in_the_bin(page, session, qtbot, told, monkeypatch):
    def full(_only=None):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(session.vault, "empty_bin", full)
    page.all.click()
    waits(page, session, qtbot, lambda: confirm(page))
    assert "full" in told[0][0]
    assert len(names(page)) == 3
    assert page.all.isEnabled()
    page._failed(StoppedError())
    assert told[1] == ("Stopped. What is still in the bin can be put back.", False)


def test_while_it_works_nothing_else_is_begun(deleted, page, session, qtbot, runner):
    page.list.selectRow(0)
    page.put_back()
    assert not page.all.isEnabled()
    assert not page.some.isEnabled()
    assert set(page.handlers()) == {"empty-bin"}
    page.ask_all()
    assert page.stack.front is None
    qtbot.waitUntil(lambda: not session.jobs.busy)


def test_it_is_searched(deleted, page):
    page.search("summons")
    assert names(page) == ["Summons of March"]
    page.search("zzz")
    assert names(page) == []
    assert page._parts.currentIndex() == 0
    assert not page.put_back_button.isEnabled()
    page.put_back()  # nothing is chosen
    page.ask_some()
    assert page.stack.front is None


def test_for_reading_only_it_is_looked_at(deleted, session, qtbot, monkeypatch):
    monkeypatch.setattr(session.vault._session, "read_only", ReadOnly.MEDIUM)
    page = BinPage(session)
    qtbot.addWidget(page)
    page.show()
    assert len(names(page)) == 3
    for each in (page.put_back_button, page.some, page.all):
        assert not each.isEnabled()
        assert each.accessibleDescription()


@pytest.mark.parametrize("page_id", ["today", "bin"])
def test_it_is_reached_from_every_page(open_window, page_id):
    open_window.shell.show_page(page_id)
    open_window.actions_table["empty-bin"].trigger()
    assert open_window.shell.page_id == "bin"
    assert isinstance(open_window.shell.page.stack.front, ForgetScreen)


def test_deleted_on_its_page_a_record_is_found_here(open_window, put_file):
    vault = open_window.session.vault
    put_file(vault, b"a", "a.jpg", title="Passport")
    open_window.shell.show_page("papers")
    open_window.shell.page.delete()
    open_window.shell.show_page("bin")
    assert names(open_window.shell.page) == ["Passport"]
    assert vault.records.all(StoredFile) == []
