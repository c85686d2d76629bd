"""Says in one sentence why no window can open here, where Qt would abort with words of its own.

Nothing of Qt is imported before it is needed: it may be what cannot be loaded.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

NO_WINDOW = 69
"""Exit code when no window can open here (EX_UNAVAILABLE of sysexits.h)."""
_LIBRARY = re.compile(r"(lib\S+\.so[.\d]*): cannot open")
_PLUGINS = {"DISPLAY": "libqxcb.so", "WAYLAND_DISPLAY": "libqwayland*.so"}
"""What Qt loads to reach a desktop session, by the variable that names the session."""


def missing_library(error: Exception) -> str:
    """The system library that the loader did not find, or empty when `error` speaks of something else."""
    found = _LIBRARY.match(str(error))
    return found[1] if found else ""


def tell(library: str) -> int:
    """Say on standard error what is missing and what to do; returns the exit code.

    `library` is the name of a missing system library; without one it is the desktop session.
    """
    if library:
        missing = f"the system library {library} is missing"
        remedy = "Install it with the package manager of your system"
    else:
        session = next((os.environ[name] for name in _PLUGINS if os.environ.get(name)), "")
        missing = "there is no desktop session here"
        if session:
            missing = f"no desktop session answers at {session}"
        remedy = "Start it from a desktop session"
    if sys.stderr is not None:  # a built program without a console has none
        sys.stderr.write(
            f"Holdall cannot open its window: {missing}. {remedy}, or use the command line: holdall --help\n"
        )
        sys.stderr.flush()
    return NO_WINDOW


@contextmanager
def told_of_a_missing_library() -> Generator[None]:
    """While Qt is imported: leave with a sentence where one of the system's libraries is missing."""
    try:
        yield
    except ImportError as error:
        if library := missing_library(error):
            sys.exit(tell(library))
        raise


@contextmanager
def told_instead_of_abort() -> Generator[None]:
    """While the application is made: end the process with a sentence where Qt would abort it."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    def hear(kind: QtMsgType, *_: object) -> None:
        if kind is QtMsgType.QtFatalMsg:
            os._exit(tell(_missing_for_plugins()))

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _missing_for_plugins() -> str:
    """Qt names one and the same library whichever is missing: ask the loader."""
    from PySide6.QtCore import QLibraryInfo

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    wanted = (pattern for name, pattern in _PLUGINS.items() if os.environ.get(name))
    for plugin in (path for pattern in wanted for path in sorted(folder.glob(pattern))):
        try:
            ctypes.CDLL(str(plugin))
        except OSError as error:
            if library := missing_library(error):
                return library
    return ""
