"""Where the passphrase never shows, and where nothing is ever written."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import strace_log
from PIL import Image


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_the_passphrase_shows_nowhere(holdall: Any, tmp_path: Path) -> None:
    read, write = os.pipe()
    os.write(write, holdall.passphrase.encode())
    arguments = ("new", tmp_path / "case.holdall", "--passphrase-fd", str(read))
    with holdall.started(*arguments, passphrase=None, descriptors=(read,)) as process:
        os.close(read)
        wait_until_read(process.pid, write)
        proc = Path("/proc", str(process.pid))
        seen = (proc / "cmdline").read_bytes() + (proc / "environ").read_bytes()
        os.write(write, b"\n")
        os.close(write)
        out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    for word in holdall.passphrase.split():
        assert word.encode() not in seen
        assert word not in out + err
    for path in (tmp_path / "case.holdall").rglob("*"):
        assert path.is_dir() or holdall.passphrase.encode() not in path.read_bytes()


def wait_until_read(pid: int, write: int) -> None:
    """Return once the process has taken everything out of the pipe and waits for more."""
    import fcntl
    import termios

    while int.from_bytes(fcntl.ioctl(write, termios.FIONREAD, b"\0" * 4), sys.byteorder):
        os.sched_yield()
    assert Path("/proc", str(pid)).exists()


def test_nothing_is_written_outside_and_no_network_is_asked_for(holdall: Any, tmp_path: Path) -> None:
    if not shutil.which("strace"):
        pytest.skip("strace is not installed")
    photo = tmp_path / "photo.png"
    Image.new("RGB", (64, 48), "teal").save(photo)
    vault = tmp_path / "case.holdall"
    pdf, export = tmp_path / "out.pdf", tmp_path / "out"
    commands: list[tuple[tuple[str | Path, ...], set[Path]]] = [
        (("new", vault), set()),
        (("add", vault, photo), set()),
        (("dossier", vault, "--profile", "generic", "-o", pdf), {pdf, tmp_path / "out.pdf.part"}),
        (("export", vault, export), {export}),
    ]
    for number, (arguments, asked_for) in enumerate(commands):
        logs = tmp_path / f"logs-{number}"
        run = holdall(*arguments, prefix=strace_log.command(logs))
        assert run.returncode == 0, run.stderr
        calls = strace_log.read(logs, tmp_path)
        assert strace_log.outside(calls.changed, vault, *asked_for) == set()
        assert calls.changed >= asked_for
        assert calls.sockets <= {"AF_UNIX"}
        assert calls.unread == calls.moved == []
    assert list((tmp_path / "home").iterdir()) == []
