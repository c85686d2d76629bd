"""An errand with the path of the vault comes over a lock, once, and stays nowhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from holdall.ui import handover

NAME = "Дело Ёлкиной.holdall"
TAKE = (
    "import os; from pathlib import Path; from holdall.ui.handover import take\n"
    "errand, again = take(), take()\n"
    "environ = Path('/proc/self/environ').read_bytes()\n"
    "print(ascii(errand.path.name), errand.task.name, again, environ, ascii(dict(os.environ)), sep='\\n')\n"
    "print(sorted(os.listdir('/proc/self/fd')))\n"
)


@pytest.mark.parametrize("task", handover.Task)
def test_an_errand_is_taken_once(monkeypatch, tmp_path, task):
    errand = handover.Errand(tmp_path / NAME, task)
    variables = handover.leave(errand)
    monkeypatch.setenv(handover.VARIABLE, variables[handover.VARIABLE])
    assert handover.take() == errand
    assert handover.VARIABLE not in os.environ
    assert handover.take() is None
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(int(variables[handover.VARIABLE]))


def test_the_environment_gets_a_number_and_no_name(monkeypatch, tmp_path):
    variables = handover.leave(handover.Errand(tmp_path / NAME))
    assert {key for key in variables if variables[key] != os.environ.get(key)} == {handover.VARIABLE}
    monkeypatch.setenv(handover.VARIABLE, variables[handover.VARIABLE])
    assert variables[handover.VARIABLE].isdecimal()
    handover.take()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_a_new_process_takes_it_and_nothing_of_it_is_left(tmp_path):
    leave = (
        f"import os, sys; from pathlib import Path; from holdall.ui.handover import Errand, leave\n"
        f"os.execve(sys.executable, [sys.executable, '-c', {TAKE!r}], leave(Errand(Path.cwd() / {NAME!r})))"
    )
    run = subprocess.run(
        [sys.executable, "-c", leave], cwd=tmp_path, capture_output=True, check=True, timeout=60
    )
    name, task, again, environ, variables, descriptors = run.stdout.decode().splitlines()
    assert (name, task, again) == (ascii(NAME), "UNLOCK", "None")
    assert ".holdall" not in environ + variables
    assert "HOLDALL_OPEN=" in environ
    assert "HOLDALL_OPEN" not in variables
    assert descriptors == "['0', '1', '2', '3']", "3 is the folder that was listed"


@pytest.mark.parametrize("number", ["", "x", "-1", "99999", "9" * 40, "/somewhere/Case.holdall"])
def test_what_is_no_pipe_leads_to_the_first_screen(monkeypatch, number):
    monkeypatch.setenv(handover.VARIABLE, number)
    assert handover.take() is None
    assert handover.VARIABLE not in os.environ


def test_a_terminal_or_a_file_in_place_of_the_pipe_is_left_alone(monkeypatch):
    with Path(__file__).open("rb") as file:
        monkeypatch.setenv(handover.VARIABLE, str(file.fileno()))
        assert handover.take() is None
        assert file.read(3) == b'"""'


@pytest.mark.parametrize("said", [b"", b"U", b"E", b"/somewhere/Case.holdall"])
def test_a_pipe_without_an_errand_leads_to_the_first_screen(monkeypatch, said):
    read, write = os.pipe()
    os.write(write, said)
    os.close(write)
    monkeypatch.setenv(handover.VARIABLE, str(read))
    assert handover.take() is None
