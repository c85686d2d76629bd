"""Saying of many papers at once what they are and whose they are."""

from __future__ import annotations

import errno

import pytest

from holdall.case.paper import Paper, PaperKind
from holdall.errors import StoppedError
from holdall.jobs.job import JobContext
from holdall.ui.pages.many_papers import ManyPapers

ANNA = "a" * 32


@pytest.fixture
def papers(session):
    papers = [Paper(title="1", person_ids=(ANNA,)), Paper(title="2"), Paper(title="3")]
    with session.change("papers") as transaction:
        for paper in papers:
            transaction.put(paper)
    return papers


@pytest.fixture
def many(qtbot, session, papers):
    many = ManyPapers(session)
    qtbot.addWidget(many)
    many.show_papers([papers[0].id, papers[1].id, "f" * 32])
    return many


def now(session, papers) -> list[Paper]:
    return [session.records.get(paper.id) for paper in papers]


def test_all_of_them_get_the_kind_in_one_step(many, session, papers):
    many.set_kind("summons")
    assert [paper.kind for paper in now(session, papers)] == [
        PaperKind.SUMMONS,
        PaperKind.SUMMONS,
        PaperKind.OTHER,
    ]
    session.undo()
    assert now(session, papers) == papers


def test_leaving_the_kind_as_it_is_changes_nothing(many, session):
    label = session.records.undo_label
    many.set_kind("")
    assert session.records.undo_label == label


def test_a_person_is_added_once(many, session, papers):
    many.add_person(ANNA)
    assert [paper.person_ids for paper in now(session, papers)] == [(ANNA,), (ANNA,), ()]


def test_all_of_them_are_deleted_and_come_back(many, session, papers, qtbot):
    with qtbot.waitSignal(session.notice) as told:
        many.delete()
    assert told.args[0].startswith("2 paper")
    assert told.args[1], "it can be taken back"
    assert session.records.all(Paper) == papers[2:]
    session.undo()
    assert len(session.records.all(Paper)) == 3


def test_a_stop_leaves_all_of_them(many, session, papers, qtbot, monkeypatch):
    def stop(*_):
        raise StoppedError

    monkeypatch.setattr(JobContext, "progress", stop)
    with qtbot.waitSignal(session.notice) as told:
        many.delete()
    assert told.args == ["Stopped. Nothing was deleted.", False]
    assert session.records.all(Paper) == papers


def test_what_cannot_be_deleted_stays_and_the_reason_is_told(many, session, papers, qtbot, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(session.records, "transaction", full)
    with qtbot.waitSignal(session.notice) as told:
        many.delete()
        many.delete()  # while it is under way nothing else is begun
    assert "full" in told.args[0]
    assert not told.args[1]
    monkeypatch.undo()
    assert len(session.records.all(Paper)) == 3
    with qtbot.waitSignal(session.notice):
        many.delete()
    assert session.records.all(Paper) == papers[2:]
