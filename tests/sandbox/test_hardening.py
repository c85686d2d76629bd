"""What a process does to itself first, seen from a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

PROBE = """
import ctypes, json, os, resource, sys
from holdall.sandbox.hardening import harden_process
heavy = [name for name in ("PySide6", "pikepdf", "cryptography", "PIL") if name in sys.modules]
harden_process()
harden_process()
print(json.dumps({
    "core": resource.getrlimit(resource.RLIMIT_CORE),
    "dumpable": ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) if sys.platform == "linux" else 0,
    "umask": os.umask(0),
    "bus": os.environ["DBUS_SESSION_BUS_ADDRESS"],
    "bytecode": [sys.dont_write_bytecode, os.environ["PYTHONDONTWRITEBYTECODE"]],
    "heavy": heavy,
}))
"""


def probe(**environment: str) -> dict:
    inherited = {key: value for key, value in os.environ.items() if key != "DBUS_SESSION_BUS_ADDRESS"}
    run = subprocess.run(
        [sys.executable, "-c", PROBE], capture_output=True, text=True, check=True, env=inherited | environment
    )
    return json.loads(run.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
def test_a_hardened_process_leaves_no_dump_and_no_trace() -> None:
    assert probe() == {
        "core": [0, 0],
        "dumpable": 0,
        "umask": 0o077,
        "bus": "disabled:",
        "bytecode": [True, "1"],
        "heavy": [],
    }


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
def test_a_session_bus_that_is_there_is_kept() -> None:
    assert probe(DBUS_SESSION_BUS_ADDRESS="unix:path=/run/bus")["bus"] == "unix:path=/run/bus"
