from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from holdall.errors import StoppedError
from holdall.jobs.export_vault import ExportVault
from holdall.jobs.job import JobContext
from holdall.vault.vault import Vault

SIZE = 3 * 1024 + 1


@pytest.fixture
def vault(make_vault: Callable[..., Vault], put_file: Any) -> Vault:
    vault = make_vault()
    put_file(vault, b"x" * SIZE, "a", media_type="text/plain")
    return vault


def test_it_exports_with_the_time_and_progress_in_kib(vault: Vault, tmp_path: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    job = ExportVault(vault, tmp_path / "out", now=lambda: datetime(2026, 11, 23, 9, 5, tzinfo=UTC))
    report = job.run(JobContext(on_progress=lambda *it: seen.append(it)))
    assert (report.files, report.bytes) == (1, SIZE)
    assert seen[0] == (0, 4, "a")
    assert (
        json.loads((tmp_path / "out" / "records.json").read_text())["exported_at"] == "2026-11-23T09:05:00Z"
    )


def test_the_time_is_now_in_utc(vault: Vault, tmp_path: Path) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    ExportVault(vault, tmp_path / "out").run(JobContext())
    stamp = json.loads((tmp_path / "out" / "records.json").read_text())["exported_at"]
    assert before <= datetime.fromisoformat(stamp) <= datetime.now(UTC)


def test_a_stop_leaves_nothing(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(StoppedError):
        ExportVault(vault, tmp_path / "out").run(JobContext(cancelled=lambda: True))
    assert not (tmp_path / "out").exists()
