from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from holdall.carry.open_export import ExportReport
from holdall.case.paper import Paper
from holdall.jobs.export_vault import ExportVault


def test_everything_comes_out(cli: Any, vault_with: Callable[..., Path], tmp_path: Path) -> None:
    answer = cli("export", vault_with(Paper(title="p")), tmp_path / "out")
    assert answer.code == 0
    assert answer.out.startswith("Exported 0 originals (0 bytes) and 1 records")
    assert (tmp_path / "out" / "SHA256SUMS").is_file()


def test_the_document(cli: Any, vault_with: Callable[..., Path], tmp_path: Path) -> None:
    assert cli("export", vault_with(), tmp_path / "out", "--json").document == {
        "format": "holdall-export-report/1",
        "folder": str(tmp_path / "out"),
        "files": 0,
        "bytes": 0,
        "records": 0,
        "damaged": [],
    }


def test_damage_is_named_and_has_its_exit_code(
    cli: Any, vault_with: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = ExportReport(files=1, bytes=1, records=2, damaged=("ab" * 16,))
    monkeypatch.setattr(ExportVault, "run", lambda *_: report)
    answer = cli("export", vault_with(), tmp_path / "out")
    assert answer.code == 4
    assert "ab" * 16 in answer.err


def test_a_folder_with_something_in_it_is_left_alone(
    cli: Any, vault_with: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "mine").write_text("mine")
    answer = cli("export", vault_with(), tmp_path)
    assert answer.code == 3
    assert str(tmp_path) in answer.err
