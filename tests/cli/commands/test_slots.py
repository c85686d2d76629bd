from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from holdall.cli import host as host_module
from holdall.cli.console import Console
from holdall.crypto.secret import Secret
from holdall.vault.key_store import KeyStore

CODE = re.compile(r"^ {4}([0-9A-Z-]{44})$", re.MULTILINE)
OLD_COPIES = "old copy of the file vault.key"


@pytest.fixture
def path(vault_with: Callable[..., Path]) -> Path:
    return vault_with()


def opens(cli: Any, path: Path, secret: str) -> bool:
    return cli("list", path, passphrase=secret).code == 0


def test_slots_are_listed(cli: Any, path: Path) -> None:
    answer = cli("slots", path)
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert re.fullmatch(r"1  passphrase     since 20..-..-..  \(opened the vault now\)", lines[0])
    assert re.fullmatch(r"2  recovery code  since 20..-..-..", lines[1])
    assert lines[2:] == ["6 of 8 slots are free."]


def test_the_document_lists_them_too(cli: Any, path: Path) -> None:
    document = cli("slots", path, "--json").document
    assert document["format"] == "holdall-slots/1"
    assert document["free"] == 6
    assert [(it["slot"], it["role"], it["opened"]) for it in document["slots"]] == [
        (1, "passphrase", True),
        (2, "recovery-code", False),
    ]
    assert re.fullmatch(r"20..-..-..T..:..:..Z", document["slots"][0]["created"])


def test_a_second_person_is_added_and_revoked(cli: Any, path: Path, passphrase: str) -> None:
    answer = cli("slots", path, "--add", passphrase=f"{passphrase}\nher own words")
    assert (answer.code, answer.out.splitlines()[0]) == (0, "Slot 3 added.")
    assert opens(cli, path, "her own words")
    assert cli("slots", path, "--json", "--revoke", "1", passphrase="her own words").document["revoked"] == 1
    assert not opens(cli, path, passphrase)


def test_revoking_says_what_old_copies_do(cli: Any, path: Path) -> None:
    answer = cli("slots", path, "--revoke", "2")
    assert (answer.code, answer.out.splitlines()[0]) == (0, "Slot 2 revoked.")
    assert OLD_COPIES in answer.out


def test_the_slot_in_use_wants_another_secret(cli: Any, path: Path, passphrase: str) -> None:
    cli("slots", path, "--add", passphrase=f"{passphrase}\nher own words")
    for second, code in (("nobody's words", 5), (passphrase, 3), ("", 3)):
        answer = cli("slots", path, "--revoke", "1", passphrase=f"{passphrase}\n{second}")
        assert answer.code == code, answer.err
        assert opens(cli, path, passphrase)
    assert cli("slots", path, "--revoke", "1", passphrase=f"{passphrase}\nher own words").code == 0
    assert not opens(cli, path, passphrase)


def test_on_a_terminal_it_says_why_it_asks_again(
    path: Path, fast_env: Any, monkeypatch: pytest.MonkeyPatch, passphrase: str, capsys: Any
) -> None:
    from holdall.cli.host import Host
    from holdall.cli.main import main

    asked: list[str] = []

    def read(prompt: str) -> Secret:
        asked.append(prompt)
        return Secret.from_text(passphrase)

    monkeypatch.setattr(host_module, "read_terminal", read)
    assert main(["slots", str(path), "--revoke", "1"], Host(environment=fast_env)) == 3
    assert asked == [
        "Passphrase or recovery code: ",
        "Another passphrase or recovery code that opens the vault: ",
    ]
    assert "the slot that you opened the vault with" in capsys.readouterr().err


@pytest.mark.parametrize(("number", "words"), [("5", "Nothing opens slot 5"), ("0", "Nothing opens slot 0")])
def test_a_slot_that_is_not_there(cli: Any, path: Path, number: str, words: str) -> None:
    answer = cli("slots", path, "--revoke", number)
    assert answer.code == 3
    assert words in answer.err
    assert cli("slots", path, "--revoke", "second").code == 2


def test_a_missing_second_line_is_told_as_what_it_is(cli: Any, path: Path) -> None:
    own = cli("slots", path, "--revoke", "1")
    assert own.code == 3
    assert "You opened the vault with slot 1." in own.err
    new = cli("slots", path, "--add")
    assert new.code == 3
    assert "The new passphrase is empty." in new.err


def test_the_last_slot_stays(cli: Any, path: Path, passphrase: str) -> None:
    cli("slots", path, "--revoke", "2")
    answer = cli("slots", path, "--revoke", "1", passphrase=f"{passphrase}\n{passphrase}")
    assert (answer.code, "only one left" in answer.err) == (3, True)


def test_a_ninth_and_a_known_passphrase_are_refused(cli: Any, path: Path, passphrase: str) -> None:
    answer = cli("slots", path, "--add", passphrase=f"{passphrase}\n{passphrase}")
    assert (answer.code, "opens another slot already" in answer.err) == (3, True)
    for number in range(6):
        assert cli("slots", path, "--add", passphrase=f"{passphrase}\nperson number {number}").code == 0
    answer = cli("slots", path, "--add", passphrase=f"{passphrase}\none person too many")
    assert (answer.code, "All eight slots" in answer.err) == (3, True)


def test_a_new_recovery_code_is_shown_and_the_old_one_ends(cli: Any, tmp_path: Path, passphrase: str) -> None:
    path = tmp_path / "a.holdall"
    old = cli("new", path, "--json").document["recovery_code"]
    answer = cli("slots", path, "--new-recovery-code")
    found = CODE.search(answer.out)
    assert answer.code == 0
    assert OLD_COPIES in answer.out
    assert found
    assert [opens(cli, path, it) for it in (found[1], old, passphrase)] == [True, False, True]
    document = cli("slots", path, "--new-recovery-code", "--json", passphrase=found[1]).document
    assert opens(cli, path, document["recovery_code"])
    assert not opens(cli, path, found[1])


def test_a_code_that_nobody_saw_does_not_end_the_old_one(
    cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.holdall"
    old = cli("new", path, "--json").document["recovery_code"]

    def gone(*_: object) -> None:
        raise BrokenPipeError

    with monkeypatch.context() as patch:
        patch.setattr(Console, "say", gone)
        patch.setattr(Console, "document", gone)
        for more in ((), ("--json",)):
            assert cli("slots", path, "--new-recovery-code", *more).code == 6
    assert opens(cli, path, old)


def test_one_thing_at_a_time(cli: Any, path: Path) -> None:
    assert cli("slots", path, "--add", "--revoke", "2").code == 2
    assert cli("slots", path, "--add", "--new-recovery-code").code == 2


@pytest.mark.parametrize("what", [("--add",), ("--revoke", "2"), ("--new-recovery-code",)])
def test_a_failing_disk_changes_nothing(
    cli: Any, path: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch, what: tuple[str, ...]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(KeyStore, "write", full)
        assert cli("slots", path, *what, passphrase=f"{passphrase}\nher own words").code == 3
    assert len(cli("slots", path, "--json").document["slots"]) == 2
