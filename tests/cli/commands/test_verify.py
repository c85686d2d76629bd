from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from holdall.errors import StoppedError
from holdall.vault.layout import Layout
from holdall.vault.vault import Vault


def test_a_sound_vault(cli: Any, vault_with: Callable[..., Path]) -> None:
    answer = cli("verify", vault_with())
    assert (answer.code, answer.out.split(":")[0]) == (0, "Sound")


def test_the_document_of_a_sound_vault(cli: Any, vault_with: Callable[..., Path]) -> None:
    document = cli("verify", vault_with(), "--json").document
    assert document.pop("last_change").endswith("Z")
    assert document == {
        "format": "holdall-verify/1",
        "sound": True,
        "files": 0,
        "damaged": [],
        "generation": 1,
    }


def test_what_is_damaged_is_named(cli: Any, vault_with: Callable[..., Path], monkeypatch: Any) -> None:
    from holdall.vault.errors import Finding

    monkeypatch.setattr(Vault, "verify", lambda *_: [Finding("head-copy-damaged", "head.a")])
    path = vault_with()
    answer = cli("verify", path)
    assert answer.code == 4
    assert answer.out.startswith("head.a: this copy of the head record")
    document = cli("verify", path, "--json").document
    assert document["damaged"] == [
        {
            "code": "head-copy-damaged",
            "item": "head.a",
            "name": "",
            "words": "this copy of the head record is damaged. The other is good, unless it is named too.",
        }
    ]


def test_a_vault_too_damaged_to_open_is_a_finding_too(cli: Any, vault_with: Callable[..., Path]) -> None:
    path = vault_with()
    (path / "index.db").write_bytes(b"\0" * 8192)
    assert cli("verify", path).code == 4
    answer = cli("verify", path, "--json")
    assert answer.code == 4
    assert answer.document["sound"] is False
    assert len(answer.document["damaged"]) == 1
    assert (answer.document["generation"], answer.document["last_change"]) == (None, "")


def test_what_else_is_wrong_with_a_vault_that_does_not_open(
    cli: Any, vault_with: Callable[..., Path]
) -> None:
    path = vault_with()
    (path / "index.db").unlink()
    (path / "head.a").write_bytes(b"\0" * 4096)
    (path / "index.sync-conflict-20261101-120000-ABCDEFG.db").write_bytes(b"")
    answer = cli("verify", path, "--json")
    assert answer.code == 4
    assert [(it["code"], it["item"]) for it in answer.document["damaged"]] == [
        ("vault-damaged", ""),
        ("head-copy-damaged", "head.a"),
        ("sync-conflict", "index.sync-conflict-20261101-120000-ABCDEFG.db"),
    ]
    lines = cli("verify", path).out.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "head.a",
        "index.sync-conflict-20261101-120000-ABCDEFG.db",
    ]


def test_a_vault_without_keys_is_one_finding(cli: Any, vault_with: Callable[..., Path]) -> None:
    path = vault_with()
    for key in Layout(path).keys:
        key.write_bytes(b"\0" * 4096)
    answer = cli("verify", path, "--json")
    assert answer.code == 4
    assert [it["code"] for it in answer.document["damaged"]] == ["vault-damaged"]


def test_a_vault_in_use_is_no_finding(cli: Any, make_vault: Callable[..., Vault]) -> None:
    answer = cli("verify", make_vault().path, "--json")
    assert (answer.code, answer.out) == (4, "")


def test_a_stop_is_told_apart(
    cli: Any, vault_with: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise StoppedError

    monkeypatch.setattr(Vault, "verify", stop)
    assert cli("verify", vault_with()).code == 6
