"""Linux Landlock by plain ctypes: this process loses files, TCP and signals to others for good.

Numbers from the kernel's `linux/landlock.h`; versions of the interface (ABI) add rights, unknown ones are
not asked for.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
import sys
from collections.abc import Iterable
from typing import Final

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_PATH_BENEATH: Final = 1
_READ_FILE: Final = 1 << 2
_ASK_VERSION: Final = 1
_PR_SET_NO_NEW_PRIVS: Final = 38

_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
"""How many of the file rights each ABI knows; from ABI 5 there are 16."""
_NETWORK_SINCE, _SCOPES_SINCE = 4, 6


def abi() -> int:
    """The version of Landlock that this kernel offers, or 0."""
    if not sys.platform.startswith("linux"):
        return 0
    version = ctypes.CDLL(None, use_errno=True).syscall(
        ctypes.c_long(_CREATE_RULESET), None, ctypes.c_size_t(0), ctypes.c_uint32(_ASK_VERSION)
    )
    return max(0, int(version))


def ruleset(version: int) -> bytes:
    """The `landlock_ruleset_attr` that takes away every right which this version of the interface knows."""
    files = (1 << _FILE_RIGHTS.get(version, 16)) - 1
    network = 0b11 if version >= _NETWORK_SINCE else 0
    scopes = 0b11 if version >= _SCOPES_SINCE else 0
    attributes = struct.pack("=QQQ", files, network, scopes)
    return attributes[: 24 if version >= _SCOPES_SINCE else 16 if version >= _NETWORK_SINCE else 8]


def restrict(*, readable: Iterable[str] = ()) -> bool:
    """Take all of it away from this thread and all it will start; return whether the kernel did.

    `readable` are files (or folders of them) that may still be opened for reading, and nothing else.
    """
    version = abi()
    if version == 0:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    attributes = ruleset(version)
    descriptor = libc.syscall(
        ctypes.c_long(_CREATE_RULESET), attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0)
    )
    if descriptor < 0:
        return False
    try:
        for path in readable:
            _allow_reading(libc, descriptor, path)
        zero = ctypes.c_ulong(0)
        if libc.prctl(_PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1), zero, zero, zero) != 0:
            return False
        return libc.syscall(ctypes.c_long(_RESTRICT_SELF), ctypes.c_int(descriptor), ctypes.c_uint32(0)) == 0
    finally:
        os.close(descriptor)


def _allow_reading(libc: ctypes.CDLL, ruleset_descriptor: int, path: str) -> None:
    """Add the exception; where it cannot be made the path merely stays closed."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(FileNotFoundError):
        target = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            rule = struct.pack("=Qi", _READ_FILE, target)
            libc.syscall(
                ctypes.c_long(_ADD_RULE),
                ctypes.c_int(ruleset_descriptor),
                _PATH_BENEATH,
                rule,
                ctypes.c_uint32(0),
            )
        finally:
            os.close(target)
