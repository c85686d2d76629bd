"""Checking a vault and writing it out, from the page and back to it in words."""

from __future__ import annotations

import io
import threading

import pytest

from holdall.case.paper import Paper
from holdall.errors import StoppedError
from holdall.ui.pages.vault import VaultPage
from holdall.vault.errors import ReadOnly


@pytest.fixture
def page(qtbot, session):
    page = VaultPage(session)
    qtbot.addWidget(page)
    page.resize(900, 800)
    page.show()
    return page


@pytest.fixture
def put(session, put_file):
    """Store a file of a name and its paper; the identifier of the file."""
    return lambda name: put_file(session.vault, name.encode(), name, title=name).id


def lose(session, file_id: str) -> None:
    next(session.path.rglob(f"{file_id}.blob")).unlink()


def outcome(page, qtbot, act) -> str:
    with qtbot.waitSignal(page.care.said):
        act()
    return page._outcome.text()


def test_a_sound_vault_is_called_sound(put, page, session, qtbot):
    put("a.png")
    assert outcome(page, qtbot, page._check.click) == "Sound: 1 original is as it was put in."
    assert page._outcome.isVisible()
    assert not page._damage.isVisible()


def test_what_is_damaged_is_listed_with_what_to_do(put, page, session, qtbot):
    lose(session, put("lost.png"))
    words = outcome(page, qtbot, page._check.click)
    assert words.startswith("The check found 1 thing wrong. Do not delete anything.")
    assert page._damage.toPlainText() == "lost.png: the original is no longer there."
    assert page._damage.isVisible()


@pytest.fixture
def left(session):
    """An original that a crash left off the list."""
    session.vault.blobs.add(io.BytesIO(b"x"), name="left.png", media_type="image/png", imported_at="")
    session.vault.blobs._pending.clear()


def test_what_is_not_on_the_list_is_named_and_can_be_taken_in(left, page, session, qtbot):
    assert not page._take_in.isVisible()
    words = outcome(page, qtbot, page._check.click)
    assert words.startswith("The check found 1 thing wrong. Nothing is damaged.")
    assert page._damage.toPlainText().startswith(
        "left.png: it lies in the vault, but the list does not name it"
    )
    words = outcome(page, qtbot, page._take_in.click)
    assert words == "1 original came back as a paper named after its file."
    assert not page._take_in.isVisible()
    assert session.overlooked.findings == ()
    assert [paper.title for paper in session.records.all(Paper)] == ["left"]
    assert outcome(page, qtbot, page._check.click) == "Sound: 1 original is as it was put in."
    assert not page._take_in.isVisible()


def test_what_was_seen_at_opening_is_named_and_can_be_taken_in_without_a_check(left, session, qtbot):
    with qtbot.waitSignal(session.overlooked.changed):
        session.overlooked.look()
    page = VaultPage(session)
    qtbot.addWidget(page)
    page.show()
    words = page._outcome.text()
    assert words.startswith("1 original in the vault is not on its list. Nothing is damaged.")
    assert page._damage.toPlainText().startswith("left.png: it lies in the vault")
    assert (
        outcome(page, qtbot, page._take_in.click) == "1 original came back as a paper named after its file."
    )
    assert not page._take_in.isVisible()


def test_what_is_no_longer_there_to_be_taken_in_is_told(left, page, session, put_file, qtbot):
    with qtbot.waitSignal(session.overlooked.changed):
        session.overlooked.look()
    assert page._take_in.isVisible()
    put_file(session.vault, b"x", "left.png")  # put in again by hand
    assert outcome(page, qtbot, page._take_in.click) == "There is nothing left to be taken in."
    assert not page._take_in.isVisible()


def test_in_a_vault_for_reading_only_nothing_is_taken_in(left, page, session, qtbot, monkeypatch):
    monkeypatch.setattr(session.vault._session, "read_only", ReadOnly.MEDIUM)
    outcome(page, qtbot, page._check.click)
    assert page._take_in.isVisible()
    assert not page._take_in.isEnabled()
    assert "Copy the whole folder" in page._take_in.toolTip()


def test_other_damage_offers_no_taking_in(put, page, session, qtbot):
    lose(session, put("lost.png"))
    outcome(page, qtbot, page._check.click)
    assert not page._take_in.isVisible()


def test_taking_in_that_was_stopped_or_failed_is_told(page, qtbot):
    words = outcome(page, qtbot, lambda: page.care._take_in_failed(StoppedError()))
    assert words == "Stopped. Nothing was taken in."
    assert "Something went wrong" in outcome(page, qtbot, lambda: page.care._take_in_failed(ValueError()))


def test_a_stopped_check_does_not_claim_to_be_one(page, qtbot):
    words = outcome(page, qtbot, lambda: page.care._check_failed(StoppedError()))
    assert words == "Stopped. The vault was not checked to the end."
    assert "Something went wrong" in outcome(page, qtbot, lambda: page.care._check_failed(ValueError()))


def test_everything_is_written_into_a_folder_of_its_own(put, page, session, qtbot, tmp_path):
    put("a.png")
    for _ in range(2):  # a second copy does not touch the first
        words = outcome(page, qtbot, lambda: page.care.export_into([tmp_path]))
        assert words.startswith("Written out: 1 original and all records.")
        assert "not encrypted" in words
    made = sorted(path for path in tmp_path.iterdir() if path != session.path)
    assert len(made) == 2
    assert all((folder / "originals" / "a.png").read_bytes() == b"a.png" for folder in made)
    assert str(made[1]) in words


def test_an_original_that_cannot_be_read_is_named_and_the_others_come_out(
    put, page, session, qtbot, tmp_path
):
    put("a.png")
    lose(session, put("lost.png"))
    words = outcome(page, qtbot, lambda: page.care.export_into([tmp_path]))
    assert "1 original could not be read back and is left out. Check the vault." in words
    assert page._damage.toPlainText() == "lost.png"


def test_a_place_that_cannot_be_written_to_is_said(page, qtbot, tmp_path):
    (tmp_path / "file").write_text("")
    words = outcome(page, qtbot, lambda: page.care.export_into([tmp_path / "file"]))
    assert words == "This place cannot be written to. Choose another folder."
    stopped = outcome(page, qtbot, lambda: page.care._export_failed(StoppedError()))
    assert stopped == "Stopped. What was written so far has been removed."


def test_one_thing_at_a_time(page, session, qtbot, monkeypatch):
    gate = threading.Event()
    monkeypatch.setattr(session.vault, "verify", lambda *_: gate.wait() and [])
    page.care.check()
    assert not page._check.isEnabled()
    page.care.check()
    page.care.take_in()
    page.care.ask_where()
    page.care.export_into([])
    assert len(session.jobs.shown) == 1
    with qtbot.waitSignal(page.care.said):
        gate.set()
    assert page._check.isEnabled()


def test_where_to_is_asked_for(page, qtbot, tmp_path):
    from holdall.ui.widgets.file_picker import FilePicker

    page._export.click()
    picker = page.findChild(FilePicker)
    with qtbot.waitSignal(page.care.said):
        picker.picked.emit([tmp_path])
    picker.reject()
