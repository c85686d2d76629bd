"""What is said of a vault that was opened."""

from __future__ import annotations

import errno
import io
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from holdall.cli import host as host_module
from holdall.cli.console import Console
from holdall.cli.host import Host
from holdall.cli.main import main
from holdall.cli.opening_words import last_change, overlooked
from holdall.crypto.secret import Secret
from holdall.jobs.opening_look import OpeningLook
from holdall.jobs.verify_vault import NamedFinding
from holdall.vault.vault import Vault, VaultSummary


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_last_change_is_told_in_local_time_with_the_number_of_the_state(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TZ", "Asia/Tbilisi")
    time.tzset()
    summary = VaultSummary(
        vault_id="", generation=132, created="", last_change="2026-11-24T21:05:00Z", records={}, files=0
    )
    try:
        assert last_change(summary) == "Last changed 25 Nov 2026, 01:05 (state 132)."
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("command", [("list",), ("slots",), ("rekey", "--yes")])
def test_it_is_said_at_a_terminal_whenever_a_vault_is_opened(
    vault_with: Callable[..., Path],
    fast_env: Any,
    passphrase: str,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
) -> None:
    monkeypatch.setattr(host_module, "read_terminal", lambda _: Secret.from_text(passphrase))
    out, err = io.StringIO(), _Terminal()
    path = vault_with()
    assert main([*command, str(path)], Host(console=Console(out, err), environment=fast_env)) == 0
    assert err.getvalue().startswith("Last changed ")
    assert "not on its list" not in err.getvalue()
    assert "(state 1)." in err.getvalue()
    assert "Last changed" not in out.getvalue()


def test_scripts_are_not_told(cli: Any, vault_with: Callable[..., Path]) -> None:
    path = vault_with()
    (path / "g2").mkdir()
    (path / "g2" / "head.a").touch()
    assert cli("list", path).err == ""


def told_at_a_terminal(path: Path, fast_env: Any, passphrase: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(host_module, "read_terminal", lambda _: Secret.from_text(passphrase))
    err = _Terminal()
    assert main(["list", str(path)], Host(console=Console(io.StringIO(), err), environment=fast_env)) == 0
    return err.getvalue()


def test_what_an_older_list_does_not_know_of_is_told_at_a_terminal(
    make_vault: Callable[..., Vault],
    put_file: Callable[..., object],
    fast_env: Any,
    passphrase: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vault = make_vault()
    path = vault.path
    vault.close()
    older = path.with_name("older")
    shutil.copytree(path, older)
    with Vault.open(path, Secret.from_text(passphrase), env=fast_env) as vault:
        put_file(vault, b"since")
    for name in ("head.a", "head.b", "index.db"):
        shutil.copy(older / name, path / name)
    told = told_at_a_terminal(path, fast_env, passphrase, monkeypatch)
    assert "1 stored original is not on its list. See: holdall verify V; take in with" in told


def test_a_look_that_fails_keeps_no_command_from_its_work(
    vault_with: Callable[..., Path], fast_env: Any, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(errno.EIO, "")

    monkeypatch.setattr(OpeningLook, "run", fails)
    assert told_at_a_terminal(vault_with(), fast_env, passphrase, monkeypatch).count("\n") == 1


def test_each_kind_is_told_in_a_line() -> None:
    later = NamedFinding(code="newer-keys", item_id="g2", name="g2")
    unknown = NamedFinding(code="stored-file-unknown", item_id="a", name="скан.jpg")
    assert overlooked(()) == ""
    assert overlooked((later,)).startswith("Its folder holds a later state of it (g2).")
    lines = overlooked((later, unknown, unknown)).splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("2 stored originals are not on its list.")
