"""Looks over a finished folder and names all in it that must not be there or would fail elsewhere.

Knows nothing of how the folder was made. A finding is a sentence with the file's name; no finding means it
may ship.
"""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from bundle_contents import FORBIDDEN, FROM_THE_HOST

FAT_FILE_LIMIT = 4 * 1024**3 - 1  # bytes; FAT32 stores a size in 32 bits
LONGEST_PATH = 180  # characters; leaves room below Windows' 260 for where the folder is put
_ILLEGAL = re.compile(r'[<>:"\\|?*\x00-\x1f]|[. ]$')
_DEVICES = re.compile(r"(CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(\..*)?", re.IGNORECASE)
_TELLING = re.compile("asyl" + "um|refug" + "ee", re.IGNORECASE)


def findings(folder: Path, needed: Callable[[Path], Iterable[str]] | None = None) -> list[str]:
    """Return one sentence for each thing wrong in `folder`, in the order of the files' names."""
    found: list[str] = []
    paths = sorted(folder.rglob("*"))
    for path in paths:
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found.append(f"{name}: is a link, which exFAT and FAT cannot hold")
            continue
        found += _wrong_name(name)
        if path.is_file() and path.stat().st_size > FAT_FILE_LIMIT:
            found.append(f"{name}: is 4 GiB or larger, which FAT32 cannot hold")
    return found + _clashes(paths, folder) + _unmet(paths, folder, needed or libraries_needed)


def _wrong_name(name: str) -> Iterable[str]:
    last = name.rpartition("/")[2]
    if _ILLEGAL.search(last) or _DEVICES.fullmatch(last):
        yield f"{name}: FAT and Windows refuse this name"
    if len(name) > LONGEST_PATH:
        yield f"{name}: the path is longer than {LONGEST_PATH} characters"
    if FORBIDDEN.search(name) and not name.startswith("LICENSES/"):
        yield f"{name}: is on the list of what must stay out"
    if _TELLING.search(name):
        yield f"{name}: the name tells what the papers are for"


def _clashes(paths: Iterable[Path], folder: Path) -> list[str]:
    """Two names that differ only in case are one file on FAT, exFAT, NTFS and macOS."""
    by_fold: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        name = path.relative_to(folder).as_posix()
        by_fold[name.casefold()].append(name)
    return [
        f"{names[0]}: differs from {names[1]} only in case" for names in by_fold.values() if len(names) > 1
    ]


def _unmet(paths: Iterable[Path], folder: Path, needed: Callable[[Path], Iterable[str]]) -> list[str]:
    """Every library that a file needs must be in the folder or be one that each desktop has."""
    files = [path for path in paths if path.is_file() and not path.is_symlink()]
    present = {path.name for path in files}
    found: list[str] = []
    for path in filter(is_elf, files):
        for library in needed(path):
            if library not in present and not FROM_THE_HOST.fullmatch(library):
                found.append(
                    f"{path.relative_to(folder).as_posix()}: needs {library}, which is not in the folder"
                )
    return found


def is_elf(path: Path) -> bool:
    """Tell whether a file is a Linux program or library."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def libraries_needed(path: Path) -> list[str]:
    """Return the sonames a program or library asks the loader for (objdump, from binutils)."""
    done = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True)
    return re.findall(r"^\s+NEEDED\s+(\S+)", done.stdout, re.MULTILINE)
