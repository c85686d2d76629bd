"""Looks for bytes in the memory of other processes, through Linux's /proc; knows no vault."""

from __future__ import annotations

import mmap
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

_PIECE = 16 * 1024 * 1024
_OVERLAP = 4096
"""More than the longest needle."""


def readable(pid: int) -> bool:
    """Whether this user may read the memory of that process."""
    try:
        Path(f"/proc/{pid}/mem").open("rb", buffering=0).close()
    except OSError:
        return False
    return True


def with_variable(variable: str) -> list[int]:
    """Every process that was started with this `NAME=value` in its environment."""
    wanted = os.fsencode(variable)
    return [int(it.parent.name) for it in Path("/proc").glob("[0-9]*/environ") if wanted in _lines(it)]


def _lines(environ: Path) -> list[bytes]:
    try:
        return environ.read_bytes().split(b"\0")
    except OSError:
        return []  # it has just ended, or is somebody else's


def found(pid: int, needles: Mapping[str, bytes]) -> set[str]:
    """The names of those needles that are anywhere in the memory that the process itself could read."""
    names: set[str] = set()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in _regions(pid):
            for place in range(start, end, _PIECE):
                piece = _read(memory.fileno(), place, min(end - place, _PIECE + _OVERLAP))
                names |= {name for name, needle in needles.items() if name not in names and needle in piece}
    return names


def found_in_core(pid: int, needles: Mapping[str, bytes], core: Path) -> set[str]:
    """The same of a core that gdb takes of the process; the core is removed."""
    full = ("-ex", "set use-coredump-filter off", "-ex", "set dump-excluded-mappings on")
    command = ["gdb", "-nx", "-batch", *full, "-ex", f"gcore {core}", "-p", str(pid)]
    subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=300)
    with core.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as dump:
        names = {name for name, needle in needles.items() if dump.find(needle) >= 0}
    core.unlink()
    return names


def _regions(pid: int) -> list[tuple[int, int]]:
    regions: list[tuple[int, int]] = []
    for line in Path(f"/proc/{pid}/maps").read_text("utf-8", "surrogateescape").splitlines():
        span, permissions = line.split(" ", 2)[:2]
        if permissions.startswith("r") and not line.endswith(("[vvar]", "[vsyscall]")):
            start, end = span.split("-")
            regions.append((int(start, 16), int(end, 16)))
    return regions


def _read(memory: int, place: int, size: int) -> bytes:
    try:
        return os.pread(memory, size, place)
    except OSError:
        return b""  # gone since, or beyond the end of a mapped file
