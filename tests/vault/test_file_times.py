"""Whoever copies only files of which length or time changed gets all of a vault, whatever was done to it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from holdall.case.paper import Paper
from holdall.crypto.recovery import draft_code
from holdall.crypto.secret import Secret
from holdall.vault.file_times import rewritten
from holdall.vault.rekeying import rekey
from holdall.vault.repair import RepairSource, repair
from holdall.vault.vault import Vault

PASSPHRASE = "correct horse battery staple"


def put(vault: Vault, title: str) -> None:
    with vault.records.transaction("test") as transaction:
        transaction.put(Paper(title=title))


def state(path: Path) -> dict[str, tuple[int, int]]:
    """What a quick check looks at, of every file."""
    return {
        str(file.relative_to(path)): (file.stat().st_size, int(file.stat().st_mtime))
        for file in path.rglob("*")
        if file.is_file()
    }


def mirror(source: Path, target: Path) -> None:
    """What `rsync -a --delete` does."""
    new, old = state(source), state(target)
    for name in old.keys() - new.keys():
        (target / name).unlink()
    for name in (name for name in new if new[name] != old.get(name)):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source / name, target / name)


def contents(path: Path) -> dict[str, bytes]:
    return {str(file.relative_to(path)): file.read_bytes() for file in path.rglob("*") if file.is_file()}


def opened(path: Path, env, work: Callable[[Vault], object]) -> None:
    with Vault.open(path, Secret.from_text(PASSPHRASE), env=env) as vault:
        work(vault)


def change_passphrase(vault: Vault) -> None:
    vault.slots.change_passphrase(Secret.from_text(PASSPHRASE))


def empty_bin(vault: Vault) -> None:
    with vault.records.transaction("test") as transaction:
        transaction.delete(vault.records.all(Paper)[0].id)
    vault.empty_bin()


CHANGES: dict[str, Callable[[Path, object], object]] = {
    "edit": lambda path, env: opened(path, env, lambda vault: put(vault, "second")),
    "only-look": lambda path, env: opened(path, env, lambda vault: None),
    "passphrase": lambda path, env: opened(path, env, change_passphrase),
    "empty-bin": lambda path, env: opened(path, env, empty_bin),
    "repair": lambda path, env: repair(
        path, Secret.from_text(PASSPHRASE), env=env, source=RepairSource.DATABASE
    ),
    "rekey": lambda path, env: rekey(
        path, Secret.from_text(PASSPHRASE), Secret.from_text(draft_code(env.rng)), env=env
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_mirror_made_by_length_and_time_has_every_byte(name, make_vault, fast_env, tmp_path, tools):
    vault = make_vault()
    put(vault, "first")
    tools.add_file(vault, b"data")
    vault.close()
    copy = tmp_path / "copy.holdall"
    mirror(vault.path, copy)
    assert contents(copy) == contents(vault.path)
    CHANGES[name](vault.path, fast_env)
    mirror(vault.path, copy)
    assert contents(copy) == contents(vault.path)
    CHANGES["edit"](vault.path, fast_env)
    mirror(vault.path, copy)
    assert contents(copy) == contents(vault.path)


def test_every_generation_has_a_time_of_its_own_that_fat_can_keep():
    times = [rewritten(1_700_000_000, generation) for generation in range(5)]
    assert len(set(times)) == 5
    assert all(time % 2 == 0 for time in times)
