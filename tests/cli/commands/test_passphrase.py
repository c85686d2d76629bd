from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from holdall.cli import host as host_module
from holdall.crypto.secret import Secret

NEW = "копыто лампа сено якорь повидло храм"


def test_the_passphrase_is_changed(cli: Any, vault_with: Callable[..., Path], passphrase: str) -> None:
    path = vault_with()
    answer = cli("passphrase", path, passphrase=f"{passphrase}\n{NEW}")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Changed: slot 1 opens with the new passphrase only.")
    assert "old copy of the file vault.key" in answer.out
    assert cli("list", path).code == 5
    assert cli("list", path, passphrase=NEW).code == 0


def test_the_document(cli: Any, vault_with: Callable[..., Path], passphrase: str) -> None:
    answer = cli("passphrase", vault_with(), "--json", passphrase=f"{passphrase}\n{NEW}")
    assert answer.document == {"format": "holdall-passphrase/1", "slot": 1}


@pytest.mark.parametrize("typed", ["{right}", "{right}\n", "wrong\nnew words"])
def test_without_both_lines_nothing_changes(
    cli: Any, vault_with: Callable[..., Path], passphrase: str, typed: str
) -> None:
    path = vault_with()
    assert cli("passphrase", path, passphrase=typed.format(right=passphrase)).code in {3, 5}
    assert cli("list", path).code == 0


def test_a_recovery_code_is_sent_to_recover_before_anything_is_asked(cli: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.holdall"
    code = cli("new", path, "--json").document["recovery_code"]
    answer = cli("passphrase", path, passphrase=code)
    assert (answer.code, "holdall recover V" in answer.err) == (5, True)


def test_on_a_terminal_the_new_one_is_typed_twice(
    vault_with: Callable[..., Path], fast_env: Any, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from holdall.cli.host import Host
    from holdall.cli.main import main

    path = vault_with()
    asked: list[str] = []
    for typed, code in (((passphrase, NEW, "копыто лампа сено"), 3), ((passphrase, NEW, NEW), 0)):
        answers = iter(typed)

        def read(prompt: str, answers: Any = answers) -> Secret:
            asked.append(prompt)
            return Secret.from_text(next(answers))

        monkeypatch.setattr(host_module, "read_terminal", read)
        assert main(["passphrase", str(path)], Host(environment=fast_env)) == code
    assert asked[:3] == ["Present passphrase: ", "New passphrase: ", "The same again: "]
