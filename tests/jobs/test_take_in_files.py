"""Originals that the list does not name become papers of their names."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from holdall.case.paper import Paper
from holdall.errors import StoppedError
from holdall.jobs.job import JobContext
from holdall.jobs.take_in_files import TakeInFiles
from holdall.vault.vault import Vault


@pytest.fixture
def vault(make_vault: Callable[..., Vault]) -> Vault:
    """A vault with an original that a crash left."""
    made = make_vault()
    made.blobs.add(io.BytesIO(b"x" * 9000), name="скан 1.jpg", media_type="image/jpeg", imported_at="")
    made.blobs._pending.clear()
    return made


def test_they_are_papers_of_their_names(vault: Vault) -> None:
    seen: list[tuple[int, int]] = []
    job = TakeInFiles(vault)
    assert job.writes_to == vault.path
    intake = job.run(JobContext(on_progress=lambda done, total, *_: seen.append((done, total))))
    assert [it.file.name for it in intake.returned] == ["скан 1.jpg"]
    assert [it.title for it in vault.records.all(Paper)] == ["скан 1"]
    assert seen
    assert all(0 < done <= total for done, total in seen)


def test_a_stop_takes_nothing_in(vault: Vault) -> None:
    with pytest.raises(StoppedError):
        TakeInFiles(vault).run(JobContext(cancelled=lambda: True))
    assert vault.records.all(Paper) == []
