from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from holdall.case.paper import Paper
from holdall.crypto.secret import Secret
from holdall.errors import StoppedError
from holdall.jobs.job import JobContext
from holdall.jobs.repair_vault import RepairVault
from holdall.vault.diagnosis import RepairSource
from holdall.vault.vault import Vault


@pytest.fixture
def job(make_vault: Callable[..., Vault], put_file: Any, fast_env: Any, passphrase: str) -> RepairVault:
    """A repair from blobs of a vault with one file that no paper shows."""
    vault = make_vault()
    put_file(vault, b"x" * 9000, "скан 1.jpg")
    vault.close()
    (vault.path / "index.db").unlink()
    return RepairVault(vault.path, Secret.from_text(passphrase), fast_env, RepairSource.BLOBS)


def test_a_file_that_came_back_is_a_paper_of_its_name(
    job: RepairVault, fast_env: Any, passphrase: str
) -> None:
    seen: list[tuple[int, int]] = []
    diagnosis = job.diagnose()
    assert diagnosis.error
    assert diagnosis.error.params["reason"] == "missing"
    report = job.run(JobContext(on_progress=lambda done, total, *_: seen.append((done, total))))
    assert [it.file.name for it in report.intake.returned] == ["скан 1.jpg"]
    assert seen
    assert all(0 < done <= total for done, total in seen)
    with Vault.open(job._path, Secret.from_text(passphrase), env=fast_env) as vault:
        assert [it.title for it in vault.records.all(Paper)] == ["скан 1"]


def test_a_stop_leaves_it_as_it_was(job: RepairVault) -> None:
    with pytest.raises(StoppedError):
        job.run(JobContext(cancelled=lambda: True))
    assert job.diagnose().error
    assert not (job._path / "repair.db").exists()
