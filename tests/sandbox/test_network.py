"""The network lock, in a process of its own: it can never be taken off."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from holdall.sandbox import network

PROBE = """
import ctypes, json, os, sys
import socket, urllib.request
from holdall.sandbox.network import deny_network, NetworkDeniedError
result = {"locks": deny_network()}
def attempt(action):
    try:
        action()
    except NetworkDeniedError:
        return "denied"
    except OSError as error:
        return error.errno
    return "done"
local = socket.socket(socket.AF_UNIX)
result["local"] = attempt(lambda: socket.socket(socket.AF_UNIX).close())
result["local-connect"] = attempt(lambda: local.connect("/nonexistent/socket"))
for family in ("AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET"):
    result[family] = attempt(lambda: socket.socket(getattr(socket, family), socket.SOCK_RAW))
result["resolve"] = attempt(lambda: socket.getaddrinfo("localhost", 80))
result["url"] = attempt(lambda: urllib.request.urlopen("http://127.0.0.1:9/"))
def raw(family):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.socket(family, 1, 0) < 0:
        raise OSError(ctypes.get_errno(), "socket")
result["c"] = attempt(lambda: raw(2))
result["c-local"] = attempt(lambda: raw(1))
import subprocess
child = "import socket; socket.socket()"
result["child"] = subprocess.run([sys.executable, "-c", child], stderr=subprocess.DEVNULL).returncode
print(json.dumps(result))
"""


@pytest.fixture(scope="module")
def probe() -> dict:
    run = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def test_python_code_is_denied_with_a_clear_error(probe: dict) -> None:
    assert "audit-hook" in probe["locks"]
    for attempt in ("AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET", "resolve", "url"):
        assert probe[attempt] == "denied", attempt


def test_local_sockets_stay_open(probe: dict) -> None:
    assert probe["local"] == "done"
    assert probe["local-connect"] == 2  # ENOENT: it was let through, there is just nobody there
    assert probe["c-local"] == "done"


def test_c_code_and_children_are_denied_where_the_kernel_filters(probe: dict) -> None:
    if "seccomp" not in probe["locks"]:
        pytest.skip("this kernel takes no system-call filter")
    assert probe["c"] == 13
    assert probe["child"] != 0


@pytest.mark.parametrize("event", ["socket.bind", "socket.sendto", "socket.sendmsg", "socket.connect"])
def test_a_socket_from_elsewhere_is_of_no_use(event: str) -> None:
    class Inherited:
        family = 2

    with pytest.raises(network.NetworkDeniedError):
        network._refuse_sockets(event, (Inherited(), ("127.0.0.1", 80)))
    Inherited.family = 1
    network._refuse_sockets(event, (Inherited(), "/tmp/.X11-unix/X0"))


def test_other_events_are_none_of_its_business() -> None:
    network._refuse_sockets("open", ("/etc/passwd", "r", 0))
