from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from holdall.cli import host as host_module
from holdall.cli.console import Console
from holdall.cli.limit_words import limits
from holdall.crypto.secret import Secret
from holdall.vault.vault import Vault

STRONG = "лодка медный семь дождь окно ветер вечерний"
CODE = re.compile(r"^ {4}([0-9A-Z-]{20,})$", re.MULTILINE)


def test_a_vault_is_made_and_its_code_shown_once(cli: Any, tmp_path: Path, fast_env: Any) -> None:
    path = tmp_path / "a.holdall"
    answer = cli("new", path, passphrase=STRONG)
    assert (answer.code, answer.err) == (0, limits() + "\n")
    found = CODE.search(answer.out)
    assert found
    with Vault.open(path, Secret.from_text(found[1]), env=fast_env) as vault:
        assert vault.summary.records == {}


def test_the_document_has_the_code(cli: Any, tmp_path: Path) -> None:
    document = cli("new", tmp_path / "a.holdall", "--json").document
    assert (document["format"], document["vault"]) == ("holdall-new/1", str(tmp_path / "a.holdall"))
    assert cli("list", tmp_path / "a.holdall", passphrase=document["recovery_code"]).code == 0


def test_the_sheet_is_written(cli: Any, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    answer = cli("new", tmp_path / "a.holdall", "--sheet", sheet, "--language", "ru")
    assert answer.code == 0
    assert sheet.read_bytes().startswith(b"%PDF-")
    assert "then delete the file" in answer.err


def test_nothing_is_made_when_the_sheet_cannot_be(cli: Any, tmp_path: Path) -> None:
    taken = tmp_path / "taken.pdf"
    taken.write_text("mine")
    assert cli("new", tmp_path / "a.holdall", "--sheet", taken).code == 2
    assert cli("new", tmp_path / "a.holdall", "--sheet", tmp_path / "no" / "s.pdf").code == 2
    assert taken.read_text() == "mine"
    assert not (tmp_path / "a.holdall").exists()


def test_a_vault_whose_code_nobody_saw_does_not_stay(cli: Any, tmp_path: Path, monkeypatch: Any) -> None:
    def gone(*_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(Console, "say", gone)
    assert cli("new", tmp_path / "a.holdall").code == 6
    assert not (tmp_path / "a.holdall").exists()


def test_the_sheet_is_for_its_owner_alone(cli: Any, tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        cli("new", tmp_path / "a.holdall", "--sheet", tmp_path / "sheet.pdf")
    finally:
        os.umask(old)
    assert (tmp_path / "sheet.pdf").stat().st_mode & 0o077 == 0


def test_a_taken_place_is_left_as_it_is(cli: Any, tmp_path: Path) -> None:
    (tmp_path / "a.holdall").write_text("mine")
    answer = cli("new", tmp_path / "a.holdall")
    assert answer.code == 3
    assert str(tmp_path / "a.holdall") in answer.err
    assert (tmp_path / "a.holdall").read_text() == "mine"


def test_an_empty_passphrase_makes_nothing(cli: Any, tmp_path: Path) -> None:
    assert cli("new", tmp_path / "a.holdall", passphrase="").code == 3
    assert not (tmp_path / "a.holdall").exists()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("one two", "yes", "one two"), 0),
        (("one two", "yes", "one too"), 3),
        (("one two", "no"), 3),
        (("one",), 3),
        ((STRONG, STRONG), 0),
    ],
)
def test_on_a_terminal_the_passphrase_is_asked_twice(
    tmp_path: Path, fast_env: Any, monkeypatch: pytest.MonkeyPatch, typed: tuple[str, str], code: int
) -> None:
    from holdall.cli.host import Host
    from holdall.cli.main import main

    answers = iter(typed)
    monkeypatch.setattr(host_module, "read_terminal", lambda _: Secret.from_text(next(answers)))
    assert main(["new", str(tmp_path / "a.holdall")], Host(environment=fast_env)) == code
    assert (tmp_path / "a.holdall").exists() == (code == 0)


def test_a_weak_passphrase_from_a_script_is_taken_and_named(cli: Any, tmp_path: Path) -> None:
    answer = cli("new", tmp_path / "a.holdall", "--json", passphrase="gfhjkm")
    assert answer.code == 0
    assert answer.document["format"] == "holdall-new/1"
    assert "weak: it is a word typed in the other keyboard layout" in answer.err
    assert "gfhjkm" not in answer.err


def test_a_passphrase_below_the_floor_makes_nothing(cli: Any, tmp_path: Path) -> None:
    answer = cli("new", tmp_path / "a.holdall", passphrase="еж7")
    assert answer.code == 3
    assert "at least 4 characters" in answer.err
    assert not (tmp_path / "a.holdall").exists()


def test_a_suggestion_needs_a_person(cli: Any, tmp_path: Path) -> None:
    answer = cli("new", tmp_path / "a.holdall", "--suggest")
    assert answer.code == 2
    assert "--suggest" in answer.err


def test_a_suggested_passphrase_opens_the_vault(
    tmp_path: Path, fast_env: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from holdall.cli.host import Host
    from holdall.cli.main import main

    shown: list[bytes] = []
    monkeypatch.setattr(host_module, "show_on_terminal", lambda text: shown.append(bytes(text)))
    monkeypatch.setattr(host_module, "read_terminal", lambda _: Secret.from_text(shown[-2].decode()))
    path = tmp_path / "a.holdall"
    assert main(["new", str(path), "--suggest", "ru"], Host(environment=fast_env)) == 0
    assert len(shown[1].decode().split()) == 7
    with Vault.open(path, Secret(shown[1]), env=fast_env) as vault:
        assert vault.is_open


@pytest.mark.parametrize(
    ("made_with", "opened_with"),
    [
        (unicodedata.normalize("NFD", "ёлка й Ёж"), unicodedata.normalize("NFC", "ёлка й Ёж")),
        ("ёлка и чай", unicodedata.normalize("NFD", "ёлка и чай")),
        ("ｆｕｌｌ ｗｉｄｔｈ １２", "full width 12"),
        ("ﬁne №5", "fine No5"),
        ("a\u00a0b cd", "a b cd"),
    ],
)
def test_the_same_passphrase_typed_on_another_system_opens_the_vault(
    cli: Any, tmp_path: Path, made_with: str, opened_with: str
) -> None:
    assert made_with != opened_with
    assert cli("new", tmp_path / "a.holdall", passphrase=made_with).code == 0
    assert cli("list", tmp_path / "a.holdall", passphrase=opened_with).code == 0
    assert cli("list", tmp_path / "a.holdall", passphrase=opened_with + "x").code == 5
