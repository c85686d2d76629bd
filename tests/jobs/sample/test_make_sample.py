from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from holdall.case.dossier_plan import DossierPlan
from holdall.case.event import Event
from holdall.case.paper import Paper
from holdall.case.person import Person
from holdall.case.stored_file import StoredFile
from holdall.errors import StoppedError
from holdall.jobs.bin import CONTENTS
from holdall.jobs.job import JobContext
from holdall.jobs.sample import make_sample
from holdall.jobs.sample.files import DUPLICATE, EMPTY, LOCKED, TRUNCATED, SampleFile
from holdall.jobs.sample.make_sample import MakeSample
from holdall.jobs.workers import WorkerPool
from holdall.vault.vault import Vault


def test_a_vault_is_filled_with_the_whole_case(
    make_vault: Callable[..., Vault],
    sandbox: WorkerPool,
    files: dict[str, SampleFile],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(make_sample, "sample_files", lambda _seed: iter(files.values()))
    vault = make_vault()
    job = MakeSample(vault, sandbox, clock=lambda: datetime(2026, 11, 23, 12, tzinfo=UTC))

    report = job.run(JobContext())

    assert [noted.name.rpartition("/")[2] for noted in report.refused] == [EMPTY]
    assert [known.name.rpartition("/")[2] for known in report.known] == [DUPLICATE]
    troubled = {noted.name.rpartition("/")[2]: noted.code for noted in report.troubled}
    assert troubled == {LOCKED: "password-needed", TRUNCATED: "damaged"}
    stored = vault.records.all(StoredFile)
    assert {file.name: file.page_count for file in stored}["Военный билет.tif"] == 3
    assert {file.folder for file in stored} == {file.folder for file in files.values()}
    for file in stored:
        with vault.blobs.open(file.id) as blob:
            assert blob.read() == files[file.name].data
    papers = vault.records.all(Paper)
    assert len(papers) == len(stored) - 1, "the passport's second page belongs to the first one's paper"
    assert all(paper.title_en for paper in papers)
    assert len(vault.records.all(Person)) == 6
    assert len(vault.records.all(Event)) == 11
    assert len(vault.records.all(DossierPlan)) == 4
    assert vault.records.count(CONTENTS) == 0
    assert vault.records.undo_label is None, "nobody has done anything yet"
    with pytest.raises(ValueError, match="empty"):
        MakeSample(vault, sandbox)
    assert job.writes_to == vault.path


def test_it_stops_when_asked(make_vault: Callable[..., Vault], sandbox: WorkerPool) -> None:
    vault = make_vault()
    with pytest.raises(StoppedError):
        MakeSample(vault, sandbox).run(JobContext(cancelled=lambda: True))
    assert vault.records.all(Paper) == []


def test_a_vault_with_anything_in_it_is_left_alone(
    make_vault: Callable[..., Vault], sandbox: WorkerPool
) -> None:
    vault = make_vault()
    with vault.records.transaction("mine") as transaction:
        transaction.put(Paper(title="mine"))
    with pytest.raises(ValueError, match="empty"):
        MakeSample(vault, sandbox)
    assert [paper.title for paper in vault.records.all(Paper)] == ["mine"]
