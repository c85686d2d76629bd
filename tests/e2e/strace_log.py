"""Runs a program under strace and reads what it changed on disk and which sockets it made; judges nothing."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

CHANGING = (
    "open", "openat", "openat2", "open_by_handle_at", "creat", "mkdir", "mkdirat", "mknod", "mknodat",
    "link", "linkat", "symlink", "symlinkat", "rename", "renameat", "renameat2", "truncate", "truncate64",
    "unlink", "unlinkat", "rmdir", "setxattr", "lsetxattr", "bind",
)  # fmt: skip
"""Every call of x86-64 and arm64 that makes, opens for writing, moves or removes a file by its path."""
_TRACED = ",".join(f"?{name}" for name in (*CHANGING, "chdir", "fchdir", "socket", "io_uring_setup"))

_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+)(?:<((?:[^>\\]|\\.)*)>)?")
_PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<((?:[^>\\]|\\.)*)>, |sun_path=)?"((?:[^"\\]|\\.)*)"')
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_TMPFILE")
_OPENS = ("open", "openat", "openat2", "open_by_handle_at", "creat")
_NEW_NAME_ONLY = ("link", "linkat", "symlink", "symlinkat")
_DEVICES = re.compile(r"/dev/(null|tty|pts/\d+)")


def command(logs: Path) -> tuple[str, ...]:
    """What to put before a program; each of its threads and children writes a log of its own into `logs`.

    One log for each thread, because in a common one calls that overlap are torn apart.
    """
    logs.mkdir()
    return ("strace", "-ff", "-qq", "-y", "-s", "4096", "-e", f"trace={_TRACED}", "-o", str(logs / "log"))


@dataclass
class Calls:
    """What the logs tell: files changed, sockets made, and lines that nobody could read."""

    changed: set[Path]
    sockets: set[str]
    moved: list[str]
    """Changes of the current folder, after which relative paths could not be told any more."""
    unread: list[str]


def read(logs: Path, cwd: Path) -> Calls:
    """Every successful call in all logs of a program that was started in `cwd`."""
    calls = Calls(set(), set(), [], [])
    for log in sorted(logs.iterdir()):
        for line in log.read_text("utf-8", "surrogateescape").splitlines():
            _take(line, cwd, calls)
    return calls


def outside(changed: set[Path], *allowed: Path) -> set[Path]:
    """What is none of the allowed files and folders, and in none of these folders."""
    return {path for path in changed if not any(path.is_relative_to(it) for it in allowed)}


def _take(line: str, cwd: Path, calls: Calls) -> None:
    if line.startswith(("+++ ", "--- ")):
        return
    call = _CALL.match(line)
    if call is None:
        if not line.endswith(("= ?", "<unfinished ...>")):  # killed within a call
            calls.unread.append(line)
        return
    name, arguments, result, opened = call.groups()
    if int(result) < 0:
        return
    if name in ("socket", "io_uring_setup"):
        calls.sockets.add(arguments.split(",")[0] if name == "socket" else name)
    elif name in ("chdir", "fchdir"):
        calls.moved.append(line)
    elif name in _OPENS:
        if name == "creat" or _WRITES.search(_QUOTED.sub("", arguments)):
            _add(Path(_plain(opened)), calls)
    else:
        paths = [cwd / _plain(base) / _plain(text) for base, text in _PATH.findall(arguments)]
        for path in paths[-1:] if name in _NEW_NAME_ONLY else paths:
            _add(Path(os.path.normpath(path)), calls)


def _add(path: Path, calls: Calls) -> None:
    if not _DEVICES.fullmatch(str(path)):
        calls.changed.add(path)


def _plain(text: str) -> str:
    """What strace wrote with backslashes, as it was."""
    raw = text.encode("utf-8", "surrogateescape").decode("latin-1").encode("latin-1", "backslashreplace")
    return raw.decode("unicode_escape").encode("latin-1").decode("utf-8", "surrogateescape")
