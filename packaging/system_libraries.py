"""Which system libraries Qt needs on Linux, which are missing, and how each distribution installs them.

It knows nothing of the virtual environment. The loader is asked, never a package manager: a library is there
when it can be loaded. On Windows and macOS the wheels bring everything, so nothing is looked for.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Library:
    """One shared library that Qt's wheel expects from the system, and the package that brings it."""

    soname: str
    debian: str
    arch: str


# Found one by one in a minimal Debian 12, completed by `ldd` over the platform plugins of Qt 6.11.3.
# Distributions with RPM need no names: packages there provide their sonames and can be asked for by them.
LIBRARIES = (
    Library("libGL.so.1", "libgl1", "libglvnd"),
    Library("libEGL.so.1", "libegl1", "libglvnd"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype2"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libstdc++.so.6", "libstdc++6", "gcc-libs"),
    Library("libX11-xcb.so.1", "libx11-xcb1", "libx11"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Library("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
)

INSTALLERS: Mapping[str, Sequence[str]] = {
    "apt-get": ("apt-get", "install", "-y", "--no-install-recommends"),
    "dnf": ("dnf", "install", "-y", "--setopt=install_weak_deps=False"),
    "zypper": ("zypper", "--non-interactive", "install", "--no-recommends", "--capability"),
    "pacman": ("pacman", "-S", "--needed", "--noconfirm"),
}
NO_INSTALL = "HOLDALL_NO_SYSTEM_INSTALL"


def load(soname: str) -> None:
    """Load one shared library, raising OSError when the loader cannot."""
    ctypes.CDLL(soname)


def missing_libraries(loader: Callable[[str], None] = load) -> list[Library]:
    """Return the libraries of `LIBRARIES` that cannot be loaded here; always none outside Linux."""
    if not sys.platform.startswith("linux"):
        return []
    missing: list[Library] = []
    for library in LIBRARIES:
        try:
            loader(library.soname)
        except OSError:
            missing.append(library)
    return missing


def can_make_environments() -> bool:
    """Tell whether this Python has `venv` and `ensurepip`, which Debian puts into a package of its own."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def is_musl() -> bool:
    """Tell whether this Python is built on musl (Alpine), for which Qt publishes no wheels."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        return not (os.confstr("CS_GNU_LIBC_VERSION") or "").startswith("glibc")
    except (ValueError, OSError):
        return True


def package_manager(which: Callable[[str], str | None] = shutil.which) -> str:
    """Return the first known package manager present, or an empty string."""
    return next((name for name in INSTALLERS if which(name)), "")


def packages(
    manager: str, missing: Iterable[Library], *, venv_for: tuple[int, int] | None = None
) -> list[str]:
    """Return what to ask `manager` for, without doubles; `venv_for` adds Debian's package for venv."""
    names: list[str] = []
    if venv_for and manager == "apt-get":
        names.append(f"python{venv_for[0]}.{venv_for[1]}-venv")
    by_manager: dict[str, Callable[[Library], str]] = {
        "apt-get": lambda library: library.debian,
        "pacman": lambda library: library.arch,
        "dnf": lambda library: f"{library.soname}()(64bit)",
        "zypper": lambda library: f"{library.soname}()(64bit)",
    }
    names += [by_manager[manager](library) for library in missing]
    return list(dict.fromkeys(names))


def install_command(manager: str, names: Sequence[str], *, root: bool) -> list[str]:
    """Return the full command that installs `names`, through sudo unless already root."""
    return [*([] if root else ["sudo"]), *INSTALLERS[manager], *names]


def shown(command: Sequence[str]) -> str:
    """Return a command as one line that can be pasted into a shell."""
    return " ".join(f"'{word}'" if "(" in word else word for word in command)


def may_install(*, root: bool, environ: Mapping[str, str]) -> bool:
    """Tell whether packages may be installed from here: not forbidden, and root or a sudo that can answer."""
    if environ.get(NO_INSTALL):
        return False
    if root:
        return True
    if not shutil.which("sudo"):
        return False
    if sys.stdin and sys.stdin.isatty():
        return True  # sudo asks for the password itself
    return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0


def run_installer(manager: str, command: Sequence[str]) -> bool:
    """Run `command` (apt reads its lists first), showing its output only when it fails; tell how it went."""
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if manager == "apt-get":
        refresh = [*command[: command.index("apt-get") + 1], "update", "-qq"]
        subprocess.run(refresh, env=environ, capture_output=True, check=False)
    done = subprocess.run(
        command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        print(done.stdout)
    return done.returncode == 0
