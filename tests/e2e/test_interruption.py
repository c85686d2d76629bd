"""Ctrl-C and a request to end: a clean end, nothing lost, nothing twice."""

from __future__ import annotations

import os
import pty
import signal
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

COUNT = 30


def test_an_import_that_is_stopped_can_be_run_again_without_doubles(holdall: Any, tmp_path: Path) -> None:
    vault, photos = tmp_path / "case.holdall", tmp_path / "photos"
    photos.mkdir()
    for number in range(COUNT):
        Image.new("RGB", (640, 480), (number, 100, 200)).save(photos / f"photo {number:03}.png")
    assert holdall("new", vault).returncode == 0

    terminal, screen = pty.openpty()
    with holdall.started("add", vault, photos, stderr=screen) as process:
        os.close(screen)
        seen = b""
        while b"photo 0" not in seen:  # progress on the terminal tells that it has begun
            seen += os.read(terminal, 4096)
        process.send_signal(signal.SIGINT)
        try:
            while piece := os.read(terminal, 4096):
                seen += piece
        except OSError:  # Linux: the last writer has gone
            pass
        process.communicate(timeout=60)
    os.close(terminal)
    assert process.returncode == 6, seen
    assert b"Stopped." in seen
    assert b"Traceback" not in seen

    kept = len(holdall.json("list", vault)["items"])
    assert kept < COUNT
    again = holdall.json("add", vault, photos)
    assert (len(again["known"]), len(again["added"])) == (kept, COUNT - kept)
    items = holdall.json("list", vault)["items"]
    assert len({it["files"][0]["sha256"] for it in items}) == len(items) == COUNT
    assert holdall.json("verify", vault)["sound"] is True


def test_a_new_master_key_whose_making_was_killed_is_gone_on_with(holdall: Any, tmp_path: Path) -> None:
    vault, photos = tmp_path / "case.holdall", tmp_path / "photos"
    photos.mkdir()
    for number in range(10):
        Image.new("RGB", (640, 480), (number, 100, 200)).save(photos / f"photo {number:03}.png")
    assert holdall("new", vault).returncode == 0
    assert holdall("add", vault, photos).returncode == 0

    terminal, screen = pty.openpty()
    with holdall.started("rekey", vault, stderr=screen) as process:
        os.close(screen)
        seen = b""
        while b" %" not in seen:  # progress on the terminal tells that it has begun
            seen += os.read(terminal, 4096)
        process.kill()
        process.communicate(timeout=60)
    os.close(terminal)
    assert process.returncode == -signal.SIGKILL, seen
    assert holdall.json("verify", vault)["sound"] is True
    assert holdall.json("rekey", vault)["resumed"] is True
    found = holdall.json("verify", vault)
    assert (found["sound"], found["files"]) == (True, 10)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_stop_while_the_passphrase_is_awaited_makes_nothing(
    holdall: Any, tmp_path: Path, number: signal.Signals
) -> None:
    read, write = os.pipe()
    arguments = ("new", tmp_path / "case.holdall", "--passphrase-fd", str(read))
    with holdall.started(*arguments, passphrase=None, descriptors=(read,)) as process:
        os.close(read)
        os.write(write, b"a" * 100)
        wait_until_read(write)
        process.send_signal(number)
        _, err = process.communicate(timeout=60)
    os.close(write)
    assert process.returncode == 6, err
    assert not (tmp_path / "case.holdall").exists()


def wait_until_read(write: int) -> None:
    """Return once the process has taken everything out of the pipe."""
    import fcntl
    import sys
    import termios

    while int.from_bytes(fcntl.ioctl(write, termios.FIONREAD, b"\0" * 4), sys.byteorder):
        os.sched_yield()
