"""Collects the licence texts of everything in the built folder; a part without a text stops the build.

Python packages bring theirs in their metadata; libraries of the build machine have theirs where Debian puts
them.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

_LICENCE_FILE = re.compile(
    r"(^|/)(licen[cs]es?/.+|(licen[cs]e|copying|notice|authors|copyright)[^/]*)$", re.IGNORECASE
)
# PySide6 and Shiboken name the LGPL without bringing its text; Debian keeps the texts of common licences.
_COMMON = Path("/usr/share/common-licenses")
_TEXT_ELSEWHERE = {"pyside6-essentials": ("LGPL-3", "GPL-3"), "shiboken6": ("LGPL-3", "GPL-3")}
# Their files name a licence, and where its text is, in no file of its own.
_NOTICE_FOLDER = Path(__file__).parent / "notices"
_NOTICES = frozenset({"pymorphy3-dicts-ru"})
_NOT_SHIPPED = {"packaging", "pycparser", "setuptools"}  # needed to install other packages, not to run them


class LicenceMissingError(Exception):
    """Something is shipped whose licence text was not found; the message names it."""


def locked_names(lock: Path) -> list[str]:
    """Return the names of the packages in a lock file."""
    return re.findall(r"^([a-z0-9][a-z0-9.\-]*)==", lock.read_text(encoding="utf-8"), re.MULTILINE)


def collect(folder: Path, *, root: Path, libraries: Iterable[Path]) -> list[str]:
    """Write the licences of the runtime packages, Python and `libraries` to `folder`; return their names."""
    folder.mkdir(parents=True)
    shutil.copyfile(root / "LICENSE", folder / "Holdall.txt")
    names = [name for name in locked_names(root / "requirements.lock") if name not in _NOT_SHIPPED]
    for name in (*names, "pyinstaller"):
        _of_package(name, folder / name)
    _of_python(folder / "python")
    owners = {owner for library in libraries if (owner := _debian_owner(library))}
    for owner in sorted(owners):
        source = Path("/usr/share/doc") / owner / "copyright"
        if not source.exists():
            raise LicenceMissingError(f"{owner}: no copyright file on this machine")
        shutil.copyfile(source, folder / f"{owner}.txt")
    return [*names, "pyinstaller", "python", *sorted(owners)]


def _of_package(name: str, folder: Path) -> None:
    distribution = metadata.distribution(name)
    texts = {
        _flat_name(str(file)): Path(str(distribution.locate_file(file)))
        for file in distribution.files or ()
        if ".dist-info/" in str(file) and _LICENCE_FILE.search(str(file))
    }
    texts |= {f"{text}.txt": _COMMON / text for text in _TEXT_ELSEWHERE.get(name, ())}
    if name in _NOTICES:
        texts[f"{name}.txt"] = _NOTICE_FOLDER / f"{name}.txt"
    if not texts or not all(source.exists() for source in texts.values()):
        raise LicenceMissingError(f"{name}: no licence text among its files")
    folder.mkdir()
    for target, source in texts.items():
        shutil.copyfile(source, folder / target)


def _flat_name(file: str) -> str:
    """Return a name for a licence file that keeps apart those of the same name in different folders."""
    inside = file.partition(".dist-info/")[2].removeprefix("licenses/")
    name = inside.replace("/", "-")
    return name if "." in name else f"{name}.txt"


def _of_python(folder: Path) -> None:
    stdlib = Path(sys.base_prefix) / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}"
    source = next((path for path in (stdlib / "LICENSE.txt", stdlib / "LICENSE") if path.exists()), None)
    source = source or Path(f"/usr/share/doc/{stdlib.name}/copyright")
    if not source.exists():
        raise LicenceMissingError("python: its licence text is not where it should be")
    folder.mkdir()
    shutil.copyfile(source, folder / "LICENSE.txt")


def _debian_owner(library: Path) -> str:
    """Return the Debian package a library of this machine belongs to; empty when no package brought it."""
    real = library.resolve()
    # Debian 12 lists a library under /lib that the loader finds under /usr/lib: the same folder by a link.
    short = Path("/") / real.relative_to("/usr") if real.is_relative_to("/usr") else real
    for path in (real, short, library):
        done = subprocess.run(["dpkg-query", "-S", path], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return done.stdout.partition(":")[0]
    return ""
