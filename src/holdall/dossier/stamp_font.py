"""The font that stamps are set in: a subset of one shipped font, as PDF objects; it must not know where
stamps go.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from holdall.dossier.build_errors import StampGlyphError
from holdall.dossier.stamp import StampText

_PER_BLOCK = 100
"""Lines in one `bfchar` block of a CMap (the limit of the CMap format)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StampFont:
    """A subset with every glyph the stamps need; widths in thousandths of the type size."""

    glyphs: dict[str, int]
    widths: dict[int, float]
    program: bytes
    """The subset as a TrueType file."""
    box: tuple[int, int, int, int]
    ascent: int
    descent: int

    def encode(self, text: str) -> StampText:
        """`text` as glyph ids and its width."""
        ids = [self.glyphs[character] for character in text]
        return StampText("".join(f"{glyph:04X}" for glyph in ids), sum(self.widths[glyph] for glyph in ids))

    def to_unicode(self) -> bytes:
        """The CMap that lets readers extract and search the stamps."""
        lines = [
            f"<{glyph:04X}> <{character.encode('utf-16-be').hex().upper()}>"
            for character, glyph in self.glyphs.items()
        ]
        blocks = [lines[start : start + _PER_BLOCK] for start in range(0, len(lines), _PER_BLOCK)]
        body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
            f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{body}\n"
            "endcmap CMapName currentdict /CMap defineresource pop end end\n"
        ).encode("ascii")

    def width_array(self) -> str:
        """The PDF `/W` array."""
        return "[" + " ".join(f"{glyph} [{width:g}]" for glyph, width in sorted(self.widths.items())) + "]"


def load_stamp_font(path: Path, texts: Iterable[str]) -> StampFont:
    """The font at `path` cut down to the characters of `texts`.

    Raises `StampGlyphError` when the font lacks one.
    """
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font: Any = TTFont(io.BytesIO(path.read_bytes()), lazy=True)
    characters = sorted({" "}.union(*texts))
    mapping: dict[int, str] = font.getBestCmap()
    for character in characters:
        if ord(character) not in mapping:
            raise StampGlyphError(codepoint=ord(character))
    logging.getLogger("fontTools").setLevel(logging.WARNING)  # it would log what stamps say
    options = subset.Options()
    options.drop_tables += ["GSUB", "GPOS", "GDEF"]
    options.name_IDs, options.notdef_outline, options.hinting = [], True, False
    cutter: Any = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(character) for character in characters])
    cutter.subset(font)
    return _described(font, characters)


def _described(font: Any, characters: list[str]) -> StampFont:
    names: dict[int, str] = font.getBestCmap()
    glyphs = {character: int(font.getGlyphID(names[ord(character)])) for character in characters}
    scale = 1000 / int(font["head"].unitsPerEm)
    order: list[str] = font.getGlyphOrder()
    widths = {index: round(font["hmtx"].metrics[name][0] * scale, 3) for index, name in enumerate(order)}
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    out = io.BytesIO()
    font.save(out)
    head, hhea = font["head"], font["hhea"]
    box = tuple(round(value * scale) for value in (head.xMin, head.yMin, head.xMax, head.yMax))
    return StampFont(
        glyphs=glyphs,
        widths=widths,
        program=out.getvalue(),
        box=(box[0], box[1], box[2], box[3]),
        ascent=round(hhea.ascent * scale),
        descent=round(hhea.descent * scale),
    )
