"""The steps of the build that can be tried without freezing anything."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import build
import developer_commands
import environment


def test_sums_cover_every_file_but_themselves_and_can_be_checked(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a").write_bytes(b"one")
    (tmp_path / "b").write_bytes(b"two")
    build.write_sums(tmp_path)
    lines = (tmp_path / build.SUMS).read_text().splitlines()
    assert [line.split("  ")[1] for line in lines] == ["b", "inner/a"]
    done = subprocess.run(["sha256sum", "--check", "--strict", build.SUMS], cwd=tmp_path, check=False)
    assert done.returncode == 0
    (tmp_path / "b").write_bytes(b"changed")
    done = subprocess.run(
        ["sha256sum", "--check", "--status", build.SUMS], cwd=tmp_path, check=False, stderr=subprocess.DEVNULL
    )
    assert done.returncode == 1


def test_every_file_gets_the_time_of_the_source(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a").touch()
    build.even_times(tmp_path, 1_700_000_000)
    assert {path.stat().st_mtime for path in tmp_path.rglob("*")} == {1_700_000_000}


def test_a_given_source_date_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "123")
    assert build.source_date() == "123"


def test_without_git_the_source_date_is_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_git(*_: object, **__: object) -> None:
        raise FileNotFoundError

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(build.subprocess, "run", no_git)
    assert build.source_date() == "0"


def test_libraries_of_the_machine_are_told_from_those_of_wheels(tmp_path: Path) -> None:
    toc = tmp_path / "COLLECT-00.toc"
    wheel = build.ROOT / ".venv" / "lib" / "x" / "a.so"
    entries = [("libz.so.1", "/lib/libz.so.1", "BINARY"), ("a.so", str(wheel), "BINARY"), ("d", "/d", "DATA")]
    toc.write_text(repr((entries,)))
    assert build.system_files(toc) == [Path("/lib/libz.so.1")]


def test_one_finding_is_enough_to_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.report(tmp_path, [], parts=1) == 0
    assert build.report(tmp_path, ["x: is a link"], parts=1) == 1
    assert "x: is a link" in capsys.readouterr().err


@pytest.fixture
def on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build.sys, "platform", "linux")
    monkeypatch.setattr(build.shutil, "which", lambda name: name)


def test_only_linux_can_build_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(build.sys, "platform", "win32")
    assert build.main(["--out", str(tmp_path)]) == developer_commands.NOT_SET_UP


def test_without_binutils_it_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, on_linux: None, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build.shutil, "which", lambda _: None)
    assert build.main(["--out", str(tmp_path)]) == developer_commands.NOT_SET_UP
    assert "binutils" in capsys.readouterr().err


def test_a_failed_set_up_ends_the_build(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, on_linux: None
) -> None:
    def fail(*, dev: bool) -> Path:
        raise environment.SetupFailedError("offline")

    monkeypatch.setattr(developer_commands, "set_up", fail)
    assert build.main(["--out", str(tmp_path)]) == developer_commands.NOT_SET_UP
