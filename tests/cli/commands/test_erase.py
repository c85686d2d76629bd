from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from holdall.cli import host as host_module
from holdall.cli.console import Console
from holdall.cli.errors import PassphraseUnusableError, UsageError
from holdall.cli.host import Host
from holdall.cli.interrupt import Interrupt
from holdall.cli.main import main
from holdall.crypto.secret import Secret
from holdall.vault.vault import Vault

Erase = Callable[..., "tuple[int, str, str]"]


@pytest.fixture
def path(make_vault: Callable[..., Vault]) -> Path:
    """A closed vault."""
    vault = make_vault()
    vault.close()
    return vault.path


@pytest.fixture
def erase(fast_env: Any) -> Erase:
    """Calls the command; exit code, output, errors."""

    def run(*arguments: str | Path, interrupt: Interrupt | None = None) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        host = Host(console=Console(out, err), environment=fast_env, interrupt=interrupt or Interrupt())
        return main(["erase", *map(str, arguments)], host), out.getvalue(), err.getvalue()

    return run


def contents(path: Path) -> dict[Path, bytes]:
    return {it: it.read_bytes() for it in path.rglob("*") if it.is_file()}


def test_with_its_name_the_vault_is_gone(erase: Erase, path: Path) -> None:
    code, out, err = erase(path, "--name", path.name)
    assert (code, path.exists()) == (0, False)
    assert "nothing opens this vault any more" in out
    assert str(path) in err
    assert "may keep old copies" in err
    assert erase(path, "--name", path.name)[0] == 3


def test_the_result_for_programs(erase: Erase, path: Path, cli: Any) -> None:
    import json

    (path / "notes.txt").write_text("mine")
    code, out, _ = erase(path, "--name", path.name, "--json")
    document = json.loads(out)
    assert code == 0
    assert document.pop("overwritten") >= 3
    assert document == {
        "format": "holdall-erase/1",
        "vault": str(path),
        "not_overwritten": 0,
        "not_removed": [],
        "left": ["notes.txt"],
    }
    assert (path / "notes.txt").read_text() == "mine"
    assert cli("list", path).code == 3


@pytest.mark.parametrize("name", ["", "other.holdall", "vault"])
def test_another_name_touches_nothing(erase: Erase, path: Path, name: str) -> None:
    before = contents(path)
    code, out, err = erase(path, "--name", name)
    assert (code, out) == (3, "")
    assert "not the name of this vault's folder" in err
    assert contents(path) == before


def test_a_name_may_be_composed_in_another_way(erase: Erase, path: Path) -> None:
    path = path.rename(path.with_name("дело Йорк.holdall"))
    assert erase(path, "--name", unicodedata.normalize("NFD", path.name))[0] == 0
    assert not path.exists()


def test_what_cannot_be_removed_is_named(erase: Erase, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def kept(_: object, path: Path) -> None:
        raise PermissionError(13, "kept", str(path))

    with monkeypatch.context() as patch:
        patch.setattr("holdall.vault.file_system.FileSystem.remove", kept)
        code, out, _ = erase(path, "--name", path.name)
    assert (code, "  index.db\n" in out) == (1, True)
    assert erase(path, "--name", path.name)[0] == 0


def test_an_open_vault_is_refused(erase: Erase, path: Path, fast_env: Any, passphrase: str) -> None:
    with Vault.open(path, Secret.from_text(passphrase), env=fast_env):
        code, _, err = erase(path, "--name", path.name)
    assert (code, "open in another window" in err) == (4, True)


def test_what_is_no_vault_is_refused(erase: Erase, tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine")
    assert erase(tmp_path, "--name", tmp_path.name)[0] == 3
    assert (tmp_path / "diary.txt").read_text() == "mine"


def test_nobody_to_ask_is_told_of_the_option(
    erase: Erase, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_terminal(_: str) -> Secret:
        raise UsageError(reason="no-terminal")

    monkeypatch.setattr(host_module, "read_terminal", no_terminal)
    code, _, err = erase(path)
    assert (code, "--name" in err, path.exists()) == (2, True, True)


@pytest.mark.parametrize(("said", "code"), [(None, 0), ("other", 3), ("", 6)])
def test_on_a_terminal_it_asks(
    erase: Erase, path: Path, monkeypatch: pytest.MonkeyPatch, said: str | None, code: int
) -> None:
    def ask(_: str) -> Secret:
        if said == "":
            raise PassphraseUnusableError(reason="empty")
        return Secret.from_text(said or path.name)

    monkeypatch.setattr(host_module, "read_terminal", ask)
    before = contents(path)
    assert erase(path)[0] == code
    assert contents(path) == ({} if code == 0 else before)


def test_a_stop_before_it_began_touches_nothing(erase: Erase, path: Path) -> None:
    interrupt = Interrupt()
    interrupt.stop()
    before = contents(path)
    assert erase(path, "--name", path.name, interrupt=interrupt)[0] == 6
    assert contents(path) == before


def test_a_stop_once_it_began_says_so(
    erase: Erase, path: Path, monkeypatch: pytest.MonkeyPatch, cli: Any
) -> None:
    interrupt = Interrupt()

    def stop(*_: object) -> None:
        interrupt.stop()

    monkeypatch.setattr("holdall.cli.console.Console.progress", stop)
    code, out, err = erase(path, "--name", path.name, interrupt=interrupt)
    assert (code, out) == (6, "")
    assert "nothing opens this vault any more" in err
    assert cli("list", path).code == 5
