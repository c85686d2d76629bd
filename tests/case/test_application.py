from __future__ import annotations

from holdall.case.application import Application
from holdall.case.dates import PartialDate


def test_applications_are_listed_by_what_is_due_next() -> None:
    application = Application(title="Visa", filed=PartialDate("2022"), next_date=PartialDate("2027-01-18"))
    assert application.title_text == "Visa"
    assert application.sort_date == "2027-01-18/2027-01-18"


def test_what_has_no_date_comes_after_everything_that_has() -> None:
    due = Application(next_date=PartialDate("9998"))
    assert due.sort_date < Application().sort_date
