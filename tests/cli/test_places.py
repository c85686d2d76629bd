"""Which vault is meant, and what is said where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdall.cli.places import taken_back_unless_finished, vault_folder
from holdall.vault.errors import NotAVaultError, VaultExistsError


def vault(path: Path) -> Path:
    path.mkdir(parents=True)
    (path / "vault.key").touch()
    return path


def test_a_vault_and_the_only_one_in_a_folder_are_meant(tmp_path: Path) -> None:
    only = vault(tmp_path / "Дело 1.holdall")
    assert vault_folder(only) == only
    assert vault_folder(tmp_path) == only


def test_a_folder_without_a_vault_is_left_to_whoever_opens_it(tmp_path: Path) -> None:
    assert vault_folder(tmp_path) == tmp_path


def test_where_there_is_none_or_more_than_one_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name in ("a.holdall", "b.holdall"):
        vault(tmp_path / "both" / name)
    for name, reason in (("none", "nothing"), ("file", "file"), ("both", "several")):
        with pytest.raises(NotAVaultError) as caught:
            vault_folder(tmp_path / name)
        assert caught.value.params == {"reason": reason}


def test_what_was_not_finished_is_removed_but_nothing_that_was_there(tmp_path: Path) -> None:
    new = tmp_path / "new.holdall"
    with pytest.raises(FileExistsError), taken_back_unless_finished(new):
        vault(vault(new))
    assert not new.exists()
    there = vault(tmp_path / "there.holdall")
    for error in (OSError("full"), VaultExistsError(reason="vault")):
        with pytest.raises(type(error)), taken_back_unless_finished(there):
            raise error
    assert there.exists()
