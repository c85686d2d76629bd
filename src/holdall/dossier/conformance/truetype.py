"""Reads of a TrueType program what tells glyphs and their widths: head, hhea, hmtx, maxp, cmap, post.

Reads every table where it lies and expands none, so that a hostile program costs no more than its size.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from fontTools.ttLib.standardGlyphOrder import standardGlyphOrder

_STANDARD_NAMES: Sequence[str] = standardGlyphOrder
_VERSIONS = frozenset({b"\0\1\0\0", b"true"})
_MOST_SEGMENTS = 8192
_LAST_CODE = 0xFFFF
Lookup = Callable[[int], int]
"""Character code → glyph, 0 for none."""


class TrueTypeProgram:
    """One TrueType font; raises `ValueError` or `struct.error` when it cannot be read."""

    def __init__(self, data: bytes) -> None:
        if data[:4] not in _VERSIONS:
            raise ValueError("version")
        self._data = data
        self._tables = _directory(data)
        (self._units,) = struct.unpack_from(">H", self._table("head"), 18)
        (self.glyph_count,) = struct.unpack_from(">H", self._table("maxp"), 4)
        (count,) = struct.unpack_from(">H", self._table("hhea"), 34)
        if not (self._units and 0 < count <= self.glyph_count and "glyf" in self._tables):
            raise ValueError("metrics")
        self._widths = struct.unpack_from(">" + "Hh" * count, self._table("hmtx"))[::2]

    def width(self, glyph: int) -> float:
        """Advance width in thousandths of the text size."""
        return self._widths[min(glyph, len(self._widths) - 1)] * 1000 / self._units

    @cached_property
    def subtables(self) -> dict[tuple[int, int], int]:
        """(platform, encoding) of every `cmap` subtable → where it starts in the table."""
        if "cmap" not in self._tables:
            return {}
        table = self._table("cmap")
        (count,) = struct.unpack_from(">H", table, 2)
        rows = [struct.unpack_from(">HHI", table, 4 + 8 * row) for row in range(count)]
        if len({row[:2] for row in rows}) != count:
            raise ValueError("cmap")
        return {(platform, encoding): start for platform, encoding, start in rows}

    def lookup(self, platform: int, encoding: int) -> Lookup | None:
        """How a subtable maps codes to glyphs; None when there is none. Raises `ValueError` for rare ones."""
        start = self.subtables.get((platform, encoding))
        return None if start is None else _lookup(self._table("cmap"), start)

    def high_byte(self) -> int:
        """The high byte that all codes of the symbol subtable (3, 0) share, else raises `ValueError`."""
        table, start = self._table("cmap"), self.subtables[3, 0]
        (form,) = struct.unpack_from(">H", table, start)
        if form != 4:  # noqa: PLR2004
            raise ValueError("format")
        ends, starts, _, _ = _segments(table, start)
        spans = [(low, high) for low, high in zip(starts, ends, strict=True) if low != _LAST_CODE]
        found = {code >> 8 for span in spans for code in span}
        if len(found) != 1 or not found <= {0, 0xF0, 0xF1, 0xF2}:
            raise ValueError("symbol codes")
        return found.pop() << 8

    @cached_property
    def names(self) -> Mapping[str, int]:
        """Glyph names → glyphs, from `post`; empty when that table holds none."""
        table = self._table("post") if "post" in self._tables else b"\0" * 4
        if table[:4] == b"\0\1\0\0":
            return {name: glyph for glyph, name in enumerate(_STANDARD_NAMES)}
        if table[:4] != b"\0\2\0\0":
            return {}
        (count,) = struct.unpack_from(">H", table, 32)
        indices = struct.unpack_from(f">{count}H", table, 34)
        own = _pascal_strings(table[34 + 2 * count :])
        every = [*_STANDARD_NAMES, *own]
        return {every[index]: glyph for glyph, index in enumerate(indices) if index < len(every)}

    def _table(self, tag: str) -> bytes:
        start, length = self._tables[tag]
        return self._data[start : start + length]


def _directory(data: bytes) -> dict[str, tuple[int, int]]:
    (count,) = struct.unpack_from(">H", data, 4)
    found: dict[str, tuple[int, int]] = {}
    for row in range(count):
        tag, _, start, length = struct.unpack_from(">4sIII", data, 12 + 16 * row)
        found[tag.decode("latin-1")] = (start, length)
    if not {"head", "maxp", "hhea", "hmtx"} <= found.keys():
        raise ValueError("tables")
    return found


def _lookup(table: bytes, start: int) -> Lookup:
    (form,) = struct.unpack_from(">H", table, start)
    if form == 0:
        glyphs = struct.unpack_from(">256B", table, start + 6)
        return lambda code: glyphs[code] if code < len(glyphs) else 0
    if form == 6:  # noqa: PLR2004
        first, count = struct.unpack_from(">HH", table, start + 6)
        trimmed = struct.unpack_from(f">{count}H", table, start + 10)
        return lambda code: trimmed[code - first] if 0 <= code - first < count else 0
    if form == 4:  # noqa: PLR2004
        return _segmented(table, start)
    raise ValueError("format")


def _segmented(table: bytes, start: int) -> Lookup:
    ends, starts, deltas, offsets = _segments(table, start)
    at = start + 16 + 6 * len(ends)
    """Where the offsets lie: they count from their own place."""

    def look(code: int) -> int:
        segment = bisect_left(ends, code)
        if segment == len(ends) or code < starts[segment]:
            return 0
        if not offsets[segment]:
            return (code + deltas[segment]) & _LAST_CODE
        place = at + 2 * segment + offsets[segment] + 2 * (code - starts[segment])
        (glyph,) = struct.unpack_from(">H", table, place)
        return (glyph + deltas[segment]) & _LAST_CODE if glyph else 0

    return look


def _segments(table: bytes, start: int) -> tuple[tuple[int, ...], ...]:
    """Ends, starts, deltas and offsets of a subtable of format 4."""
    (doubled,) = struct.unpack_from(">H", table, start + 6)
    count = doubled // 2
    if not 0 < count <= _MOST_SEGMENTS:
        raise ValueError("segments")
    row = f">{count}H"
    ends = struct.unpack_from(row, table, start + 14)
    if sorted(ends) != list(ends):
        raise ValueError("segments")
    rest = [struct.unpack_from(row, table, start + 16 + (2 * step) * count) for step in (1, 2, 3)]
    return (ends, *rest)


def _pascal_strings(data: bytes) -> list[str]:
    found: list[str] = []
    position = 0
    while position < len(data):
        length = data[position]
        found.append(data[position + 1 : position + 1 + length].decode("latin-1"))
        position += 1 + length
    return found
