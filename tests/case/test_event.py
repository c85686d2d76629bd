from __future__ import annotations

from holdall.case.dates import PartialDate
from holdall.case.event import Event


def test_events_are_listed_by_title_and_beginning() -> None:
    event = Event(title="Обыск", start=PartialDate("2022-11-16"), end=PartialDate("2022-11-17"))
    assert event.title_text == "Обыск"
    assert event.sort_date == "2022-11-16/2022-11-16"
