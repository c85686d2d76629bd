from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from holdall.case.event import Event
from holdall.case.paper import Paper
from holdall.case.person import NameForm, Person
from holdall.case.record import Record
from holdall.jobs.find_record import NotFoundError, RecordFinder


@dataclass
class Records:
    """As much of a record store as finding needs."""

    held: list[Record]
    reads: list[str] = field(default_factory=list)

    def all(self, cls: type[Record]) -> list[Any]:
        self.reads.append(f"all {cls.KIND}")
        return [it for it in self.held if isinstance(it, cls)]

    def rows(self, query: Any) -> list[Record]:
        self.reads.append(f"rows {query.kind}")
        return [it for it in self.held if query.kind == it.KIND]

    def get(self, record_id: str) -> Record:
        return next(it for it in self.held if it.id == record_id)


ANNA = Person(
    id="aaaa1111" * 4,
    names=(
        NameForm(surname="Соловьёва", given="Анна", patronymic="Игоревна"),
        NameForm(surname="Soloveva", given="Anna"),
    ),
)
ANATOLY = Person(id="aaaa2222" * 4, names=(NameForm(surname="Соловьёв", given="Анатолий"),))
PROTOCOL = Paper(id="bbbb0000" * 4, title="Протокол", title_en="Police protocol")
SECOND = Paper(id="bbbb1111" * 4, title="Протокол о доставлении")
DEAD_BEEF = Paper(id="cccc0000" * 4, title="Dead Beef", title_en="dead beef")
ARREST = Event(id="dddd0000" * 4, title="Задержание")


@pytest.fixture
def records() -> Records:
    return Records([ANNA, ANATOLY, PROTOCOL, SECOND, DEAD_BEEF, ARREST])


@pytest.fixture
def finder(records: Records) -> RecordFinder:
    return RecordFinder(records)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [ANNA.id, ANNA.id.upper(), "aaaa1", " aaaa1111 "])
def test_a_record_is_found_by_its_id_or_its_start(finder: RecordFinder, text: str) -> None:
    assert finder.any(text) is ANNA


@pytest.mark.parametrize(
    ("text", "reason", "matches"),
    [("aaaa", "many", 2), ("eeee", "none", 0), ("aaa", "none", 0), ("", "none", 0), ("Анна", "none", 0)],
)
def test_an_id_that_is_not_one_record_is_refused(
    finder: RecordFinder, text: str, reason: str, matches: int
) -> None:
    with pytest.raises(NotFoundError) as caught:
        finder.any(text)
    assert caught.value.params == {"what": "record", "matches": matches, "reason": reason}


@pytest.mark.parametrize("text", ["Соловьева Анна", "анна", "ИГОРЕВНА", "anna sol", "soloveva", "aaaa1"])
def test_a_person_is_found_by_any_spelling(finder: RecordFinder, text: str) -> None:
    assert finder.person(text) is ANNA


@pytest.mark.parametrize(
    ("text", "reason"),
    [("Соловьёв", "many"), ("Anna Соловьева", "none"), ("aaaa", "many"), ("  ", "none"), ("bbbb0", "none")],
)
def test_a_person_who_is_not_one_is_refused(finder: RecordFinder, text: str, reason: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        finder.person(text)
    assert (caught.value.params["what"], caught.value.params["reason"]) == ("person", reason)


def test_a_whole_title_wins_over_a_part_of_another(finder: RecordFinder) -> None:
    assert finder.paper("протокол") is PROTOCOL
    assert finder.paper("police") is PROTOCOL
    assert finder.paper("доставлении") is SECOND


def test_words_that_look_like_an_id_are_still_a_title(finder: RecordFinder) -> None:
    assert finder.paper("dead") is DEAD_BEEF
    assert finder.paper("beef") is DEAD_BEEF


def test_an_event_is_found_by_title(finder: RecordFinder) -> None:
    assert finder.event("задержание") is ARREST


def test_each_kind_is_read_once(finder: RecordFinder, records: Records) -> None:
    for _ in range(3):
        finder.paper("протокол")
        finder.paper("bbbb0")
    assert records.reads == ["all paper", "rows paper"]


def test_what_is_in_the_bin_is_found_by_its_id_alone(finder: RecordFinder, records: Records) -> None:
    assert finder.binned(" BBBB0000") == finder.binned(PROTOCOL.id) == PROTOCOL.id
    assert records.reads == ["rows paper"]
    for text, reason in [("bbbb", "many"), ("eeee", "not-in-bin"), ("bbb", "not-in-bin"), ("", "not-in-bin")]:
        with pytest.raises(NotFoundError) as caught:
            finder.binned(text)
        assert caught.value.params["reason"] == reason
