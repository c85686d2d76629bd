"""System-call filters, run through an interpreter of the kernel's filter language."""

from __future__ import annotations

import errno
import platform
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from holdall.sandbox import seccomp
from holdall.sandbox.lockdown import allow_list
from holdall.sandbox.network import deny_list
from holdall.sandbox.seccomp import ALLOW, KILL_PROCESS, MACHINES, Argument, Machine, Rule, fail_with, program

LOAD, AND, EQUAL, AT_LEAST, RETURN = 0x20, 0x54, 0x15, 0x35, 0x06
EPERM = fail_with(errno.EPERM)


def decide(code: bytes, arch: int, number: int, *arguments: int) -> int:
    """What the kernel would do: Linux's classic BPF over `struct seccomp_data`."""
    values = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("<IIQ6Q", number, arch, 0, *values)
    position, accumulator = 0, 0
    while True:
        operation, if_true, if_false, value = struct.unpack_from("=HBBI", code, position * 8)
        position += 1
        match operation:
            case 0x20:
                (accumulator,) = struct.unpack_from("<I", data, value)
            case 0x54:
                accumulator &= value
            case 0x15:
                position += if_true if accumulator == value else if_false
            case 0x35:
                position += if_true if accumulator >= value else if_false
            case 0x06:
                return value
            case _:
                pytest.fail(f"unknown instruction {operation:#x}")


@pytest.fixture(params=sorted(MACHINES))
def machine(request: pytest.FixtureRequest) -> Machine:
    return MACHINES[request.param]


def test_a_foreign_architecture_dies(machine: Machine) -> None:
    code = program(machine, [], ALLOW)
    assert decide(code, machine.audit_arch, 1) == ALLOW
    assert decide(code, 0x40000003, 1) == KILL_PROCESS  # i386


def test_the_x32_numbering_is_not_a_way_round() -> None:
    machine = MACHINES["x86_64"]
    code = program(machine, deny_list(), ALLOW)
    assert decide(code, machine.audit_arch, 0x40000000 + 41, 2) == fail_with(errno.ENOSYS)


def test_the_first_rule_that_fits_wins_and_conditions_all_count(machine: Machine) -> None:
    rules = [
        Rule("read", (Argument(0, 1), Argument(1, 0x10, 0xF0), Argument(2, 7, high=True)), 1),
        Rule("read", (Argument(0, 1),), 2),
        Rule("write", (), 3),
        Rule("no such call", (), 4),
    ]
    code = program(machine, rules, 9)
    read, write = machine.numbers["read"], machine.numbers["write"]
    assert decide(code, machine.audit_arch, read, 1, 0x1F, 7 << 32) == 1
    assert decide(code, machine.audit_arch, read, 1, 0x2F, 7 << 32) == 2
    assert decide(code, machine.audit_arch, read, 1, 0x1F, 7) == 2
    assert decide(code, machine.audit_arch, read, 2, 0x1F, 7 << 32) == 9
    assert decide(code, machine.audit_arch, write) == 3
    assert decide(code, machine.audit_arch, 9999) == 9


def test_the_network_lock_leaves_local_sockets_only(machine: Machine) -> None:
    code = program(machine, deny_list(), ALLOW)
    socket = machine.numbers["socket"]
    assert decide(code, machine.audit_arch, socket, 1) == ALLOW
    for family in (0, 2, 10, 16, 17, 30, 38, 40):  # any, IPv4, IPv6, netlink, packet, TIPC, crypto, vsock
        for number in (socket, machine.numbers["socketpair"]):
            assert decide(code, machine.audit_arch, number, family) == fail_with(errno.EACCES)
    assert decide(code, machine.audit_arch, machine.numbers["io_uring_setup"]) == fail_with(errno.ENOSYS)
    assert decide(code, machine.audit_arch, machine.numbers["read"]) == ALLOW


