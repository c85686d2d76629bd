"""Where the passphrase never shows, and where nothing is ever written."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

_NAMES = r"openat?|creat|mkdir(?:at)?|rename(?:at2?)?|link(?:at)?|symlink(?:at)?|mknod(?:at)?|truncate"
_CALL = re.compile(rf"\b({_NAMES})\((.*)\) += (-?\d+)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")


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
    for arguments, allowed in (
        (("new", vault), [vault]),
        (("add", vault, photo), [vault]),
        (
            ("dossier", vault, "--profile", "generic", "-o", tmp_path / "out.pdf"),
            [vault, tmp_path / "out.pdf"],
        ),
        (("export", vault, tmp_path / "out"), [vault, tmp_path / "out"]),
    ):
        log = tmp_path / "strace.log"
        traced = ("strace", "-f", "-qq", "-s", "4096", "-e", "trace=%file,%network", "-o", str(log))
        run = holdall(*arguments, prefix=traced)
        assert run.returncode == 0, run.stderr
        calls = log.read_text("utf-8", "replace")
        assert written_outside(calls, allowed, tmp_path) == []
        assert not re.search(r"socket\(AF_(INET|NETLINK|PACKET)", calls)
    assert list((tmp_path / "home").iterdir()) == []


def written_outside(calls: str, allowed: list[Path], folder: Path) -> list[str]:
    """Every path that was made or opened for writing and lies in no allowed place."""
    found: list[str] = []
    for name, arguments, result in _CALL.findall(calls):
        if int(result) < 0 or (name.startswith("open") and not _WRITES.search(_QUOTED.sub("", arguments))):
            continue
        for text in _QUOTED.findall(arguments):
            path = (
                folder / text.encode("latin-1", "replace").decode("unicode_escape").encode("latin-1").decode()
            )
            near = any(path == it or it in path.parents or path.name.startswith(it.name) for it in allowed)
            if not near and not str(path).startswith(("/dev/null", "/dev/tty")):
                found.append(f"{name}({arguments})")
    return found
