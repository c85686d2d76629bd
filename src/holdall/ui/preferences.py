"""What the user set: language, looks, auto-lock; kept inside the vault, never on the host."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Protocol

from holdall.ui.theme.theme import Look, Scheme

KEY = "ui.preferences"
AUTO_LOCK_CHOICES = (2, 5, 10, 15, 30, 60)
TEXT_SIZES = (90, 100, 115, 130, 145, 160)
"""Percent; the keys for larger and smaller text walk along these, so that the page Vault can show each."""


class Settings(Protocol):
    """A place for small texts inside the vault."""

    def get(self, name: str) -> str | None: ...
    def set(self, name: str, value: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Preferences:
    """Everything that is set; unknown or broken stored values fall back to these."""

    language: str = ""
    scheme: str = Scheme.SYSTEM.value
    percent: int = 100
    still: bool = False
    auto_lock_minutes: int = 10

    @property
    def look(self) -> Look:
        """The appearance part."""
        return Look(Scheme(self.scheme), self.percent, self.still)

    def to_text(self) -> str:
        """As stored."""
        return json.dumps(asdict(self), sort_keys=True)


def from_text(text: str | None) -> Preferences:
    """Read stored preferences; what is missing, of the wrong type or out of range is left at its default."""
    result = Preferences()
    try:
        stored = json.loads(text or "{}")
    except ValueError:
        return result
    if not isinstance(stored, dict):
        return result
    for name, value in stored.items():
        if name in result.__slots__ and type(value) is type(getattr(result, name)):
            result = replace(result, **{name: value})
    if result.scheme not in set(Scheme):
        result = replace(result, scheme=Scheme.SYSTEM.value)
    return result


def next_text_size(percent: int, *, larger: bool) -> int:
    """The next size up or down; the last one when there is no other."""
    if larger:
        return min((size for size in TEXT_SIZES if size > percent), default=TEXT_SIZES[-1])
    return max((size for size in TEXT_SIZES if size < percent), default=TEXT_SIZES[0])
