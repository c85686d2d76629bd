from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from holdall.case.dates import PartialDate
from holdall.case.event import Event
from holdall.case.paper import Paper, PaperKind
from holdall.case.person import NameForm, Person, Role
from holdall.cli.commands.list import _distinct_length

ANNA = Person(id="a1" * 16, role=Role.PRINCIPAL, names=(NameForm(surname="Соколова", given="Анна"),))
PROTOCOL = Paper(
    id="b2" * 16, kind=PaperKind.POLICE_PROTOCOL, title="Протокол\n\x1b[2J", date=PartialDate("2022-03")
)
ARREST = Event(id="c3" * 16, title="Задержание", start=PartialDate("2022-03-06"))


def test_everything_is_listed_by_kind(cli: Any, vault_with: Callable[..., Path]) -> None:
    answer = cli("list", vault_with(ANNA, PROTOCOL, ARREST))
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "People (1)",
        "  a1a1a1a1              principal             Соколова Анна",
        "",
        "Papers (1)",
        "  b2b2b2b2  2022-03     police-protocol       Протокол \\u001b[2J",
        "",
        "Events (1)",
        "  c3c3c3c3  2022-03-06  other                 Задержание",
        "",
    ]


def test_an_empty_vault_says_what_to_do(cli: Any, vault_with: Callable[..., Path]) -> None:
    assert "holdall add" in cli("list", vault_with()).out


def test_the_document(cli: Any, vault_with: Callable[..., Path]) -> None:
    document = cli("list", vault_with(ANNA, PROTOCOL), "--json").document
    assert document["format"] == "holdall-list/1"
    assert document["items"][1] == {
        "record": "paper",
        "id": PROTOCOL.id,
        "kind": "police-protocol",
        "title": "Протокол\n\x1b[2J",
        "date": "2022-03",
        "files": [],
    }


def test_ids_are_shown_long_enough_to_tell_them_apart() -> None:
    assert _distinct_length(["0" * 32, "1" * 32]) == 8
    assert _distinct_length(["0" * 32, "0" * 9 + "1" * 23]) == 10
    assert _distinct_length(["0" * 32, "0" * 31 + "1"]) == 32
