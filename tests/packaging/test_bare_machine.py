"""What the trials put into a throwaway Debian; the trials themselves need root and are run by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

import bare_machine
import prove_fresh_machine


def test_files_and_folders_are_copied_to_the_same_place_inside(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside", tmp_path / "machine"
    (outside / "folder").mkdir(parents=True)
    (outside / "folder" / "settings").write_text("one")
    bare_machine._copy_inside(outside / "folder", root)
    bare_machine._copy_inside(outside / "folder" / "settings", root)
    bare_machine._copy_inside(outside / "absent", root)
    inside = root / outside.relative_to("/")
    assert (inside / "folder" / "settings").read_text() == "one"
    assert not (inside / "absent").exists()


def test_the_report_names_each_step_with_its_outcome(tmp_path: Path) -> None:
    machine = bare_machine.BareMachine(tmp_path, tmp_path)
    machine.timings += [("clone", 0.12, 0), ("tests", 61.0, 1)]
    assert machine.report().splitlines() == ["    0.1 s  exit 0  clone", "   61.0 s  exit 1  tests"]


def test_a_step_that_must_succeed_ends_the_trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = bare_machine.BareMachine(tmp_path, tmp_path)
    monkeypatch.setattr(bare_machine.BareMachine, "run", lambda *_, **__: 4)
    with pytest.raises(SystemExit, match="FAILED with 4: clone"):
        machine.must("clone", "false")


def test_the_trial_runs_the_commands_of_the_readme(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert "python3 packaging/dev.py run " in readme
    assert "python3 packaging/dev.py test " in readme
    assert prove_fresh_machine.DEV.endswith("python3 packaging/dev.py")
