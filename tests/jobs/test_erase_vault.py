from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from holdall.crypto.secret import Secret
from holdall.errors import StoppedError, WrongSecretError
from holdall.jobs.erase_vault import EraseVault
from holdall.jobs.job import JobContext
from holdall.vault.errors import EraseIncompleteError, NotAVaultError, VaultBusyError
from holdall.vault.file_system import FileSystem
from holdall.vault.vault import Vault


@pytest.fixture
def path(make_vault: Callable[..., Vault]) -> Path:
    """A closed vault."""
    vault = make_vault()
    vault.close()
    return vault.path


def test_it_is_gone_and_progress_counts_files(path: Path, fast_env: Any) -> None:
    seen: list[tuple[int, int]] = []
    context = JobContext(on_progress=lambda done, total, *_: seen.append((done, total)))
    done = EraseVault(path, fast_env).run(context)
    assert (done.failed, done.left, done.unremoved) == (0, (), ())
    assert seen[-1] == (done.files, done.files)
    assert not path.exists()


def test_a_stop_before_it_changes_nothing(path: Path, fast_env: Any, passphrase: str) -> None:
    with pytest.raises(StoppedError):
        EraseVault(path, fast_env).run(JobContext(cancelled=lambda: True))
    Vault.open(path, Secret.from_text(passphrase), env=fast_env).close()


def test_a_stop_during_it_says_that_the_vault_is_lost(path: Path, fast_env: Any, passphrase: str) -> None:
    begun: list[int] = []
    context = JobContext(on_progress=lambda done, *_: begun.append(done), cancelled=lambda: bool(begun))
    with pytest.raises(StoppedError) as caught:
        EraseVault(path, fast_env).run(context)
    assert caught.value.params == {"reason": "erasing"}
    with pytest.raises(WrongSecretError):
        Vault.open(path, Secret.from_text(passphrase), env=fast_env)
    EraseVault(path, fast_env).run(JobContext())
    assert not path.exists()


class _Full(FileSystem):
    def write_at(self, handle: Any, offset: int, data: Any) -> None:
        raise OSError(errno.EIO, "worn out")


class _Lying(FileSystem):
    def write_at(self, handle: Any, offset: int, data: Any) -> None:
        super().write_at(handle, offset, bytes(data)[:-1] + b"?")


@pytest.mark.parametrize("fs", [_Full(), _Lying()])
def test_a_disk_that_does_not_write_is_told(path: Path, fast_env: Any, fs: FileSystem) -> None:
    with pytest.raises(EraseIncompleteError):
        EraseVault(path, replace(fast_env, fs=fs)).run(JobContext())
    assert (path / "index.db").exists()


def test_what_cannot_be_erased_is_refused_first(path: Path, fast_env: Any, passphrase: str) -> None:
    with pytest.raises(NotAVaultError):
        EraseVault(path.parent, fast_env).require_possible()
    job = EraseVault(path, fast_env)
    with Vault.open(path, Secret.from_text(passphrase), env=fast_env):
        for act in (job.require_possible, lambda: job.run(JobContext())):
            with pytest.raises(VaultBusyError):
                act()
