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
_READABLE: Final = ("/dev/urandom",)
"""qpdf opens it anew for every encrypted file."""
_ALL_BITS: Final = 0xFFFFFFFF
_PROT_EXEC: Final = 0x4
_THREAD: Final = 0x00010000 | 0x00000100 | 0x00000800
"""CLONE_THREAD, CLONE_VM, CLONE_SIGHAND."""
_NAMESPACES: Final = 0x7E020000
"""CLONE_NEW…: of use to nobody but root."""
_POISON: Final = (100, 101)
"""MADV_HWPOISON and MADV_SOFT_OFFLINE, with which root takes memory from the whole machine."""
_AT_EMPTY_PATH: Final = 0x1000
"""What the C library sets to ask about a descriptor. A path may come with it: that a file exists, and its
size, can be found out, but neither wall can look at the path."""
_HARMLESS_FCNTL = {"F_GETFD": 1, "F_SETFD": 2, "F_GETFL": 3, "F_DUPFD_CLOEXEC": 1030}
"""`F_DUPFD_CLOEXEC` because Python duplicates the descriptor of whatever it maps."""

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

    Twice `source_bytes` is added to the address-space limit: two libraries may each map the source whole.
    """
    walls = ["process"]
    walls += _limit_resources(limits, source_bytes)
    sealed = landlock.restrict(readable=_READABLE)
    if sealed:
        walls.append("landlock")
    if _filter_calls(may_open=sealed):
        walls.append("seccomp")
    else:
        _forbid_forks()
    return walls


def lacks_walls(walls: frozenset[str]) -> bool:
    """Whether Linux gave a child neither wall that keeps it from files; other systems have none such."""
    return sys.platform.startswith("linux") and not walls & {"landlock", "seccomp"}


def allow_list(process_id: int, *, may_open: bool) -> list[Rule]:
    """What a locked-down child may still ask of the kernel; everything else fails with EPERM.

    `may_open`: only where Landlock says which files, and then only for reading.
    """
    no_code = (Argument(2, _PROT_EXEC, _PROT_EXEC),)
    refused = seccomp.fail_with(errno.EPERM)
    return [
        *(Rule("madvise", (Argument(2, advice),), refused) for advice in _POISON),
        Rule("mmap", no_code, refused),
        Rule("mprotect", no_code, refused),
        *(Rule(name) for name in _PLAIN),
        Rule("mprotect"),
        # Threads, which libde265 cannot do without, but no process. What clone3 asks for lies in memory,
        # where no filter can look: told that there is no such call, the C library takes clone instead.
        Rule("clone", (Argument(0, _THREAD, _THREAD | _NAMESPACES),)),
        Rule("clone3", (), seccomp.fail_with(errno.ENOSYS)),
        *(Rule("fcntl", (Argument(1, command),)) for command in _HARMLESS_FCNTL.values()),
        Rule("newfstatat", (Argument(3, _AT_EMPTY_PATH, _AT_EMPTY_PATH),)),
        # Reading one's own limits, never setting any: the new value must be a null pointer.
        Rule("prlimit64", (Argument(0, 0), Argument(2, 0), Argument(2, 0, high=True))),
        # abort() signals its own process; nobody else's.
        Rule("tgkill", (Argument(0, process_id),)),
        *([Rule("openat", (Argument(2, 0, _ALL_BITS ^ os.O_CLOEXEC),))] if may_open else []),
    ]


def _filter_calls(*, may_open: bool) -> bool:
    machine = seccomp.this_machine()
    if machine is None:
        return False
    code = seccomp.program(
        machine, allow_list(os.getpid(), may_open=may_open), seccomp.fail_with(errno.EPERM)
    )
    return seccomp.install(code)


def _limit_resources(limits: Limits, source_bytes: int) -> list[str]:
    if sys.platform == "win32":
        return []  # the parent has put this process into a job object
    import resource

    wanted = {
        "CORE": (0, 0),
        "FSIZE": (0, 0),
        "NOFILE": (_OPEN_FILES, _OPEN_FILES),
        "CPU": (limits.cpu_seconds, limits.cpu_seconds + 1),
    }
    if sys.platform.startswith("linux"):  # macOS accepts RLIMIT_AS and ignores it
        room = _address_space() + limits.memory + 2 * source_bytes
        wanted["AS"] = (room, room)
    for name, value in wanted.items():
        kind = getattr(resource, f"RLIMIT_{name}")
        resource.setrlimit(kind, _at_most(value, resource.getrlimit(kind)[1]))
    return ["rlimits", *(["memory-limit"] if "AS" in wanted else [])]


def _at_most(wanted: tuple[int, int], hard: int) -> tuple[int, int]:
    """What may be asked for where the session itself is limited: asking for more would be an error."""
    infinite = -1  # RLIM_INFINITY as Python gives it
    soft, ceiling = wanted
    return wanted if hard == infinite else (min(soft, hard), min(ceiling, hard))


def _forbid_forks() -> None:
    """Without a filter: no more processes, which on Linux means no threads (so no HEIC) unless root."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def _address_space() -> int:
    pages = Path("/proc/self/statm").read_text("ascii").split(maxsplit=1)[0]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
