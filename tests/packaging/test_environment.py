"""When the environment is made, when it is left alone, and what pip is told."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

import environment

WANTED = {"python": "cpython 3.11.7 in /usr", "runtime": "a" * 64, "dev": "b" * 64}


@pytest.mark.parametrize("dev", [False, True])
def test_a_stamp_of_the_same_locks_and_python_is_current(dev: bool) -> None:
    assert environment.is_current(WANTED, WANTED, dev=dev)


@pytest.mark.parametrize("key", ["python", "runtime"])
def test_another_python_or_runtime_lock_is_never_current(key: str) -> None:
    assert not environment.is_current({**WANTED, key: "other"}, WANTED, dev=False)


def test_test_tools_matter_only_to_those_who_need_them() -> None:
    without = {**WANTED, "dev": ""}
    assert environment.is_current(without, WANTED, dev=False)
    assert not environment.is_current(without, WANTED, dev=True)
    assert not environment.is_current({}, WANTED, dev=False)


def make_environment(folder: Path) -> Path:
    python = environment.python_in(folder)
    python.parent.mkdir(parents=True)
    python.touch()
    return folder


def test_an_environment_is_made_afresh_only_when_absent_or_of_another_python(tmp_path: Path) -> None:
    assert environment.must_start_afresh(tmp_path / "nothing", {}, WANTED)
    there = make_environment(tmp_path / "there")
    assert not environment.must_start_afresh(there, {}, WANTED)
    assert not environment.must_start_afresh(there, {**WANTED, "runtime": "old"}, WANTED)
    assert environment.must_start_afresh(there, {**WANTED, "python": "older"}, WANTED)


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '"text"', "\x00"])
def test_a_stamp_that_cannot_be_understood_counts_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / environment.STAMP).write_text(content, encoding="utf-8")
    assert environment.read_stamp(tmp_path) == {}
    assert environment.read_stamp(tmp_path / "absent") == {}


def test_pip_is_told_to_demand_hashes_and_build_nothing() -> None:
    arguments = environment.install_arguments(dev=True)
    assert "--require-hashes" in arguments
    assert arguments[arguments.index("--only-binary") + 1] == ":all:"
    assert arguments[-4:] == ["-r", "requirements.lock", "-r", "packaging/dev.lock"]
    assert environment.install_arguments(dev=False)[-2:] == ["-r", "requirements.lock"]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[list[str]]]:
    """A checkout with locks and a recorder in place of every child process."""
    (tmp_path / "packaging").mkdir()
    (tmp_path / "requirements.lock").write_text("a==1\n")
    (tmp_path / "packaging" / "dev.lock").write_text("b==1\n")
    ran: list[list[str]] = []

    def run(command: list[str | Path], **_: object) -> subprocess.CompletedProcess[str]:
        words = [str(word) for word in command]
        ran.append(words)
        if words[1:3] == ["-m", "venv"]:
            make_environment(Path(words[-1]))
        site = tmp_path / ".venv" / "site-packages"
        site.mkdir(parents=True, exist_ok=True)
        return subprocess.CompletedProcess(words, 0, stdout=str(site))

    monkeypatch.setattr(environment.subprocess, "run", run)
    return tmp_path, ran


def test_a_second_preparation_does_nothing(checkout: tuple[Path, list[list[str]]]) -> None:
    root, ran = checkout
    environment.prepare(root, dev=True)
    first = len(ran)
    environment.prepare(root, dev=True)
    environment.prepare(root, dev=False)
    assert first == 3  # venv, pip, where packages lie
    assert len(ran) == first


def test_a_changed_lock_installs_again_into_the_same_environment(
    checkout: tuple[Path, list[list[str]]],
) -> None:
    root, ran = checkout
    environment.prepare(root, dev=False)
    (root / "requirements.lock").write_text("a==2\n")
    environment.prepare(root, dev=False)
    assert [words[2] for words in ran].count("venv") == 1
    assert [words[2] for words in ran].count("pip") == 2


def test_the_source_is_put_on_the_path_relative_to_the_packages(
    checkout: tuple[Path, list[list[str]]],
) -> None:
    root, _ = checkout
    environment.prepare(root, dev=False)
    site = root / ".venv" / "site-packages"
    assert (site / (site / "holdall.pth").read_text().strip()).resolve() == root / "src"


@pytest.mark.parametrize(("broken", "sentence"), [("venv", "virtual environment"), ("pip", "packages could")])
def test_a_failed_step_is_told_in_a_sentence_and_leaves_no_stamp(
    checkout: tuple[Path, list[list[str]]], monkeypatch: pytest.MonkeyPatch, broken: str, sentence: str
) -> None:
    root, _ = checkout
    environment.prepare(root, dev=False)
    (root / "requirements.lock").write_text("a==2\n")
    if broken == "venv":
        environment.python_in(root / ".venv").unlink()
    monkeypatch.setattr(
        environment.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1)
    )
    with pytest.raises(environment.SetupFailedError, match=sentence):
        environment.prepare(root, dev=False)
    assert not (root / ".venv" / environment.STAMP).exists()


def test_the_stamp_names_the_locks_by_their_content(checkout: tuple[Path, list[list[str]]]) -> None:
    root, _ = checkout
    before = environment.wanted_stamp(root)
    (root / "packaging" / "dev.lock").write_text("b==2\n")
    after = environment.wanted_stamp(root)
    assert before["runtime"] == after["runtime"]
    assert before["dev"] != after["dev"]
    assert json.dumps(after)  # plain enough to be written down


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_the_command_runs_the_interpreter_beside_it_also_through_a_link(tmp_path: Path) -> None:
    there = make_environment(tmp_path / "with space")
    environment.python_in(there).write_text('#!/bin/sh\nfor word; do echo "$word"; done\n')
    environment.python_in(there).chmod(0o755)
    environment.put_command(there)
    (tmp_path / "linked").symlink_to(environment.python_in(there).parent / "holdall")
    asked = [tmp_path / "linked", "list", "my vault"]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()
    assert said == ["-P", "-m", "holdall", "list", "my vault"]


def test_the_windows_command_runs_the_interpreter_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "environment"
    monkeypatch.setattr(environment.os, "name", "nt")
    folder = environment.python_in(there).parent
    folder.mkdir(parents=True)
    environment.put_command(there)
    monkeypatch.undo()
    assert (folder / "holdall.cmd").read_text() == '@"%~dp0python.exe" -P -m holdall %*\n'
