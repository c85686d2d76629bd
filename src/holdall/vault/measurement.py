"""Length and SHA-256 of the database file, which nobody has open; it needs no key."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Final, Self

from holdall.vault import own_files
from holdall.vault.environment import Environment
from holdall.vault.file_system import FileKind
from holdall.vault.layout import Layout
from holdall.vault.side_thread import SideThread

_BLOCK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class FileState:
    """Length and SHA-256 of a file."""

    length: int
    sha256: bytes


class Measurement:
    """The file measured beside the derivation of a key, which takes longer unless the file is huge.

    A context manager that ends it, finished or not: a wrong passphrase is refused without waiting for it.
    """

    def __init__(self, layout: Layout, env: Environment) -> None:
        self._env = env
        # which generation counts the key will tell; only while a master key is replaced are there two
        there = (it for it in own_files.generations(layout, env) if env.fs.kind(it.index) is FileKind.FILE)
        self._layout = next(there, layout)
        self._stamp: object = None
        self._state = FileState(0, b"")
        self._stopped = False
        self._thread = SideThread()
        self._thread.do(self._run)

    def result(self, layout: Layout) -> FileState:
        """The database of `layout` as it is now, measured anew when it is another or was changed meanwhile.

        Raises `OSError`.
        """
        if layout == self._layout:
            self._thread.finish()
            if self._env.fs.stamp(layout.index) == self._stamp:
                return self._state
        self.stop()
        return measure(layout, self._env)

    def stop(self) -> None:
        """Give up the result; harmless when repeated."""
        self._stopped = True
        self._thread.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _run(self) -> None:
        self._stamp = self._env.fs.stamp(self._layout.index)
        self._state = measure(self._layout, self._env, lambda: self._stopped)


def measure(layout: Layout, env: Environment, is_stopped: Callable[[], bool] = lambda: False) -> FileState:
    """Measure the file here and now, or its beginning when stopped. Raises `OSError`."""
    digest = hashlib.sha256()
    length = 0
    buffer = memoryview(bytearray(_BLOCK))
    with closing(env.fs.open_read(layout.index)) as handle:
        while not is_stopped() and (count := env.fs.read_at(handle, length, buffer)):
            digest.update(buffer[:count])
            length += count
    return FileState(length, digest.digest())
