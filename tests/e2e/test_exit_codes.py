"""What the program ends with when something is wrong; the vault is made once, by the program."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from holdall.crypto.secret import Secret
from holdall.vault.vault import Vault


@pytest.fixture
def vault(holdall: Any, tmp_path: Path) -> Path:
    assert holdall("new", tmp_path / "case.holdall").returncode == 0
    return tmp_path / "case.holdall"


def test_a_vault_that_cannot_be_opened(holdall: Any, vault: Path, tmp_path: Path) -> None:
    wrong = holdall("list", vault, passphrase="not the passphrase")
    assert (wrong.returncode, wrong.stdout) == (5, "")
    assert "Caps Lock" in wrong.stderr
    assert "not the passphrase" not in wrong.stderr

    with Vault.open(vault, Secret.from_text(holdall.passphrase)):
        busy = holdall("list", vault)
    assert busy.returncode == 4
    assert "open in another window" in busy.stderr

    damaged = shutil.copytree(vault, tmp_path / "damaged.holdall")
    (damaged / "index.db").write_bytes(b"\x55" * (damaged / "index.db").stat().st_size)
    for command in (("list", damaged), ("verify", damaged), ("export", damaged, tmp_path / "out")):
        run = holdall(*command)
        assert run.returncode == 4, run.stderr
        assert str(damaged) in run.stderr
    assert not (tmp_path / "out").exists()


def test_inputs_that_cannot_be_used(holdall: Any, vault: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    assert "refused  empty.pdf: it is empty." in holdall("add", vault, tmp_path / "empty.pdf").stdout
    assert holdall("add", vault, tmp_path / "gone.pdf").returncode == 3
    plan = tmp_path / "plan.toml"
    plan.write_text('exhibits = ["nothing of that name"]')
    run = holdall("dossier", vault, "--profile", "generic", "-o", tmp_path / "out.pdf", "--plan", plan)
    assert run.returncode == 3
    assert "exhibits[1]" in run.stderr
    assert str(plan) in run.stderr
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("open",),
        ("new",),
        ("add", "v.holdall"),
        ("add", "v.holdall", "f", "--kind", "selfie"),
        ("dossier", "v.holdall", "--profile", "mars", "-o", "o.pdf"),
        ("list", "v.holdall", "--passphrase", "secret"),
        ("list", "v.holdall", "--passphrase-fd", "-1"),
        ("list", ".", "--passphrase-fd", "99"),
    ],
)
def test_what_is_not_understood(holdall: Any, arguments: tuple[str, ...]) -> None:
    run = holdall(*arguments, passphrase=None)
    assert run.returncode == 2
    assert run.stdout == ""
    assert "Traceback" not in run.stderr


def test_without_a_terminal_the_passphrase_cannot_be_asked_for(holdall: Any, tmp_path: Path) -> None:
    run = holdall("new", tmp_path / "case.holdall", passphrase=None)
    assert run.returncode == 2
    assert "--passphrase-fd" in run.stderr
    assert not (tmp_path / "case.holdall").exists()
