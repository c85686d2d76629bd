"""A worker whose operations do what a file that took over a parser would try; started by the tests."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import stat
import subprocess
import sys
import time

from holdall.sandbox import landlock, seccomp
from holdall.sandbox.contract import Refusal, RefusedError
from holdall.sandbox.hardening import harden_process
from holdall.sandbox.network import deny_network
from holdall.sandbox.template import serve


def _attempt(action) -> str:
    """`done` when the wall has a hole, else the errno's name."""
    try:
        action()
    except OSError as error:
        return f"refused {error.errno}"
    return "done"


def _libc(name, *arguments):
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, name)(*arguments) < 0:
        raise OSError(ctypes.get_errno(), name)


def _result_pipe() -> int:
    """The descriptor frames go out on: what hostile code would look for."""
    pipes = [number for number in range(3, 16) if _is_pipe(number)]
    assert len(pipes) == 1
    return pipes[0]


def _is_pipe(number: int) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(number).st_mode)
    except OSError:
        return False


def echo(request, source, emit):
    data = source.read()
    emit({"size": len(data)}, data)
    return {"request": request, "tail": data[-4:].hex()}


def hold(request, source, emit):
    """Keep the file in memory until killed; the second part tells that the first one was passed on."""
    data = source.read()
    emit({"holds": False}, data)
    emit({"holds": True}, b"")
    time.sleep(3600)


def parts(request, source, emit):
    for number in range(request["count"]):
        emit({"number": number}, bytes(request["size"]))
    return {}


def escapes(request, source, emit):
    return {
        "open": _attempt(lambda: open("/etc/passwd", "rb").close()),
        "create": _attempt(lambda: open(request["path"], "wb").close()),
        "list": _attempt(lambda: os.listdir("/")),
        "socket": _attempt(lambda: socket.socket(socket.AF_INET)),
        "local-socket": _attempt(lambda: socket.socket(socket.AF_UNIX)),
        "libc-socket": _attempt(lambda: _libc("socket", 2, 1, 0)),
        "fork": _attempt(lambda: os.fork() or os._exit(0)),
        "exec": _attempt(lambda: subprocess.run(["/bin/true"], check=True)),
        "execve": _attempt(lambda: os.execv("/bin/true", ["true"])),
        "kill": _attempt(lambda: os.kill(os.getppid(), signal.SIGTERM)),
        "ptrace": _attempt(lambda: _libc("ptrace", 16, os.getppid(), 0, 0)),
        "limits": _attempt(lambda: _libc("setrlimit", 7, (ctypes.c_ulong * 2)(64, 64))),
        "executable": _attempt(lambda: _libc("mprotect", ctypes.c_void_p(0), ctypes.c_size_t(0), 7)),
        "mapped-code": _attempt(lambda: _libc("mmap", None, ctypes.c_size_t(4096), 5, 0x22, -1, 0)),
        "own-memory": _attempt(lambda: open("/proc/self/mem", "rb").close()),
        "others-memory": _attempt(lambda: open("/proc/1/maps", "rb").close()),
        "parents-pages": _attempt(lambda: _libc("process_vm_readv", os.getppid(), None, 0, None, 0, 0)),
        "namespaces": _attempt(lambda: _libc("unshare", 0x10000000)),
        "anonymous-file": _attempt(lambda: os.memfd_create("x")),
        "parent-handle": _attempt(lambda: os.close(os.pidfd_open(os.getppid()))),
        "dumpable": _attempt(lambda: _libc("prctl", 4, 1, 0, 0, 0)),
        "terminal": _attempt(lambda: _libc("ioctl", 0, ctypes.c_ulong(0x5412), b"x")),
        "owner": _attempt(lambda: _libc("fcntl", source.fileno(), 8, os.getppid())),
        "working-folder": _attempt(lambda: os.chdir("/")),
        "stdin": "empty" if not os.read(0, 16) else "done",
    }


def refuse(request, source, emit):
    raise RefusedError(Refusal.DAMAGED, pages=3)


def raise_error(request, source, emit):
    raise LookupError("what the file says")


def eat_memory(request, source, emit):
    hoard = []
    while True:
        hoard.append(bytearray(16 * 1024 * 1024))


def eat_memory_in_c(request, source, emit):
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    while True:
        block = libc.malloc(ctypes.c_size_t(16 * 1024 * 1024))
        if not block:
            os.abort()
        ctypes.memset(block, 1, 16 * 1024 * 1024)


def spin(request, source, emit):
    while True:
        pass


def sleep(request, source, emit):
    time.sleep(3600)


def recurse(request, source, emit):
    return recurse(request, source, emit)


def die(request, source, emit):
    os.kill(os.getpid(), request["signal"]) if request.get("by_kill") else ctypes.string_at(0)


def abort(request, source, emit):
    os.abort()


def write_bytes(request, source, emit):
    """Send raw bytes as frames, then go on as asked."""
    pipe = _result_pipe()
    os.write(pipe, bytes.fromhex(request["bytes"]))
    if request.get("then") == "sleep":
        time.sleep(3600)
    os._exit(0)


def descriptors(request, source, emit):
    """Everything this process holds open, by number, and what it is."""
    kinds = {stat.S_IFIFO: "pipe", stat.S_IFCHR: "device", stat.S_IFREG: "file"}
    found = {}
    for number in range(1024):
        try:
            found[str(number)] = kinds.get(stat.S_IFMT(os.fstat(number).st_mode), "other")
        except OSError:
            continue
    return {"open": found, "source": source.fileno()}


def take_ever_larger_buffers(request, source, emit):
    """Take buffers and give them back; how many pages the system had to find for them."""
    import resource  # not on Windows; loaded when the walls went up

    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for size in request["sizes"]:
        bytearray(b"x") * size
    return {"faults": resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before}


def flood(request, source, emit):
    """Endless well-formed parts."""
    while True:
        emit({}, b"x" * 1024)


def overwrite_source(request, source, emit):
    return {"write": _attempt(lambda: os.write(source.fileno(), b"x"))}


OPERATIONS = {
    name.replace("_", "-"): action
    for name, action in globals().items()
    if callable(action) and getattr(action, "__module__", "") == __name__ and not name.startswith("_")
}

if __name__ == "__main__":
    if "--readable" not in sys.argv:
        harden_process()
    if "--deaf" in sys.argv:
        sys.exit(3)
    if "--liar" in sys.argv:
        sys.stdout.buffer.write(b"hello, world")
        sys.exit(0)
    if "--numb" in sys.argv:
        sys.stdout.buffer.write(b"H\x0e\x00\x00\x00" + b'{"protocol":1}')
        sys.stdout.buffer.flush()
        time.sleep(3600)
    if "--frail" in sys.argv:
        sys.stdout.buffer.write(b"H\x0e\x00\x00\x00" + b'{"protocol":1}')
        sys.stdout.buffer.flush()
        sys.stdin.buffer.read(1)
        sys.exit(0)
    deny_network()
    if "--no-landlock" in sys.argv:
        landlock.restrict = lambda **_: False
    if "--no-seccomp" in sys.argv:
        seccomp.install = lambda _: False
    serve(OPERATIONS, forks="--no-fork" not in sys.argv)