def test_a_child_may_only_compute(machine: Machine) -> None:
    code = program(machine, allow_list(77, may_open=True), EPERM)

    def ask(name: str, *arguments: int) -> int:
        return decide(code, machine.audit_arch, machine.numbers[name], *arguments)

    assert ask("read", 3) == ask("futex") == ask("exit_group") == ALLOW
    assert ask("socket", 1) == EPERM
    assert ask("mmap", 0, 4096, 1 | 2) == ALLOW
    assert ask("mmap", 0, 4096, 1 | 4) == EPERM
    assert ask("mprotect", 0, 4096, 7) == EPERM
    assert ask("tgkill", 77, 78, 6) == ALLOW
    assert ask("tgkill", 1, 1, 9) == EPERM
    assert ask("prlimit64", 0, 7, 0, 1) == ALLOW
    assert ask("prlimit64", 0, 7, 0x7FFF00000000, 1) == EPERM
    assert ask("prlimit64", 1, 7, 0) == EPERM
    assert ask("fcntl", 3, 3) == ALLOW
    assert ask("fcntl", 3, 8) == EPERM  # F_SETOWN: signals to others
    assert ask("clone", 0x00010000 | 0x100 | 0x800 | 0x200) == ALLOW
    assert ask("clone", 17) == EPERM
    for namespace in (0x00020000, 0x02000000, 0x10000000, 0x20000000, 0x40000000):
        assert ask("clone", 0x3D0F00 | namespace) == EPERM
    assert ask("clone", 0x3D0F00) == ALLOW  # what the C library asks for
    assert ask("madvise", 0, 4096, 4) == ALLOW
    assert ask("madvise", 0, 4096, 100) == ask("madvise", 0, 4096, 101) == EPERM  # poison for all
    assert ask("clone3") == fail_with(errno.ENOSYS)
    assert ask("openat", 0, 0, 0o2000000) == ALLOW
    for flags in (1, 2, 0o100, 0o1000, 0o10000000, 0o20200000):  # write, create, truncate, O_PATH, O_TMPFILE
        assert ask("openat", 0, 0, flags) == EPERM
    for forbidden in (59, 57, 101, 165, 9999):
        if forbidden not in machine.numbers.values():
            assert decide(code, machine.audit_arch, forbidden) == EPERM


def test_without_landlock_nothing_can_be_opened(machine: Machine) -> None:
    code = program(machine, allow_list(77, may_open=False), EPERM)
    assert decide(code, machine.audit_arch, machine.numbers["openat"], 0, 0, 0) == EPERM


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("x86_64", "/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
        ("aarch64", "/usr/include/asm-generic/unistd.h"),
    ],
)
def test_the_numbers_are_the_kernels(name: str, header: str) -> None:
    if not Path(header).exists():
        pytest.skip(f"{header} is not installed (linux-libc-dev)")
    text = Path(header).read_text("utf-8")
    kernels = {call: int(number) for call, number in re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)", text)}
    kernels |= {"newfstatat": kernels.get("newfstatat", kernels.get("fstatat", -1))}
    assert {call: kernels[call] for call in MACHINES[name].numbers} == MACHINES[name].numbers


def test_a_machine_without_a_table_gets_no_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seccomp, "_processor", lambda: "riscv64")
    assert seccomp.this_machine() is None
    assert not seccomp.install(b"")
    monkeypatch.setattr(seccomp.sys, "platform", "darwin")
    assert seccomp.this_machine() is None


@pytest.mark.skipif(platform.machine() != "x86_64", reason="setarch can call only x86_64 something else")
def test_a_changed_name_of_the_machine_takes_no_filter_away() -> None:
    if not shutil.which("setarch"):
        pytest.skip("setarch is not installed (util-linux)")
    ask = (
        "import platform; from holdall.sandbox import seccomp;"
        "print(platform.machine(), seccomp.this_machine())"
    )
    told = subprocess.run(
        ["setarch", "i686", sys.executable, "-c", ask], capture_output=True, text=True, check=True
    ).stdout.split(maxsplit=1)
    assert told[0] == "i686", "the name is changed, else this proves nothing"
    assert told[1].startswith("Machine(")


@pytest.mark.parametrize(
    ("header", "machine"),
    [
        (b"\x7fELF\x02\x01" + bytes(12) + b"\x3e\x00", "x86_64"),
        (b"\x7fELF\x02\x01" + bytes(12) + b"\xb7\x00", "aarch64"),
        (b"\x7fELF\x01\x01" + bytes(12) + b"\x3e\x00", ""),
        (b"\x7fELF\x02\x01" + bytes(12) + b"\xf3\x00", ""),
        (b"#!/bin/sh", ""),
        (None, "as named"),
    ],
)
def test_the_processor_is_that_of_the_running_program(
    header: bytes | None, machine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if header is not None:
        (tmp_path / "exe").write_bytes(header)
    monkeypatch.setattr(seccomp, "Path", lambda _: tmp_path / "exe")
    monkeypatch.setattr(seccomp.platform, "machine", lambda: "as named")
    assert seccomp._processor.__wrapped__() == machine
