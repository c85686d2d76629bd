from __future__ import annotations

from pathlib import Path

import pytest

from holdall.case.dossier_plan import DossierPlan, PlannedExhibit
from holdall.case.event import Event
from holdall.case.paper import Paper
from holdall.case.person import Person
from holdall.jobs.find_record import NotFoundError
from holdall.jobs.plan_file import MAX_BYTES, PlanFileError, parse_plan, read_plan


class Finder:
    """Finds `p1`, `paper one`, `e1` and `anna`; two papers answer to `paper`."""

    def person(self, text: str) -> Person:
        return Person(id=self._one(text, {"anna": "a" * 32, "timur": "b" * 32}, "person"))

    def paper(self, text: str) -> Paper:
        if text == "paper":
            raise NotFoundError(what="paper", matches=2, reason="many")
        return Paper(id=self._one(text, {"p1": "1" * 32, "paper one": "1" * 32, "p2": "2" * 32}, "paper"))

    def event(self, text: str) -> Event:
        return Event(id=self._one(text, {"e1": "e" * 32}, "event"))

    @staticmethod
    def _one(text: str, known: dict[str, str], what: str) -> str:
        if text not in known:
            raise NotFoundError(what=what, matches=0, reason="none")
        return known[text]


def parse(text: str) -> DossierPlan:
    return parse_plan(text, Finder(), profile="generic")  # type: ignore[arg-type]


def test_everything_a_plan_can_say() -> None:
    plan = parse("""
        title = "Evidence"
        language = "ru"
        applicant = "anna"
        people = ["timur"]
        statement = "See {exhibit:paper one} and {exhibit:p2}, not {exhibits} or {p1}."
        events = ["e1"]
        notes = "mine"
        [fields]
        judge = "N. N."
        hearing_date = 2027-01-15
        [[exhibits]]
        paper = "p2"
        title = "Passport"
        section = "identity"
        [[exhibits]]
        paper = "p1"
    """)
    assert plan == DossierPlan(
        id=plan.id,
        title="Evidence",
        profile="generic",
        language="ru",
        applicant_id="a" * 32,
        person_ids=("b" * 32,),
        fields=(("judge", "N. N."), ("hearing_date", "2027-01-15")),
        statement=f"See {{exhibit:{'1' * 32}}} and {{exhibit:{'2' * 32}}}, not {{exhibits}} or {{p1}}.",
        exhibits=(
            PlannedExhibit(paper_id="2" * 32, title="Passport", section="identity"),
            PlannedExhibit(paper_id="1" * 32),
        ),
        event_ids=("e" * 32,),
        notes="mine",
    )


def test_an_empty_plan_is_a_plan() -> None:
    plan = parse("")
    assert (plan.language, plan.exhibits, plan.applicant_id) == ("en", (), "")


def test_exhibits_can_be_a_plain_list() -> None:
    assert [it.paper_id for it in parse('exhibits = ["p1", "p2"]').exhibits] == ["1" * 32, "2" * 32]


@pytest.mark.parametrize(
    ("text", "reason", "key"),
    [
        ("titel = 'x'", "unknown-key", "titel"),
        ("title = 5", "wrong-type", "title"),
        ("people = 'anna'", "wrong-type", "people"),
        ("people = ['anna', 5]", "wrong-type", "people[2]"),
        ("people = ['nobody']", "not-found", "people[1]"),
        ("applicant = 'nobody'", "not-found", "applicant"),
        ("events = ['e2']", "not-found", "events[1]"),
        ("exhibits = 'p1'", "wrong-type", "exhibits"),
        ("exhibits = [5]", "wrong-type", "exhibits[1]"),
        ("exhibits = ['p1', 'p9']", "not-found", "exhibits[2]"),
        ("exhibits = ['paper']", "ambiguous", "exhibits[1]"),
        ("exhibits = ['p1', 'paper one']", "twice", "exhibits[2]"),
        ("[[exhibits]]\ntitle = 'x'", "missing", "exhibits[1].paper"),
        ("[[exhibits]]\npaper = 'p9'", "not-found", "exhibits[1].paper"),
        ("[[exhibits]]\npaper = 'p1'\npages = '1-2'", "unknown-key", "exhibits[1].pages"),
        ("[[exhibits]]\npaper = 'p1'\ntitle = 1", "wrong-type", "exhibits[1].title"),
        ("fields = 'x'", "wrong-type", "fields"),
        ("[fields]\njudge = 1", "wrong-type", "fields.judge"),
        ("[fields]\nheard = 2027-01-15T10:00:00", "wrong-type", "fields.heard"),
        ("statement = '{exhibit:p9}'", "not-found", "statement"),
    ],
)
def test_what_is_wrong_is_named_by_its_place(text: str, reason: str, key: str) -> None:
    with pytest.raises(PlanFileError) as caught:
        parse(text)
    assert (caught.value.params["reason"], caught.value.params["key"]) == (reason, key)


def test_bad_toml_names_the_line_and_quotes_nothing() -> None:
    with pytest.raises(PlanFileError) as caught:
        parse('title = "ok"\nstatement = "a secret\n')
    assert caught.value.params == {"reason": "not-toml", "line": 2}
    assert caught.value.__cause__ is None


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_bytes("\ufefftitle = 'Доказательства'".encode())
    assert read_plan(path, Finder(), profile="us-eoir").title == "Доказательства"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "unreadable"), (b"\xff\xfet\x00", "not-text"), (b"#" * (MAX_BYTES + 1), "too-large")],
)
def test_a_file_that_is_no_plan_is_refused(tmp_path: Path, content: bytes | None, reason: str) -> None:
    path = tmp_path / "plan.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PlanFileError) as caught:
        read_plan(path, Finder(), profile="generic")  # type: ignore[arg-type]
    assert caught.value.params["reason"] == reason
