"""Names for files on any stick and system: legal on FAT, visible, unique; knows nothing of what they hold."""

from __future__ import annotations

import re
import unicodedata

MAX_BYTES = 180
"""Bytes of UTF-8: below the 255 of ext4 and the 255 UTF-16 units of FAT, leaving room in a path of 260."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)", re.IGNORECASE)
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def legal_name(name: str, taken: set[str]) -> str:
    """A legal name as near to `name` as can be, keeping its extension, unlike any in `taken`; adds it there.

    `taken` holds folded names: on FAT, Windows and macOS `A.pdf` and `a.pdf` are one file.
    """
    clean = _clean(name)
    match = _EXTENSION.search(clean)
    stem, extension = (clean[: match.start()], match[0]) if match else (clean, "")
    number = 1
    while True:
        mark = f" ({number})" if number > 1 else ""
        candidate = _cut(stem, MAX_BYTES - len(f"{mark}{extension}")) + mark + extension
        if (folded := _folded(candidate)) not in taken:
            taken.add(folded)
            return candidate
        number += 1


def _clean(name: str) -> str:
    text = "".join(_visible(char) for char in unicodedata.normalize("NFC", name))
    text = " ".join(_FORBIDDEN.sub("_", text).split()).rstrip(". ")
    if not text or text.startswith((".", "-", "~")) or _RESERVED.match(text):
        text = f"_{text}"
    return text


def _visible(char: str) -> str:
    return "_" if unicodedata.category(char) in _HIDDEN_CATEGORIES else char


def _cut(stem: str, limit: int) -> str:
    """`stem` within `limit` bytes of UTF-8, no character split, no space or dot at the end."""
    cut = stem.encode()[:limit].decode(errors="ignore")
    return cut.rstrip(". ") or "_"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())
