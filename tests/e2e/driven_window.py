"""Starts the real window as a process of its own in an empty home, and gives it orders; looks at nothing."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import process_memory
import pytest

_HERE = Path(__file__).resolve().parent
_DRIVER = _HERE / "window_driver.py"
_SOURCE = _HERE.parents[1] / "src"
_PATIENCE = 60.0
"""Seconds after which a window that does not answer is held to hang."""
_PLACES = (
    "HOME",
    "TMPDIR",
    "XDG_RUNTIME_DIR",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
)


class DrivenWindow:
    """A running window; each order is done, with all the work it starts, before the next is taken."""

    def __init__(
        self, process: subprocess.Popen[bytes], vault: Path, orders: int, reports: int, places: list[Path]
    ) -> None:
        self.process = process
        self.vault, self.places = vault, places
        """Its empty home and temporary folders."""
        self._orders, self._reports = orders, os.fdopen(reports, "rb")
        self.keys: list[bytes] = []
        """The master key and all that grow from it."""

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase; returns when the vault is open and drawn."""
        self._say(passphrase)
        self._wait()

    def do(self, order: str) -> None:
        """`page ID`, `put PATH`, or on the page of dossiers `build PATH`."""
        self._say(order)
        self._wait()

    def rekey(self, passphrase: str) -> str:
        """Give the vault new keys, in a window that began with that; returns the new code when it is done."""
        self._say(passphrase)
        code = self._report()
        assert self._report() == "The vault has new keys"
        return code

    def lock(self) -> None:
        """Lock, and wait until the process that comes after shows the vault's path."""
        self.leave("lock", str(self.vault))

    def leave(self, order: str, shown: str) -> None:
        """Do what starts the process anew; wait until the fresh one shows that text, as its memory tells."""
        self._say(order)
        text = {"text": shown.encode("utf-16-le")}
        while not any(process_memory.found(pid, text) for pid in self.processes() if _is_fresh(pid)):
            with pytest.raises(subprocess.TimeoutExpired):
                self.process.wait(timeout=0.1)

    def processes(self) -> list[int]:
        """Every process that runs in its home."""
        return process_memory.with_variable(f"HOME={self.places[0]}")

    def close(self) -> None:
        """End it, and close what it was spoken to through."""
        for pid in self.processes():
            if _is_python(pid):  # what watches it ends by itself, and has then written all of its log
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        self.process.wait(_PATIENCE)
        os.close(self._orders)
        self._reports.close()

    def _say(self, order: str) -> None:
        os.write(self._orders, order.encode() + b"\n")

    def _wait(self) -> None:
        self.keys = [bytes.fromhex(key) for key in self._report().split()]

    def _report(self) -> str:
        assert select.select([self._reports], [], [], _PATIENCE)[0], "the window does not answer"
        report = self._reports.readline()
        assert report, "the window has ended"
        return report.decode().rstrip("\n")


def _command(pid: int) -> list[str]:
    try:
        return os.fsdecode(Path(f"/proc/{pid}/cmdline").read_bytes()).split("\0")[:-1]
    except OSError:
        return []  # it has just ended


def _is_python(pid: int) -> bool:
    return _command(pid)[:1] == [sys.executable]


def _is_fresh(pid: int) -> bool:
    """Whether this is the program itself: no script, no worker, nothing that watches it."""
    return _command(pid)[1:] == ["-P", "-m", "holdall"]


@contextmanager
def driven_window(
    vault: Path, folder: Path, prefix: tuple[str, ...] = (), task: str = "UNLOCK"
) -> Iterator[DrivenWindow]:
    """The window at the vault's unlock screen or another task, without a screen; `folder` must be empty."""
    places = [folder / name.lower() for name in _PLACES]
    for place in places:
        place.mkdir(mode=0o700)
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(_SOURCE),
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        **{name: str(place) for name, place in zip(_PLACES, places, strict=True)},
    }
    theirs, orders = os.pipe()
    reports, ours = os.pipe()
    command = [*prefix, sys.executable, "-P", str(_DRIVER), str(vault), task, str(theirs), str(ours)]
    process = subprocess.Popen(
        command, pass_fds=(theirs, ours), cwd=folder, env=environment, stdin=subprocess.DEVNULL
    )
    os.close(theirs)
    os.close(ours)
    window = DrivenWindow(process, vault, orders, reports, places)
    try:
        yield window
    finally:
        window.close()
