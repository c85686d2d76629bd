from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from holdall.crypto.secret import Secret
from holdall.errors import StoppedError, WrongSecretError
from holdall.jobs.job import JobContext, Writer
from holdall.jobs.rekey_vault import RekeyVault, plan_rekey
from holdall.vault.vault import Vault


@pytest.fixture
def path(make_vault: Callable[..., Vault], put_file: Any) -> Path:
    """A closed vault with one original."""
    with make_vault() as vault:
        put_file(vault, bytes(range(256)) * 5000)
    return vault.path


@pytest.fixture
def code(fast_env: Any) -> str:
    """A new recovery code."""
    return RekeyVault.new_recovery_code(fast_env)


@pytest.fixture
def job(path: Path, fast_env: Any, passphrase: str, code: str) -> RekeyVault:
    """The job for that vault."""
    return RekeyVault(path, Secret.from_text(passphrase), Secret.from_text(code), fast_env)


def test_passphrase_and_new_code_open_it_and_progress_counts_kib(
    job: RekeyVault, path: Path, fast_env: Any, passphrase: str, code: str
) -> None:
    seen: list[tuple[int, int]] = []
    job.run(JobContext(on_progress=lambda done, total, _: seen.append((done, total))))
    assert 1250 <= seen[-1][0] == seen[-1][1] <= 1400
    for secret in (passphrase, code):
        with Vault.open(path, Secret.from_text(secret), env=fast_env) as vault:
            assert vault.verify() == []


def test_a_stop_says_that_it_can_be_gone_on_with(
    job: RekeyVault, path: Path, fast_env: Any, passphrase: str
) -> None:
    begun: list[int] = []
    context = JobContext(on_progress=lambda done, *_: begun.append(done), cancelled=lambda: bool(begun))
    with pytest.raises(StoppedError) as caught:
        job.run(context)
    assert caught.value.params == {"reason": "rekeying"}
    with Vault.open(path, Secret.from_text(passphrase), env=fast_env) as vault:
        assert plan_rekey(vault).resumes
    job.run(JobContext())
    with Vault.open(path, Secret.from_text(passphrase), env=fast_env) as vault:
        assert not plan_rekey(vault).resumes


def test_the_plan_names_what_will_open_nothing(path: Path, fast_env: Any, passphrase: str) -> None:
    with Vault.open(path, Secret.from_text(passphrase), env=fast_env) as vault:
        vault.slots.add_passphrase(Secret(b"somebody else"))
        assert [slot.number for slot in plan_rekey(vault).dropped] == [2, 3]
    with Vault.open(path, Secret(b"somebody else"), env=fast_env) as vault:
        assert [slot.number for slot in plan_rekey(vault).dropped] == [1, 2]


def test_it_is_refused_to_who_opened_with_the_code(
    job: RekeyVault, path: Path, fast_env: Any, code: str
) -> None:
    job.run(JobContext())
    with (
        Vault.open(path, Secret.from_text(code), env=fast_env) as vault,
        pytest.raises(WrongSecretError) as caught,
    ):
        plan_rekey(vault)
    assert caught.value.params == {"reason": "not-a-passphrase"}


def test_one_writer_at_a_time(job: RekeyVault, path: Path) -> None:
    assert isinstance(job, Writer)
    assert job.writes_to == path
