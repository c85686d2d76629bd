"""Makes text that people typed fit for a page without changing what it says; knows no font."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufe00-\ufe0f\ufeff]")
"""Soft hyphens, variation selectors, controls that turn text around: typed text needs none of them.

Joiners (U+200C, U+200D) and direction marks (U+200E, U+200F) stay: Persian is written with them.
"""
_LINE_BREAK = re.compile("\r\n?|[\n\v\f\u0085\u2028\u2029]")
_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_SPACES = re.compile(r"\s+")
_CONTROL_CATEGORY = "Cc"


def one_line(text: str) -> str:
    """The text in NFC on one line: white space and control characters become single spaces."""
    return _SPACES.sub(" ", _clean(text)).strip()


def lines(text: str) -> str:
    """The text in NFC with its line breaks kept and each line as `one_line` makes it; no empty lines."""
    broken = _LINE_BREAK.sub("\n", text)
    return "\n".join(line for line in map(one_line, broken.split("\n")) if line)


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of the text, which empty lines separate; each as `lines` makes it, none empty."""
    broken = _LINE_BREAK.sub("\n", text)
    return tuple(found for found in map(lines, _PARAGRAPH_BREAK.split(broken)) if found)


def _clean(text: str) -> str:
    normal = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return "".join(" " if unicodedata.category(char) == _CONTROL_CATEGORY else char for char in normal)
