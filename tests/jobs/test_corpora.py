"""Real broken, odd and hostile files: a seeded slice every time, all of them with `HOLDALL_CORPORA=all`.

    HOLDALL_CORPORA=all python -m pytest tests/jobs/test_corpora.py -s

prints what came of them. Expected of every file: an answer within the limits, a reason when it is refused,
and bytes that come back as they went in.
"""

from __future__ import annotations

import hashlib
import os
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from holdall.case.stored_file import StoredFile
from holdall.dossier.assembly.work import OPERATION
from holdall.dossier.profile import StampPosition
from holdall.dossier.stamp import StampStyle, StampText
from holdall.dossier.stamp_order import StampOrder
from holdall.intake.findings import Problem
from holdall.jobs.import_files import ImportFiles
from holdall.jobs.job import JobContext
from holdall.jobs.workers import WorkerPool
from holdall.sandbox.contract import DEFAULT, MIB, JsonObject, Refusal, RefusedError
from holdall.vault.vault import Vault

SEED = 20260306
SLICE = 60
KNOWN_CRASHES = {"invalid_metadata_type.heic"}
"""libheif itself dies of these, behind the walls; the files are kept."""


@pytest.fixture
def corpus(shared: Path) -> list[Path]:
    files = sorted(path for path in (shared / "corpora").rglob("*") if path.is_file())
    assert len(files) > 500
    return files if os.environ.get("HOLDALL_CORPORA") == "all" else random.Random(SEED).sample(files, SLICE)


def test_every_file_is_answered_for(
    corpus: list[Path], make_vault: Callable[..., Vault], capsys: pytest.CaptureFixture[str]
) -> None:
    vault = make_vault()
    with WorkerPool() as pool:
        report = ImportFiles(vault, pool, corpus).run(JobContext())
        peak, walls = pool.peak_bytes, pool.walls
        unfit = exhibits_refused(vault, pool)
    if len(corpus) > SLICE:
        reasons = Counter(note.code for note in (*report.refused, *report.troubled))
        with capsys.disabled():
            print(
                f"\n{len(corpus)} files, {len(report.added)} kept, {len(report.known)} known, {dict(reasons)}"
            )
            print(f"as exhibits: {dict(Counter(unfit))} refused, all others have the pages that were counted")
            print(f"largest child {peak // MIB} MiB, walls {sorted(walls or ())}")
    assert len(report.added) + len(report.known) + len(report.refused) == len(corpus)
    assert {note.code for note in report.refused} <= {"unsupported", "empty"}
    assert {note.code for note in report.troubled} <= {*Problem, "crashed"}
    assert {note.name for note in report.troubled if note.code == "crashed"} <= KNOWN_CRASHES
    assert peak < DEFAULT.memory
    originals = {hashlib.sha256(path.read_bytes()).hexdigest() for path in corpus}
    for file in vault.records.all(StoredFile):
        with vault.blobs.open(file.id) as blob:
            assert hashlib.sha256(blob.read()).hexdigest() == file.sha256
        assert file.sha256 in originals


def exhibits_refused(vault: Vault, pool: WorkerPool) -> list[Refusal]:
    """Why files that can be shown cannot be exhibits; the others must have the pages that were counted."""
    refused: list[Refusal] = []
    for file in vault.records.all(StoredFile):
        if not file.page_count:
            continue
        style = StampStyle(position=StampPosition.BOTTOM_RIGHT, size=9, margin=20)
        order = StampOrder(texts=(StampText("00", 5),) * file.page_count, style=style)
        request: JsonObject = {"media_type": file.media_type, "paper": [595, 842], **order.request()}
        with vault.blobs.open(file.id) as source:
            try:
                answer = pool.run(OPERATION, request, source)
            except RefusedError as error:
                refused.append(error.reason)
                continue
        assert answer["page_count"] == file.page_count or file.problem, file.name
    return refused
