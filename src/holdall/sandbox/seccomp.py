"""Linux system-call filters (seccomp BPF) by plain ctypes; knows system calls, not what they are allowed for.

Numbers are from the kernel's `asm/unistd_64.h` (x86_64) and `asm-generic/unistd.h` (aarch64), the program
format from `linux/filter.h` and `linux/seccomp.h`. A filter is inherited by children and can never be taken
off.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

ALLOW: Final = 0x7FFF0000
KILL_PROCESS: Final = 0x80000000
_ERRNO: Final = 0x00050000

_LOAD_WORD, _AND, _JUMP_EQUAL, _JUMP_AT_LEAST, _RETURN = 0x20, 0x54, 0x15, 0x35, 0x06
_OFFSET_NR, _OFFSET_ARCH, _OFFSET_ARGS = 0, 4, 16
_X32_BIT: Final = 0x40000000
_ALL_BITS: Final = 0xFFFFFFFF

_PR_SET_NO_NEW_PRIVS: Final = 38
_SET_MODE_FILTER, _FLAG_TSYNC = 1, 1


@dataclass(frozen=True, slots=True)
class Machine:
    """What differs between processors: the audit architecture and the system-call numbers."""

    audit_arch: int
    numbers: dict[str, int]
    has_x32: bool = False


_X86_64 = Machine(0xC000003E, {
    "read": 0, "write": 1, "close": 3, "fstat": 5, "poll": 7, "lseek": 8, "mmap": 9, "mprotect": 10,
    "munmap": 11, "brk": 12, "rt_sigaction": 13, "rt_sigprocmask": 14, "rt_sigreturn": 15, "pread64": 17,
    "readv": 19, "writev": 20, "sched_yield": 24, "mremap": 25, "mincore": 27, "madvise": 28,
    "nanosleep": 35, "getpid": 39, "socket": 41, "socketpair": 53, "clone": 56, "clone3": 435, "exit": 60,
    "fcntl": 72, "gettimeofday": 96, "getrusage": 98, "sysinfo": 99, "sigaltstack": 131, "gettid": 186,
    "futex": 202, "sched_getaffinity": 204, "restart_syscall": 219, "clock_gettime": 228,
    "clock_getres": 229, "clock_nanosleep": 230, "exit_group": 231, "tgkill": 234, "openat": 257,
    "newfstatat": 262, "ppoll": 271, "set_robust_list": 273, "prlimit64": 302, "seccomp": 317,
    "getrandom": 318, "membarrier": 324, "statx": 332, "rseq": 334, "io_uring_setup": 425,
}, has_x32=True)  # fmt: skip
_AARCH64 = Machine(0xC00000B7, {
    "read": 63, "write": 64, "close": 57, "fstat": 80, "lseek": 62, "mmap": 222, "mprotect": 226,
    "munmap": 215, "brk": 214, "rt_sigaction": 134, "rt_sigprocmask": 135, "rt_sigreturn": 139,
    "pread64": 67, "readv": 65, "writev": 66, "sched_yield": 124, "mremap": 216, "mincore": 232,
    "madvise": 233, "nanosleep": 101, "getpid": 172, "socket": 198, "socketpair": 199, "clone": 220,
    "clone3": 435, "exit": 93, "fcntl": 25, "gettimeofday": 169, "getrusage": 165, "sysinfo": 179,
    "sigaltstack": 132, "gettid": 178, "futex": 98, "sched_getaffinity": 123, "restart_syscall": 128,
    "clock_gettime": 113, "clock_getres": 114, "clock_nanosleep": 115, "exit_group": 94, "tgkill": 131,
    "openat": 56, "newfstatat": 79, "ppoll": 73, "set_robust_list": 99, "prlimit64": 261, "seccomp": 277,
    "getrandom": 278, "membarrier": 283, "statx": 291, "rseq": 293, "io_uring_setup": 425,
})  # fmt: skip
MACHINES: Final = {"x86_64": _X86_64, "aarch64": _AARCH64}


@dataclass(frozen=True, slots=True)
class Argument:
    """A condition on one argument: its low (or high) 32 bits, under `mask`, equal `value`."""

    index: int
    value: int
    mask: int = _ALL_BITS
    high: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """Do `action` for calls of `name` whose arguments meet every condition; the first rule that fits wins."""

    name: str
    arguments: tuple[Argument, ...] = ()
    action: int = ALLOW


def fail_with(number: int) -> int:
    """The action that makes the call fail with this `errno`."""
    return _ERRNO | number


def this_machine() -> Machine | None:
    """The machine this process runs on, or None where there is no such filter."""
    if not sys.platform.startswith("linux") or sys.maxsize < 2**32:
        return None
    return MACHINES.get(_processor())


@cache
def _processor() -> str:
    """As this program was built for it; `platform.machine()` is what `setarch` makes of it.

    From `e_machine` of the ELF header (System V ABI) of the running program, little-endian in both tables.
    """
    try:
        with Path("/proc/self/exe").open("rb") as program_file:
            header = program_file.read(20)
    except OSError:
        return platform.machine()
    numbers = {62: "x86_64", 183: "aarch64"}
    number = int.from_bytes(header[18:20], "little")
    return numbers.get(number, "") if header.startswith(b"\x7fELF\x02\x01") else ""


def program(machine: Machine, rules: Sequence[Rule], default: int) -> bytes:
    """Assemble the filter; a call in a foreign architecture's numbering kills the process.

    Rules for calls that this machine does not have are left out.
    """
    code = [
        _load(_OFFSET_ARCH),
        _jump(_JUMP_EQUAL, machine.audit_arch, 1, 0),
        _give(KILL_PROCESS),
    ]
    if machine.has_x32:
        code += [_load(_OFFSET_NR), _jump(_JUMP_AT_LEAST, _X32_BIT, 0, 1), _give(fail_with(errno.ENOSYS))]
    for rule in rules:
        if rule.name in machine.numbers:
            code += _rule(machine.numbers[rule.name], rule)
    code.append(_give(default))
    return b"".join(code)


def install(code: bytes) -> bool:
    """Put the filter on every thread of this process for good; return whether the kernel took it."""
    machine = this_machine()
    if machine is None:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    buffer = ctypes.create_string_buffer(code, len(code))
    description = _Program(len(code) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    zero = ctypes.c_ulong(0)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1), zero, zero, zero) != 0:
        return False
    number = ctypes.c_long(machine.numbers["seccomp"])
    return libc.syscall(number, _SET_MODE_FILTER, _FLAG_TSYNC, ctypes.byref(description)) == 0


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def _rule(number: int, rule: Rule) -> Iterable[bytes]:
    body: list[bytes] = []
    checks = [_condition(argument) for argument in rule.arguments]
    left = sum(len(check) + 1 for check in checks) + 1
    body.append(_load(_OFFSET_NR))
    body.append(_jump(_JUMP_EQUAL, number, 0, left))
    for argument, check in zip(rule.arguments, checks, strict=True):
        left -= len(check) + 1
        body += [*check, _jump(_JUMP_EQUAL, argument.value, 0, left)]
    return [*body, _give(rule.action)]


def _condition(argument: Argument) -> list[bytes]:
    code = [_load(_OFFSET_ARGS + 8 * argument.index + (4 if argument.high else 0))]
    if argument.mask != _ALL_BITS:
        code.append(_instruction(_AND, argument.mask))
    return code


def _instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def _load(offset: int) -> bytes:
    return _instruction(_LOAD_WORD, offset)


def _jump(code: int, value: int, if_true: int, if_false: int) -> bytes:
    return _instruction(code, value, if_true, if_false)


def _give(action: int) -> bytes:
    return _instruction(_RETURN, action)
