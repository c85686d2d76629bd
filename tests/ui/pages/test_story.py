"""The page of events: their order, search, proofs and grounds."""

from __future__ import annotations

from holdall.case.dates import PartialDate
from holdall.case.event import Event, EvidenceLink, Ground
from holdall.case.paper import Paper
from holdall.ui.pages.story import StoryPage


def put(session, *records) -> None:
    with session.records.transaction("put") as transaction:
        for record in records:
            transaction.put(record)


def test_search_leaves_only_what_matches(qtbot, session):
    put(session, Event(title="Обыск"), Event(title="Задержание"))
    page = StoryPage(session)
    qtbot.addWidget(page)
    page.show()
    page.search("обыск")
    assert page.model.rowCount() == 1
    page.search("нет такого")
    assert page.model.rowCount() == 0
    assert not page._detail.isVisibleTo(page)


def test_events_stand_in_the_order_in_which_they_happened(qtbot, session):
    put(
        session,
        Event(title="late", start=PartialDate("2023")),
        Event(title="early", start=PartialDate("2022-03")),
    )
    page = StoryPage(session)
    qtbot.addWidget(page)
    page.show()
    assert [page.model.index(row, 0).data() for row in range(2)] == ["early", "late"]
    assert page.model.index(0, 1).data().replace("\u00a0", " ") == "March 2022"


def test_what_a_paper_proves_and_the_grounds_are_kept(qtbot, session):
    paper = Paper(title="Протокол")
    event = Event(title="Задержание", evidence=(EvidenceLink(paper.id, "время"),))
    put(session, paper, event)
    page = StoryPage(session)
    qtbot.addWidget(page)
    page.show()
    field = page._evidence.line(paper.id).proves
    field.setText("место и время")
    field.commit()
    assert session.records.get(event.id).evidence == (EvidenceLink(paper.id, "место и время"),)
    grounds = next(
        binding for words, binding in page.form._bindings if words == "Ground of persecution"
    ).widget
    grounds._boxes[Ground.POLITICAL_OPINION].click()
    assert session.records.get(event.id).grounds == (Ground.POLITICAL_OPINION,)


def test_removing_a_proof_keeps_the_words_of_the_others(qtbot, session):
    first, second = Paper(title="1"), Paper(title="2")
    event = Event(title="e", evidence=(EvidenceLink(first.id, "a"), EvidenceLink(second.id, "b")))
    put(session, first, second, event)
    page = StoryPage(session)
    qtbot.addWidget(page)
    page.show()
    page._evidence.papers._commit((second.id,))
    assert session.records.get(event.id).evidence == (EvidenceLink(second.id, "b"),)
