"""The walls a child puts around itself before it looks at a file; knows no file format.

Linux has all of them; where a kernel lacks one the others still stand and the list returned says so
truthfully. macOS has the resource limits only [written with care, not run here].
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Final

from holdall.sandbox import landlock, seccomp
from holdall.sandbox.contract import Limits
from holdall.sandbox.seccomp import Argument, Rule

_OPEN_FILES: Final = 16
"""Descriptors: the three standard ones, the source, the result pipe, and a few to spare."""
_PROT_EXEC: Final = 0x4
_AT_EMPTY_PATH: Final = 0x1000
_HARMLESS_FCNTL = {"F_GETFD": 1, "F_SETFD": 2, "F_GETFL": 3}

_PLAIN = (
    "read", "write", "mmap", "munmap", "brk", "futex", "lseek", "madvise", "pread64", "mremap", "readv",
    "writev", "close", "fstat", "poll", "ppoll", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn",
    "sigaltstack", "clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday",
    "getrandom", "getpid", "gettid", "sched_yield", "sched_getaffinity", "getrusage", "sysinfo", "mincore",
    "membarrier", "rseq", "set_robust_list", "restart_syscall", "exit", "exit_group",
)  # fmt: skip
"""Calls that can reach nothing but this process's own memory and the descriptors it already has."""


def lock_down(limits: Limits, source_bytes: int) -> list[str]:
    """Put every wall up that this system has, and return their names; there is no way back.

    `source_bytes` is added to the address-space limit so that a source may be mapped whole.
    """
    walls = ["process"]
    walls += _limit_resources(limits, source_bytes)
    if landlock.restrict():
        walls.append("landlock")
    if _filter_calls():
        walls.append("seccomp")
    return walls


def allow_list(process_id: int) -> list[Rule]:
    """What a locked-down child may still ask of the kernel; everything else fails with EPERM."""
    no_code = (Argument(2, _PROT_EXEC, _PROT_EXEC),)
    refused = seccomp.fail_with(errno.EPERM)
    return [
        Rule("mmap", no_code, refused),
        Rule("mprotect", no_code, refused),
        *(Rule(name) for name in _PLAIN),
        Rule("mprotect"),
        *(Rule("fcntl", (Argument(1, command),)) for command in _HARMLESS_FCNTL.values()),
        Rule("newfstatat", (Argument(3, _AT_EMPTY_PATH, _AT_EMPTY_PATH),)),
        # Reading one's own limits, never setting any: the new value must be a null pointer.
        Rule("prlimit64", (Argument(0, 0), Argument(2, 0), Argument(2, 0, high=True))),
        # abort() signals its own process; nobody else's.
        Rule("tgkill", (Argument(0, process_id),)),
    ]


def _filter_calls() -> bool:
    machine = seccomp.this_machine()
    if machine is None:
        return False
    code = seccomp.program(machine, allow_list(os.getpid()), seccomp.fail_with(errno.EPERM))
    return seccomp.install(code)


def _limit_resources(limits: Limits, source_bytes: int) -> list[str]:
    if sys.platform == "win32":
        return []  # the parent has put this process into a job object
    import resource

    wanted = {
        "CORE": (0, 0),
        "FSIZE": (0, 0),
        "NOFILE": (_OPEN_FILES, _OPEN_FILES),
        "NPROC": (0, 0),
        "CPU": (limits.cpu_seconds, limits.cpu_seconds + 1),
    }
    if sys.platform.startswith("linux"):  # macOS accepts RLIMIT_AS and ignores it
        room = _address_space() + limits.memory + source_bytes
        wanted["AS"] = (room, room)
    for name, value in wanted.items():
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), value)
    return ["rlimits", *(["memory-limit"] if "AS" in wanted else [])]


def _address_space() -> int:
    pages = Path("/proc/self/statm").read_text("ascii").split(maxsplit=1)[0]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
