"""How far an import is, in one number; knows files only by their size."""

from __future__ import annotations

from typing import Final

from holdall.jobs.import_sources import Candidate, SourceList
from holdall.jobs.job import JobContext

_KIB: Final = 1024
_LOOK_COST: Final = 512 * 1024
"""What looking at one file counts as (bytes): about as long as hashing that much."""


class ImportProgress:
    """Bytes read twice over, plus a fixed cost of looking at each file, in KiB so that they fit 31 bits."""

    def __init__(self, context: JobContext, sources: SourceList) -> None:
        self._context = context
        self._total = 2 * sources.total_bytes + _LOOK_COST * len(sources.candidates)
        self._before = 0
        self._reading = 0
        self._looked = 0
        self._size = 0
        self._label = ""

    def begin(self, candidate: Candidate) -> None:
        """The next file is in hand."""
        self._before += 2 * self._size
        self._reading, self._size, self._label = 0, candidate.size, candidate.label
        self._report()

    def hashed(self, length: int) -> None:
        """So many bytes of it have been read the first time."""
        self._reading = min(length, self._size)
        self._report()

    def stored(self, length: int) -> None:
        """So many bytes of it lie in the vault."""
        self._reading = self._size + min(length, self._size)
        self._report()

    def end(self) -> None:
        """This file is dealt with, and need not be looked at."""
        self._reading = 2 * self._size
        self.committed()

    def committed(self) -> None:
        """One file, not necessarily the one in hand, is wholly done."""
        self._looked += _LOOK_COST
        self._report()

    def _report(self) -> None:
        done = self._before + self._reading + self._looked
        self._context.progress(done // _KIB, self._total // _KIB, self._label)
