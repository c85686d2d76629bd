"""The page of applications: status and what is due next."""

from __future__ import annotations

from holdall.case.application import Application, ApplicationStatus
from holdall.case.dates import PartialDate
from holdall.ui.pages.applications import ApplicationsPage


def put(session, *records) -> None:
    with session.records.transaction("put") as transaction:
        for record in records:
            transaction.put(record)


def test_an_application_shows_its_status_and_next_date(qtbot, session):
    put(session, Application(title="Вид на жительство", status=ApplicationStatus.WAITING,
                             next_date=PartialDate("2026-12-12")))  # fmt: skip
    page = ApplicationsPage(session)
    qtbot.addWidget(page)
    page.show()
    assert page.model.index(0, 1).data() == "Waiting"
    assert "2026" in page.model.index(0, 2).data()
