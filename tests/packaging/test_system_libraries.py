"""Finding what the system lacks, and naming it to each package manager."""

from __future__ import annotations

import subprocess
import sys

import pytest

import system_libraries as system

GL, CURSOR = (
    next(x for x in system.LIBRARIES if x.soname == name) for name in ("libGL.so.1", "libxcb-cursor.so.0")
)


def loader_without(*absent: str):
    def load(soname: str) -> None:
        if soname in absent:
            raise OSError(f"{soname}: cannot open shared object file")

    return load


@pytest.fixture(autouse=True)
def on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


def test_only_what_the_loader_refuses_is_missing() -> None:
    assert system.missing_libraries(loader_without("libGL.so.1", "libxcb-cursor.so.0")) == [GL, CURSOR]
    assert system.missing_libraries(loader_without()) == []


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_nothing_is_looked_for_outside_linux(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert system.missing_libraries(loader_without("libGL.so.1")) == []


def test_the_real_loader_refuses_a_library_that_does_not_exist() -> None:
    with pytest.raises(OSError, match="libholdall-nowhere"):
        system.load("libholdall-nowhere.so.9")


def test_each_soname_is_listed_once() -> None:
    sonames = [library.soname for library in system.LIBRARIES]
    assert len(sonames) == len(set(sonames))


@pytest.mark.parametrize(
    ("manager", "names"),
    [
        ("apt-get", ["libgl1", "libxcb-cursor0"]),
        ("pacman", ["libglvnd", "xcb-util-cursor"]),
        ("dnf", ["libGL.so.1()(64bit)", "libxcb-cursor.so.0()(64bit)"]),
        ("zypper", ["libGL.so.1()(64bit)", "libxcb-cursor.so.0()(64bit)"]),
    ],
)
def test_packages_are_named_as_the_distribution_names_them(manager: str, names: list[str]) -> None:
    assert system.packages(manager, [GL, CURSOR]) == names


def test_a_package_that_brings_two_libraries_is_asked_for_once() -> None:
    pair = [x for x in system.LIBRARIES if x.soname in ("libGL.so.1", "libEGL.so.1")]
    assert system.packages("pacman", pair) == ["libglvnd"]


def test_debian_brings_venv_in_a_package_for_the_very_python() -> None:
    assert system.packages("apt-get", [GL], venv_for=(3, 12)) == ["python3.12-venv", "libgl1"]
    assert system.packages("dnf", [], venv_for=(3, 12)) == []


def test_the_first_package_manager_present_is_used() -> None:
    assert system.package_manager(lambda name: name if name in ("zypper", "pacman") else None) == "zypper"
    assert system.package_manager(lambda _: None) == ""


def test_the_line_goes_through_sudo_unless_root_and_can_be_pasted() -> None:
    assert system.install_command("apt-get", ["libgl1"], root=True)[0] == "apt-get"
    command = system.install_command("dnf", ["libGL.so.1()(64bit)"], root=False)
    assert system.shown(command).startswith("sudo dnf install -y ")
    assert system.shown(command).endswith(" 'libGL.so.1()(64bit)'")


def test_root_may_install_unless_told_not_to() -> None:
    assert system.may_install(root=True, environ={})
    assert not system.may_install(root=True, environ={system.NO_INSTALL: "1"})


def test_without_sudo_nobody_else_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system.shutil, "which", lambda _: None)
    assert not system.may_install(root=False, environ={})


@pytest.mark.parametrize(("code", "may"), [(0, True), (1, False)])
def test_with_no_terminal_sudo_must_need_no_password(
    monkeypatch: pytest.MonkeyPatch, code: int, may: bool
) -> None:
    monkeypatch.setattr(system.shutil, "which", lambda name: name)
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setattr(system.subprocess, "run", lambda *_a, **_k: subprocess.CompletedProcess([], code))
    assert system.may_install(root=False, environ={}) is may


@pytest.mark.parametrize(("code", "good"), [(0, True), (100, False)])
def test_apt_reads_its_lists_first_and_a_failed_install_is_told(
    monkeypatch: pytest.MonkeyPatch, code: int, good: bool
) -> None:
    ran: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        return subprocess.CompletedProcess(command, code, stdout="Unable to locate")

    monkeypatch.setattr(system.subprocess, "run", run)
    command = system.install_command("apt-get", ["libgl1"], root=False)
    assert system.run_installer("apt-get", command) is good
    assert ran == [["sudo", "apt-get", "update", "-qq"], command]


def test_musl_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_name: str) -> str:
        raise ValueError("unrecognized configuration name")

    monkeypatch.setattr(system.os, "confstr", unknown)
    assert system.is_musl()
    monkeypatch.setattr(system.os, "confstr", lambda _: None)
    assert system.is_musl()
    monkeypatch.setattr(system.os, "confstr", lambda _: "glibc 2.36")
    assert not system.is_musl()
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(system.os, "confstr", unknown)
    assert not system.is_musl()


@pytest.mark.parametrize(("absent", "can"), [("", True), ("ensurepip", False), ("venv", False)])
def test_a_python_without_ensurepip_cannot_make_environments(
    monkeypatch: pytest.MonkeyPatch, absent: str, can: bool
) -> None:
    monkeypatch.setattr(system.importlib.util, "find_spec", lambda name: None if name == absent else object())
    assert system.can_make_environments() is can
