"""The streams a person or a script reads: results on one, notes and progress on the other; knows no vault."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from io import BufferedWriter, TextIOWrapper
from typing import TextIO, cast

_KEEP = frozenset("\n\t")
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d")  # needed to spell Farsi and Indic words
_ERASE_LINE = "\r\x1b[K"


def printable(text: str) -> str:
    """`text` with every character that could steer a terminal or reorder a line shown as `\\u....`.

    File names and titles come from strangers: an escape sequence or a direction override in one
    must not be able to rewrite what the screen says.
    """
    return "".join(_shown(char) for char in text)


def _is_safe(char: str) -> bool:
    return char in _KEEP or char in _JOINERS or unicodedata.category(char) not in _UNSAFE


def _shown(char: str) -> str:
    if _is_safe(char):
        return char
    return f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"  # noqa: PLR2004


def one_line(text: str) -> str:
    """`printable` text with every run of white space as one space."""
    return " ".join(printable(text).split())


class Console:
    """Results go to `out`, all else to `err`: notes; remarks and progress only when that is a terminal."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self._out = out
        self._err = err
        self.is_watched = err.isatty()
        """Whether anybody may be looking at notes and progress."""
        self._progress = ""
        for stream in (out, err):
            _configure(stream)

    def say(self, text: str = "") -> None:
        """Print lines of a result for people."""
        self._clear()
        print(printable(text), file=self._out, flush=True)

    def document(self, document: Mapping[str, object]) -> None:
        """Print a result for programs: one JSON document, UTF-8, keys in the order given."""
        self._clear()
        _configure(self._out, encoding="utf-8")
        text = json.dumps(document, ensure_ascii=False, indent=2)
        # only strings can hold such characters, and there JSON has an escape for each
        safe = "".join(char if _is_safe(char) else json.dumps(char)[1:-1] for char in text)
        print(safe, file=self._out, flush=True)

    def note(self, text: str) -> None:
        """Print a remark or an error beside the result."""
        self._clear()
        print(printable(text), file=self._err, flush=True)

    def remark(self, text: str) -> None:
        """Print a remark that only somebody who looks can use; nothing when nobody does."""
        if self.is_watched:
            self.note(text)

    def progress(self, done: int, total: int, item: str = "") -> None:
        """Show how far the work is, in place; nothing at all when nobody looks."""
        if not self.is_watched:
            return
        share = f"{done * 100 // total:3d} %" if total else f"{done}"
        line = f"{share}  {one_line(item)}"[:78]
        if line != self._progress:
            self._err.write(_ERASE_LINE + line)
            self._err.flush()
            self._progress = line

    def deliver(self) -> None:
        """Send what is still buffered; a reader who has left must not make the exit noisy."""
        try:
            self._out.flush()
        except BrokenPipeError:
            self.abandon()

    def abandon(self) -> None:
        """Nobody reads the results any more: let what is still buffered go nowhere, not fail at exit."""
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._out.fileno())
            os.close(nowhere)

    def _clear(self) -> None:
        if self._progress:
            self._err.write(_ERASE_LINE)
            self._err.flush()
            self._progress = ""


def _configure(stream: TextIO, *, encoding: str | None = None) -> None:
    """Make `stream` escape what it cannot write; a name that is no Unicode becomes `\\udcxx`, as in JSON."""
    if isinstance(stream, TextIOWrapper):
        cast("TextIOWrapper[BufferedWriter]", stream).reconfigure(
            encoding=encoding, errors="backslashreplace"
        )
