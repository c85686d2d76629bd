"""The commands: what they say and return when the machine lacks something."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import developer_commands as commands
import environment
import system_libraries as system


@pytest.mark.parametrize("arguments", [["--help"], ["help"], ["-h"]])
def test_help_names_every_command(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert commands.main(arguments) == 0
    shown = capsys.readouterr().out
    assert all(f"  {name} " in shown for name in commands.COMMANDS)


def test_an_unknown_command_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["tset"]) == commands.USAGE
    assert "There is no command 'tset'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environ", "platform", "has"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_display_is_what_the_session_says(environ: dict[str, str], platform: str, has: bool) -> None:
    assert commands.has_display(environ, platform) is has


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, str]]]:
    """Replaces set-up and child processes; collects what would have been run."""
    calls: list[tuple[list[str], dict[str, str]]] = []

    def call(command: Sequence[str | Path], environ: dict[str, str]) -> int:
        calls.append(([str(word) for word in command], environ))
        return 7

    monkeypatch.setattr(commands, "_call", call)
    monkeypatch.setattr(commands, "_call_in_place", call)
    monkeypatch.setattr(commands, "set_up", lambda *, dev: Path("python-with-tests" if dev else "python"))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "CI"):
        monkeypatch.delenv(name, raising=False)
    return calls


def test_run_passes_arguments_and_the_exit_code_on(called: list[tuple[list[str], dict[str, str]]]) -> None:
    assert commands.main(["run", "list", "V.holdall", "--json"]) == 7
    assert called[0][0] == ["python", "-P", "-m", "holdall", "list", "V.holdall", "--json"]


@pytest.mark.skipif(os.name == "nt", reason="descriptors above 2 do not reach a child on Windows")
def test_run_keeps_the_folder_and_the_descriptors_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in = tmp_path / "python"
    stand_in.write_text(
        '#!/bin/sh\npwd > where\nread line < "/dev/fd/$5" && echo "$line" > what\n', encoding="utf-8"
    )
    stand_in.chmod(0o700)
    monkeypatch.setattr(commands, "set_up", lambda *, dev: stand_in)
    monkeypatch.chdir(tmp_path)
    reading, writing = os.pipe()
    os.write(writing, b"words\n")
    os.close(writing)
    os.set_inheritable(reading, True)
    try:
        assert commands.main(["run", "--passphrase-fd", str(reading)]) == 0
    finally:
        os.close(reading)
    assert Path((tmp_path / "where").read_text(encoding="utf-8").strip()).samefile(tmp_path)
    assert (tmp_path / "what").read_text(encoding="utf-8") == "words\n"


@pytest.mark.parametrize("arguments", [["--self-check"], ["list", "Case.holdall"]])
def test_only_a_window_needs_a_screen(
    called: list[tuple[list[str], dict[str, str]]], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    commands.main(["run", *arguments])
    commands.main(["run"])
    (_, without_window), (_, with_window) = called
    assert without_window["QT_QPA_PLATFORM"] == "offscreen"
    assert "QT_QPA_PLATFORM" not in with_window


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_run_without_a_screen_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "set_up", lambda *, dev: Path(sys.executable))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert commands.main(["run"]) == commands.NO_WINDOW
    out, said = capfd.readouterr()
    assert out == ""
    assert said.startswith("Holdall cannot open its window: there is no desktop session here. Start it")
    assert said.endswith("xvfb-run python3 packaging/dev.py run\n")
    assert len(said.splitlines()) == 3


def test_the_tests_run_without_a_display(
    called: list[tuple[list[str], dict[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert commands.main(["test", "-x"]) == 7
    command, environ = called[0]
    assert command == ["python-with-tests", "-m", "pytest", "-x"]
    assert environ["QT_QPA_PLATFORM"] == "offscreen"


def test_in_ci_the_tests_measure_coverage(
    called: list[tuple[list[str], dict[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    commands.main(["test"])
    assert called[0][0][-2:] == ["--cov", "--cov-report="]


def test_all_tests_run_side_by_side_and_some_in_one_process(
    called: list[tuple[list[str], dict[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    commands.main(["test"])
    commands.main(["test", "tests/vault"])
    assert called[0][0][:5] == ["python-with-tests", "-m", "pytest", "-n", "auto"]
    assert called[1][0] == ["python-with-tests", "-m", "pytest", "tests/vault"]


def test_a_failed_set_up_is_a_sentence_and_its_own_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*, dev: bool) -> Path:
        raise environment.SetupFailedError("No package could be fetched.")

    monkeypatch.setattr(commands, "set_up", fail)
    assert commands.main(["test"]) == commands.NOT_SET_UP
    assert capsys.readouterr().err == "\nNo package could be fetched.\n"


def test_an_interrupt_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*, dev: bool) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "set_up", interrupt)
    assert commands.main(["run"]) == 130


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[system.Library]]:
    """A machine with apt-get that lacks one library and has every other thing."""
    state = {"missing": [system.LIBRARIES[0]]}
    monkeypatch.setattr(system, "is_musl", lambda: False)
    monkeypatch.setattr(system, "missing_libraries", lambda: state["missing"])
    monkeypatch.setattr(system, "can_make_environments", lambda: True)
    monkeypatch.setattr(system, "package_manager", lambda: "apt-get")
    monkeypatch.setattr(system, "may_install", lambda **_: True)
    return state


def test_a_missing_library_is_announced_then_installed(
    bare_machine: dict[str, list[system.Library]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    said_before: list[str] = []

    def install(_manager: str, _command: Sequence[str]) -> bool:
        said_before.append(capsys.readouterr().out)
        bare_machine["missing"] = []
        return True

    monkeypatch.setattr(system, "run_installer", install)
    commands._set_up_system()
    assert "libGL.so.1" in said_before[0]
    assert "apt-get install -y --no-install-recommends libgl1" in said_before[0]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("may_install", lambda **_: False, "Please run this line"),
        ("package_manager", lambda: "", "install these yourself"),
        ("run_installer", lambda *_: False, "did not bring everything"),
        ("run_installer", lambda *_: True, "did not bring everything"),
        ("is_musl", lambda: True, "musl"),
    ],
)
def test_what_cannot_be_installed_is_told(
    bare_machine: dict[str, list[system.Library]],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: object,
    sentence: str,
) -> None:
    monkeypatch.setattr(system, name, value)
    with pytest.raises(environment.SetupFailedError, match=sentence):
        commands._set_up_system()


def test_translations_are_compiled_only_when_they_changed(tmp_path: Path) -> None:
    assert not commands.translations_are_stale(tmp_path)
    source, compiled = tmp_path / "holdall_ru.ts", tmp_path / "holdall_ru.qm"
    source.touch()
    assert commands.translations_are_stale(tmp_path)
    compiled.touch()
    os.utime(source, (1000, 1000))
    assert not commands.translations_are_stale(tmp_path)
    os.utime(compiled, (999, 999))
    assert commands.translations_are_stale(tmp_path)


def test_screenshots_go_to_the_build_folder_unless_told(
    called: list[tuple[list[str], dict[str, str]]],
) -> None:
    commands.main(["screenshots"])
    commands.main(["screenshots", "--out", "elsewhere"])
    assert called[0][0][1:] == [
        str(commands.ROOT / "tests/screenshots.py"), "--out", str(commands.ROOT / "build/screenshots")
    ]  # fmt: skip
    assert called[1][0][2:] == ["--out", "elsewhere"]


@pytest.mark.parametrize("name", ["torture", "mutation"])
def test_scripts_get_the_options(called: list[tuple[list[str], dict[str, str]]], name: str) -> None:
    commands.main([name, "--seed", "7"])
    assert called[0][0][1:] == [str(commands.ROOT / f"tests/{name}/{name}.py"), "--seed", "7"]


def test_every_benchmark_is_known() -> None:
    found = {
        path.stem.removeprefix("bench_") for path in (commands.ROOT / "tests/benchmarks").glob("bench_*.py")
    }
    assert found == {*commands.BENCHMARKS}


@pytest.mark.parametrize(("arguments", "full"), [([], False), (["--full"], True)])
def test_each_benchmark_gets_options_of_its_own_and_the_worst_outcome_counts(
    called: list[tuple[list[str], dict[str, str]]], arguments: list[str], full: bool
) -> None:
    assert commands.main(["bench", *arguments]) == 7
    assert [command[1:] for command, _ in called] == [
        [str(commands.ROOT / f"tests/benchmarks/bench_{name}.py"), *sizes[full]]
        for name, sizes in commands.BENCHMARKS.items()
    ]


@pytest.mark.parametrize("name", commands.BENCHMARKS)
def test_every_benchmark_takes_the_options_it_is_given(name: str) -> None:
    text = (commands.ROOT / f"tests/benchmarks/bench_{name}.py").read_text(encoding="utf-8")
    taken = set(re.findall(r"add_argument\(\s*\"(--[a-z-]+)\"", text))
    given = {option for size in commands.BENCHMARKS[name] for option in size if option.startswith("--")}
    assert given | {"--folder"} <= taken


def test_one_benchmark_gets_what_follows_its_name(called: list[tuple[list[str], dict[str, str]]]) -> None:
    commands.main(["bench", "scale", "--items", "9"])
    script = str(commands.ROOT / "tests/benchmarks/bench_scale.py")
    assert [command[1:] for command, _ in called] == [[script, "--items", "9"]]


@pytest.mark.parametrize("arguments", [["--items", "9"], ["speed"], ["--full", "scale"]])
def test_what_no_benchmark_could_take_is_a_usage_error(
    called: list[tuple[list[str], dict[str, str]]], arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.main(["bench", *arguments]) == commands.USAGE
    assert called == []
    assert "backup, dossier, scale, vault" in capsys.readouterr().err
