from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from holdall.case.codec import decode, encode
from holdall.case.dates import PartialDate
from holdall.case.paper import Identity, Paper
from holdall.case.person import NameForm

PASSPORT = Paper(
    id="ab" * 16,
    title="Паспорт",
    notes="first\nsecond\x1b[2J",
    date=PartialDate("2022-03", approximate=True),
    identity=Identity(number="000001", names=(NameForm(surname="Соколова"), NameForm(surname="Sokolova"))),
)


@pytest.mark.parametrize("text", [PASSPORT.id, "abab"])
def test_a_record_is_shown_as_fields_that_say_something(
    cli: Any, vault_with: Callable[..., Path], text: str
) -> None:
    answer = cli("show", vault_with(PASSPORT), text)
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert "title: Паспорт" in lines
    assert "notes: first" in lines
    assert "  second\\u001b[2J" in lines
    assert "    surname: Sokolova" in lines
    assert "author" not in answer.out


def test_the_document_reads_back(cli: Any, vault_with: Callable[..., Path]) -> None:
    document = cli("show", vault_with(PASSPORT), "abab", "--json").document
    assert document == {"format": "holdall-record/1", "record": encode(PASSPORT), "files": []}
    assert decode(document["record"]) == PASSPORT


@pytest.mark.parametrize("text", ["cdcd", "ab", "Паспорт"])
def test_what_is_no_record_is_an_unusable_input(cli: Any, vault_with: Callable[..., Path], text: str) -> None:
    answer = cli("show", vault_with(PASSPORT), text)
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == (
        "holdall: No record in this vault answers to that. holdall list V shows what there is.\n"
        f"This is about: {text}\n"
    )


def test_a_wrong_passphrase_is_told_apart(cli: Any, vault_with: Callable[..., Path]) -> None:
    answer = cli("show", vault_with(PASSPORT), "abab", passphrase="wrong and secret")
    assert answer.code == 5
    assert "wrong and secret" not in answer.err


def test_a_place_without_a_vault_is_named(cli: Any, tmp_path: Path) -> None:
    answer = cli("show", tmp_path / "none.holdall", "abab")
    assert answer.code == 3
    assert str(tmp_path / "none.holdall") in answer.err
    assert "There is no such folder." in answer.err


def test_a_vault_in_use_is_told_apart(cli: Any, make_vault: Callable[..., Any]) -> None:
    assert cli("show", make_vault().path, "abab").code == 4
