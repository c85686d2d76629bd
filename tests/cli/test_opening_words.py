"""What is said of a vault that was opened."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from holdall.cli import host as host_module
from holdall.cli.console import Console
from holdall.cli.host import Host
from holdall.cli.main import main
from holdall.cli.opening_words import last_change
from holdall.crypto.secret import Secret
from holdall.vault.vault import VaultSummary


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
    assert "(state 1)." in err.getvalue()
    assert "Last changed" not in out.getvalue()


def test_scripts_are_not_told(cli: Any, vault_with: Callable[..., Path]) -> None:
    assert cli("list", vault_with()).err == ""
