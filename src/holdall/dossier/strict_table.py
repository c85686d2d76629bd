"""Reads a TOML table key by key and names what is missing, mistyped or unknown; knows no profile."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar, cast

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
_MISSING = object()


class TableError(ValueError):
    """A table does not have the form it must have; the text says where and what."""


class StrictTable:
    """One table; every key must be taken before `finish`, which refuses what is left over."""

    def __init__(self, values: Mapping[str, object], where: str) -> None:
        self._values = dict(values)
        self._where = where

    def text(self, key: str, default: str | None = None) -> str:
        """A string; required unless there is a default."""
        return self._take(key, str, default)

    def number(self, key: str) -> float:
        """An integer or a float, as a float."""
        value = self._pop(key, None)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(key, "a number")
        return float(value)

    def size(self, key: str) -> int | None:
        """A positive whole number, or None when the key is absent."""
        value = self._values.pop(key, None)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 1):
            raise self.wrong(key, "a positive whole number")
        return value

    def flag(self, key: str) -> bool:
        """A boolean, false when absent."""
        return self._take(key, bool, default=False)

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """An array of strings."""
        value = self._pop(key, default)
        items = cast("list[object]", value if isinstance(value, list | tuple) else [None])
        if not all(isinstance(item, str) for item in items):
            raise self.wrong(key, "an array of strings")
        return tuple(cast("list[str]", items))

    def choice(self, key: str, kind: type[E]) -> E:
        """A string that is one of the enumeration's values."""
        return self._member(key, self.text(key), kind)

    def choices(self, key: str, kind: type[E]) -> tuple[E, ...]:
        """An array of the enumeration's values, none twice."""
        names = self.texts(key)
        if len(set(names)) != len(names):
            raise self.wrong(key, "an array without repeats")
        return tuple(self._member(key, name, kind) for name in names)

    def by_language(self, key: str) -> Mapping[str, str]:
        """A table of texts by language; English must be among them."""
        table = cast("dict[str, object]", self._take(key, dict, None))
        if "en" not in table or not all(isinstance(text, str) and text for text in table.values()):
            raise self.wrong(key, "texts by language, English among them")
        return cast("dict[str, str]", table)

    def table(self, key: str) -> StrictTable:
        """A table inside this one."""
        values = cast("dict[str, object]", self._take(key, dict, None))
        return StrictTable(values, f"{self._where}.{key}")

    def tables(self, key: str) -> list[StrictTable]:
        """An array of tables, empty when absent."""
        entries = cast("list[object]", self._take(key, list, []))
        if not all(isinstance(entry, dict) for entry in entries):
            raise self.wrong(key, "an array of tables")
        rows = cast("list[dict[str, object]]", entries)
        return [StrictTable(entry, f"{self._where}.{key}[{index}]") for index, entry in enumerate(rows)]

    def value(self, key: str) -> str | int | float | tuple[str, ...]:
        """A string, a number or an array of strings."""
        value = self._values.get(key)
        if isinstance(value, list):
            return self.texts(key)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            del self._values[key]
            return value
        raise self.wrong(key, "a string, a number or an array of strings")

    def finish(self) -> None:
        """Refuse keys that nobody took."""
        if self._values:
            raise TableError(f"{self._where}: unknown key {sorted(self._values)[0]!r}")

    def _pop(self, key: str, default: object) -> object:
        value = self._values.pop(key, _MISSING)
        if value is not _MISSING:
            return value
        if default is None:
            raise TableError(f"{self._where}: {key!r} is missing")
        return default

    def _take(self, key: str, kind: type[T], default: T | None) -> T:
        value = self._pop(key, default)
        if not isinstance(value, kind):
            raise self.wrong(key, f"of type {kind.__name__}")
        return value

    def _member(self, key: str, name: str, kind: type[E]) -> E:
        try:
            return kind(name)
        except ValueError:
            raise self.wrong(key, f"one of {', '.join(kind)}") from None

    def wrong(self, key: str, expected: str) -> TableError:
        """The error that `key` is not what it must be."""
        return TableError(f"{self._where}: {key!r} must be {expected}")
