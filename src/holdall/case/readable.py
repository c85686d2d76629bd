"""What a record says in words, as its owner wrote or read them, without codes and ids; it formats nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from holdall.case.record import Record, is_id
from holdall.case.stored_file import StoredFile

_NO_WORDS = frozenset(
    {"sha256", "media_type", "imported_at", "modified_at", "problem", "language", "country"}
)
"""Fields whose texts are codes, times and checksums."""
_CLAIMS = frozenset({"title", "author", "subject", "description"})
"""What files say of themselves in words; the rest is of devices and programs."""


def readable(record: Record) -> str:
    """The texts of all fields, one a line, each once: names, titles, descriptions, places, numbers, dates."""
    return "\n".join(dict.fromkeys(text for text in _texts(record) if text))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        if not is_id(value):
            yield value
    elif isinstance(value, StoredFile):
        yield from (value.name, value.folder, *(claim for name, claim in value.claims if name in _CLAIMS))
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _NO_WORDS:
                yield from _texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:  # pyright: ignore[reportUnknownVariableType]
            yield from _texts(item)  # pyright: ignore[reportUnknownArgumentType]
