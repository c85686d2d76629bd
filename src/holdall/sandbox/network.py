"""The network lock of the window's, the CLI's and the worker's own process; knows nothing of what they do.

Two locks, because neither covers everything: a system-call filter (Linux) stops C libraries, `ctypes` and
children too; an audit hook (everywhere) stops Python code and gives it a clear message. Local sockets stay
open: the window talks to the X or Wayland server through them.
"""

from __future__ import annotations

import errno
import sys
from typing import Final

from holdall.sandbox import seccomp
from holdall.sandbox.seccomp import Argument, Rule

_AF_UNIX: Final = 1
_WITH_A_SOCKET = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
_ALWAYS_REFUSED = frozenset({
    "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo",
    "urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect",
})  # fmt: skip


class NetworkDeniedError(PermissionError):
    """Something in this process asked for the network, which Holdall never uses."""


def deny_network() -> list[str]:
    """Close the network to this process, its threads and children for good; return the names of the locks.

    Call it before any library is loaded that might open a socket.
    """
    locks = ["audit-hook"]
    sys.addaudithook(_refuse_sockets)
    machine = seccomp.this_machine()
    if machine is not None and seccomp.install(seccomp.program(machine, deny_list(), seccomp.ALLOW)):
        locks.append("seccomp")
    return locks


def deny_list() -> list[Rule]:
    """Only local sockets; no io_uring, which could open others behind a filter's back."""
    return [
        Rule("socket", (Argument(0, _AF_UNIX),)),
        Rule("socketpair", (Argument(0, _AF_UNIX),)),
        *(Rule(name, (), seccomp.fail_with(errno.EACCES)) for name in ("socket", "socketpair")),
        Rule("io_uring_setup", (), seccomp.fail_with(errno.ENOSYS)),
    ]


def _refuse_sockets(event: str, arguments: tuple[object, ...]) -> None:
    if event in _ALWAYS_REFUSED:
        raise NetworkDeniedError(errno.EACCES, event)
    if event == "socket.__new__" and arguments[1] != _AF_UNIX:
        raise NetworkDeniedError(errno.EACCES, event)
    if event in _WITH_A_SOCKET and getattr(arguments[0], "family", None) != _AF_UNIX:
        raise NetworkDeniedError(errno.EACCES, event)
