"""Where no window can open, one sentence says what is missing and what to do, and the exit code tells."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import types

import pytest

from holdall.ui import main as window
from holdall.ui import no_window, self_check

ADVICE = "or use the command line: holdall --help\n"
NOT_FOUND = "{}: cannot open shared object file: No such file or directory"


@pytest.fixture
def sessions(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No desktop session and no platform chosen for Qt."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
@pytest.mark.parametrize("arguments", [[], ["--self-check"]])
@pytest.mark.parametrize(
    ("display", "missing"),
    [("", "there is no desktop session here"), (":987", "no desktop session answers at :987")],
)
def test_without_a_screen_one_sentence_takes_the_place_of_an_abort(
    sessions: pytest.MonkeyPatch, arguments: list[str], display: str, missing: str
) -> None:
    sessions.setenv("DISPLAY", display)
    done = subprocess.run(
        [sys.executable, "-m", "holdall", *arguments], capture_output=True, text=True, check=False
    )
    words = f"Holdall cannot open its window: {missing}. Start it from a desktop session, {ADVICE}"
    assert (done.returncode, done.stdout, done.stderr) == (no_window.NO_WINDOW, "", words)


@pytest.mark.parametrize("program", [window, self_check])
def test_a_library_that_qt_itself_needs_is_named(
    sessions: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], program: types.ModuleType
) -> None:
    class Unloadable(types.ModuleType):
        def __getattr__(self, name: str) -> object:
            raise ImportError(NOT_FOUND.format("libEGL.so.1"))

    sessions.setitem(sys.modules, "holdall.ui.app", Unloadable("holdall.ui.app"))
    with pytest.raises(SystemExit) as end:
        program.main()
    assert end.value.code == no_window.NO_WINDOW
    assert capsys.readouterr().err == (
        "Holdall cannot open its window: the system library libEGL.so.1 is missing. "
        f"Install it with the package manager of your system, {ADVICE}"
    )


def test_a_fault_of_our_own_is_not_taken_for_a_missing_library(sessions: pytest.MonkeyPatch) -> None:
    sessions.setitem(sys.modules, "holdall.ui.app", types.ModuleType("holdall.ui.app"))
    with pytest.raises(ImportError, match="cannot import name 'run'"):
        window.main()


@pytest.mark.parametrize(
    ("variable", "plugin"), [("DISPLAY", "libqxcb.so"), ("WAYLAND_DISPLAY", "libqwayland.so")]
)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the plugins have other names")
def test_the_library_that_the_desktops_plugin_lacks_is_named(
    sessions: pytest.MonkeyPatch, variable: str, plugin: str
) -> None:
    tried = []

    def load(path: str) -> None:
        tried.append(os.path.basename(path))
        raise OSError(NOT_FOUND.format("libxcb-icccm.so.4"))

    sessions.setenv(variable, ":0")
    sessions.setattr(ctypes, "CDLL", load)
    assert no_window._missing_for_plugins() == "libxcb-icccm.so.4"
    assert tried == [plugin]


@pytest.mark.parametrize("message", ["No module named 'x'", "invalid ELF header", "x.txt: cannot open"])
def test_other_errors_name_no_library(message: str) -> None:
    assert no_window.missing_library(ImportError(message)) == ""


def test_nothing_is_said_where_nobody_could_read_it(sessions: pytest.MonkeyPatch) -> None:
    sessions.setattr(sys, "stderr", None)
    assert no_window.tell("") == no_window.NO_WINDOW
