"""Through the command line: a new master key, and what happens when it is stopped, refused or repeated."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from holdall.cli import host as host_module
from holdall.cli.console import Console
from holdall.cli.host import Host
from holdall.cli.interrupt import Interrupt
from holdall.cli.main import main
from holdall.crypto.secret import Secret
from holdall.vault.file_system import FileSystem
from holdall.vault.vault import Vault

CODE = re.compile(r"^ {4}([0-9A-Z-]{44})$", re.MULTILINE)


@pytest.fixture
def path(make_vault: Callable[..., Vault], put_file: Any) -> Path:
    """A closed vault with one original."""
    vault = make_vault()
    put_file(vault, b"scan" * 9000)
    vault.close()
    return vault.path


def opens(cli: Any, path: Path, secret: str) -> bool:
    return cli("list", path, passphrase=secret).code == 0


class Stops(Interrupt):
    """A user who presses Ctrl-C once the work is under way."""

    asked = 0

    def requested(self) -> bool:
        self.asked += 1
        return self.asked > 1


def test_it_says_for_whom_it_ends_shows_the_code_and_does_it(cli: Any, path: Path, passphrase: str) -> None:
    cli("slots", path, "--add", passphrase=f"{passphrase}\nher own words")
    old = (path / "vault.key").read_bytes()
    answer = cli("rekey", path)
    assert answer.code == 0
    assert "the passphrase in slot 3" in answer.err
    assert "copies of the whole folder made before" in answer.err
    code = CODE.findall(answer.out)
    assert len(code) == 1
    assert answer.out.splitlines()[-1].startswith("Done: the vault has a new master key.")
    assert opens(cli, path, passphrase)
    assert opens(cli, path, code[0])
    assert not opens(cli, path, "her own words")
    assert cli("verify", path).code == 0
    (path / "vault.key").write_bytes(old)
    assert cli("list", path, passphrase="her own words").code == 5


def test_the_document(cli: Any, path: Path, passphrase: str) -> None:
    document = cli("rekey", path, "--json").document
    assert {key: document[key] for key in document if key != "recovery_code"} == {
        "format": "holdall-rekey/1",
        "slot": 1,
        "dropped": [2],
        "resumed": False,
    }
    assert opens(cli, path, document["recovery_code"])


def test_a_wrong_passphrase_and_the_code_of_the_vault_are_refused(cli: Any, path: Path) -> None:
    assert cli("rekey", path, passphrase="not it").code == 5
    code = cli("slots", path, "--json", "--new-recovery-code").document["recovery_code"]
    refused = cli("rekey", path, passphrase=code)
    assert (refused.code, refused.out) == (5, "")


def test_stopped_it_is_as_before_and_is_gone_on_with_or_given_up(
    cli: Any, path: Path, passphrase: str
) -> None:
    stopped = cli("rekey", path, interrupt=Stops())
    assert stopped.code == 6
    assert "the recovery code shown now will not open it" in stopped.err
    assert not opens(cli, path, CODE.findall(stopped.out)[0])
    assert opens(cli, path, passphrase)
    assert "holdall rekey V goes on with it" in cli("slots", path).out
    assert cli("slots", path, "--json").document["rekey_begun"] is True
    assert cli("rekey", path, "--discard", "--json").document == {
        "format": "holdall-rekey/1",
        "discarded": True,
    }
    assert "master key" not in cli("slots", path).out
    assert "No new master key was begun" in cli("rekey", path, "--discard").out
    cli("rekey", path, interrupt=Stops())
    assert "is removed; the vault is as it was" in cli("rekey", path, "--discard").out
    cli("rekey", path, interrupt=Stops())
    resumed = cli("rekey", path, "--json")
    assert (resumed.code, resumed.document["resumed"]) == (0, True)
    assert cli("verify", path).code == 0


def test_a_damaged_original_is_named_with_the_remedy(cli: Any, path: Path, passphrase: str) -> None:
    blob = next((path / "blobs").rglob("*.blob"))
    data = bytearray(blob.read_bytes())
    data[5000] ^= 1
    blob.write_bytes(data)
    refused = cli("rekey", path)
    assert refused.code == 4
    assert "скан.jpg" in refused.err
    assert "Give the command to a copy of the vault in which that file is whole." in refused.err
    assert opens(cli, path, passphrase)


def test_too_little_room_is_told_before_a_code_is_shown(
    cli: Any, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileSystem, "free_space", lambda *_: 0)
    answer = cli("rekey", path)
    assert (answer.code, answer.out) == (4, "")
    assert "There is too little room" in answer.err
    assert str(path) in answer.err
    assert not (path / "g2").exists()


@pytest.mark.parametrize("answer", ["no", "yes"])
def test_on_a_terminal_it_asks_first(
    path: Path, fast_env: Any, passphrase: str, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    said = iter([passphrase, answer])
    monkeypatch.setattr(host_module, "read_terminal", lambda _: Secret.from_text(next(said)))
    out, err = io.StringIO(), io.StringIO()
    host = Host(console=Console(out, err), environment=fast_env)
    assert main(["rekey", str(path)], host) == (0 if answer == "yes" else 6)
    assert bool(CODE.search(out.getvalue())) is (answer == "yes")
    assert list(said) == []


def test_who_says_yes_beforehand_is_not_asked(
    path: Path, fast_env: Any, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = iter([passphrase])
    monkeypatch.setattr(host_module, "read_terminal", lambda _: Secret.from_text(next(said)))
    host = Host(console=Console(io.StringIO(), io.StringIO()), environment=fast_env)
    assert main(["rekey", str(path), "--yes"], host) == 0
