"""The watcher itself: nothing written by any road escapes it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import strace_log

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")

PLANT = """
import ctypes, os, platform, threading
libc = ctypes.CDLL(None)
openat2 = 437
def inside_a_thread():
    os.close(os.open("by-thread", os.O_WRONLY | os.O_CREAT))
os.close(os.open("by openat ёлка", os.O_RDWR | os.O_CREAT))
os.close(os.open("by-openat", os.O_RDONLY | os.O_CREAT))
libc.creat(b"by-creat", 0o600)
how = (ctypes.c_uint64 * 3)(os.O_WRONLY | os.O_CREAT, 0o600, 0)
libc.syscall(openat2, -100, b"by-openat2", how, 24)
folder = os.open("/proc/self/cwd/", os.O_RDONLY)
os.close(os.open("by-folder", os.O_WRONLY | os.O_CREAT, dir_fd=folder))
os.rename("by-folder", "renamed")
os.link("renamed", "linked")
os.symlink("/etc/passwd", "symlinked")
os.mkdir("made")
os.rmdir("made")
os.truncate("linked", 9)
os.mkfifo("fifo")
thread = threading.Thread(target=inside_a_thread)
thread.start(); thread.join()
if os.fork() == 0:
    os.close(os.open("out.pdf.copy", os.O_WRONLY | os.O_CREAT)); os._exit(0)
os.wait()
if os.fork() == 0:
    os.execvp("touch", ["touch", "by-program"])
os.wait()
os.close(os.open("renamed", os.O_RDONLY))
try:
    os.open("/no-such-folder/x", os.O_WRONLY | os.O_CREAT)
except OSError:
    pass
"""
PLANTED = {
    "by openat ёлка", "by-openat", "by-creat", "by-openat2", "by-folder", "renamed", "linked", "symlinked",
    "made", "fifo", "by-thread", "out.pdf.copy", "by-program",
}  # fmt: skip


def traced(tmp_path: Path, code: str) -> strace_log.Calls:
    logs = tmp_path / "logs"
    program = [*strace_log.command(logs), sys.executable, "-I", "-S", "-B", "-c", code]
    subprocess.run(program, cwd=tmp_path, check=True, timeout=120)
    return strace_log.read(logs, tmp_path)


def test_a_write_by_any_road_is_seen(tmp_path: Path) -> None:
    calls = traced(tmp_path, PLANT)
    assert calls.changed == {tmp_path / name for name in PLANTED}
    assert calls.moved == calls.unread == []
    assert calls.sockets == set()


def test_a_socket_and_a_change_of_folder_are_seen(tmp_path: Path) -> None:
    code = "import ctypes, os; ctypes.CDLL(None).socket(2, 1, 0); os.chdir('/')"
    calls = traced(tmp_path, code)
    assert calls.sockets == {"AF_INET"}
    assert len(calls.moved) == 1


def test_a_local_socket_with_a_name_is_a_file(tmp_path: Path) -> None:
    code = (
        "import ctypes\n"
        "libc = ctypes.CDLL(None)\n"
        "name = (1).to_bytes(2, 'little') + b'named'\n"
        "assert libc.bind(libc.socket(1, 1, 0), name, len(name)) == 0\n"
    )
    assert traced(tmp_path, code).changed == {tmp_path / "named"}


def test_only_exact_paths_are_allowed(tmp_path: Path) -> None:
    vault, file = tmp_path / "case.holdall", tmp_path / "out.pdf"
    near = {tmp_path / "case.holdall.bak", tmp_path / "out.pdf.part", tmp_path / "other" / "out.pdf"}
    inside = {vault, vault / "blobs" / "ab", file}
    assert strace_log.outside(near | inside, vault, file) == near


def test_a_line_that_cannot_be_read_is_told_and_an_unfinished_one_is_none(tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    logs.mkdir()
    (logs / "log.1").write_text(
        'openat(AT_FDCWD</>, "x", O_RDWR <unfinished ...>\n+++ killed by SIGKILL +++\nodd\n'
    )
    calls = strace_log.read(logs, tmp_path)
    assert calls.unread == ["odd"]
    assert calls.changed == set()
