"""What every process does to itself first: no core dumps, no debugger, no traces; imports nothing heavy."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import Final

_PR_SET_DUMPABLE: Final = 4
_SEM_NO_ERROR_BOXES: Final = 0x0001 | 0x0002 | 0x8000
_PRIVATE_UMASK: Final = 0o077


def harden_process() -> None:
    """Make this process undumpable and traceless; safe to call more than once.

    Linux: not dumpable (no core, no ptrace by the same user). POSIX: core limit 0, umask 077. Windows: no
    error boxes that offer to send a dump [not run here]. Everywhere: no bytecode beside the sources, and no
    stray bus daemon started by libdbus where the session has none.
    """
    os.umask(_PRIVATE_UMASK)
    os.environ.setdefault("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.dont_write_bytecode = True
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_SEM_NO_ERROR_BOXES)
        return
    _forbid_dumps()


def _forbid_dumps() -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        zero = ctypes.c_ulong(0)
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, zero, zero, zero, zero)
