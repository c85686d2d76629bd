"""Tiny fonts of every kind that PDFs embed, made here, and PDFs of one page that show text in them.

Every font holds .notdef, A and B (and, keyed by CID, their CIDs 0 to 2), which are 500, 600 and 700 wide.
"""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.eexec import encrypt
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

GLYPHS = (".notdef", "A", "B")
WIDTHS = dict(zip(GLYPHS, (500, 600, 700), strict=True))
NONSYMBOLIC, SYMBOLIC = 32, 4


def _builder(*, is_ttf: bool, unicodes: dict[int, str]) -> FontBuilder:
    builder = FontBuilder(1000, isTTF=is_ttf)
    builder.setupGlyphOrder(list(GLYPHS))
    builder.setupCharacterMap(unicodes)
    return builder


def true_type(*, subtables: tuple[tuple[int, int], ...] = ((3, 1), (1, 0)), base: int = 0) -> bytes:
    """A TrueType program; `base` is added to the codes of its `cmap` subtables."""
    builder = _builder(is_ttf=True, unicodes={base + 65: "A", base + 66: "B"})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((400, 0))
    pen.lineTo((400, 400))
    pen.closePath()
    builder.setupGlyf(dict.fromkeys(GLYPHS, pen.glyph()))
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in WIDTHS.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    first = builder.font["cmap"].tables[0]
    builder.font["cmap"].tables = [_subtable(first, *pair) for pair in subtables]
    return _saved(builder.font)


def _subtable(like: Any, platform: int, encoding: int) -> Any:
    table = type(like)(4) if platform == 3 else _mac_table()
    table.platformID, table.platEncID, table.language = platform, encoding, 0
    table.cmap = {code & (0xFFFF if platform == 3 else 0xFF): name for code, name in like.cmap.items()}
    return table


def _mac_table() -> Any:
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

    return CmapSubtable.newSubtable(0)


def _saved(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _charstring(width: int) -> T2CharString:
    return T2CharString(program=[width, 10, 10, "rmoveto", 50, "hlineto", 50, "vlineto", "endchar"])


def cff(*, is_keyed_by_cid: bool = False) -> bytes:
    """A bare CFF program."""
    builder = _builder(is_ttf=False, unicodes={65: "A", 66: "B"})
    strings = {name: _charstring(width) for name, width in WIDTHS.items()}
    builder.setupCFF("Test", {}, strings, {})
    table = builder.font["CFF "]
    if is_keyed_by_cid:
        _key_by_cid(table.cff)
    return table.compile(builder.font)


def _key_by_cid(fonts: Any) -> None:
    top = fonts.topDictIndex[0]
    part = FontDict()
    part.Private = top.Private
    part.setCFF2(False)
    top.ROS = ("Adobe", "Identity", 0)
    top.FDArray = FDArrayIndex()
    top.FDArray.append(part)
    top.FDSelect = FDSelect()
    top.FDSelect.format = 3
    top.FDSelect.gidArray = [0] * len(GLYPHS)
    top.CIDCount = len(GLYPHS)
    old = top.CharStrings
    names = [".notdef", *(f"cid{number:05}" for number in range(1, len(GLYPHS)))]
    old.charStrings = {new: old.charStrings[name] for new, name in zip(names, GLYPHS, strict=True)}
    for glyph in old.charStrings.values():
        glyph.fdSelectIndex = 0
    top.charset = names
    old.charset = names
    old.fdSelect, old.fdArray = top.FDSelect, top.FDArray
    for leftover in ("Private", "Encoding"):
        top.rawDict.pop(leftover, None)
        if hasattr(top, leftover):
            delattr(top, leftover)


def type1(*, encoding: bytes = b"/Encoding StandardEncoding def", matrix: bytes = b"0.001") -> bytes:
    """A Type 1 program in the parts that PDF embeds."""
    clear = (
        b"%%!PS-AdobeFont-1.0: Test\n/FontName /Test def\n/FontType 1 def\n/PaintType 0 def\n"
        b"/FontMatrix [%s 0 0 %s 0 0] readonly def\n%s\n/FontBBox {0 0 500 500} readonly def\n"
        b"currentfile eexec\n" % (matrix, matrix, encoding)
    )
    glyphs = b"".join(_type1_glyph(name, width) for name, width in WIDTHS.items())
    private = (
        b"dup /Private 8 dict dup begin\n/RD {string currentfile exch readstring pop} executeonly def\n"
        b"/ND {noaccess def} executeonly def\n/NP {noaccess put} executeonly def\n/BlueValues [] def\n"
        b"/password 5839 def\n2 index /CharStrings 3 dict dup begin\n" + glyphs + b"end\nend\n"
        b"readonly put\nnoaccess put\ndup/FontName get exch definefont pop\nmark currentfile closefile\n"
    )
    body, _ = encrypt(b"\0\0\0\0" + private, 55665)
    return clear + body + b"\n" + b"0" * 512 + b"\ncleartomark\n"


def _type1_glyph(name: str, width: int) -> bytes:
    code = b"\x8b" + bytes([247 + (width - 108) // 256, (width - 108) % 256]) + b"\x0d\x0e"
    sealed, _ = encrypt(b"\0\0\0\0" + code, 4330)
    return b"/%s %d RD %s ND\n" % (name.encode(), len(sealed), sealed)


class FontPage:
    """An open PDF of one page; `font`, `descriptor` and `below` (the CIDFont) may be changed first."""

    def __init__(self, kind: str) -> None:
        self.pdf = pikepdf.new()
        self.content = b"BT /F 20 Tf 50 50 Td (AB) Tj ET"
        self.below: Any = None
        self.descriptor: Any = None
        self.font: Any = getattr(self, f"_{kind}")()

    def data(self) -> bytes:
        """The file's bytes."""
        page = self.pdf.add_blank_page(page_size=(300, 300))
        page.obj.Resources = Dictionary(Font=Dictionary(F=self.font))
        page.obj.Contents = self.pdf.make_stream(self.content)
        out = io.BytesIO()
        self.pdf.save(out, static_id=True)
        return out.getvalue()

    def embed(self, key: str, program: bytes, **entries: Any) -> None:
        """Put a program into the descriptor in place of what is there."""
        for old in ("/FontFile", "/FontFile2", "/FontFile3"):
            if old in self.descriptor:
                del self.descriptor[old]
        self.descriptor[f"/{key}"] = self.pdf.make_stream(program, Length1=len(program), **entries)

    def _describe(self, flags: int) -> Any:
        return self.pdf.make_indirect(
            Dictionary(
                Type=Name.FontDescriptor, FontName=Name("/AAAAAA+Test"), Flags=flags, ItalicAngle=0,
                Ascent=800, Descent=-200, CapHeight=400, StemV=80, FontBBox=Array([0, 0, 500, 500]),
            )
        )  # fmt: skip

    def _simple(self, subtype: str, flags: int = NONSYMBOLIC) -> Any:
        self.descriptor = self._describe(flags)
        return self.pdf.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name(subtype), BaseFont=Name("/AAAAAA+Test"), FirstChar=65,
                LastChar=66, Widths=Array([600, 700]), Encoding=Name.WinAnsiEncoding,
                FontDescriptor=self.descriptor,
            )
        )  # fmt: skip

    def _truetype(self) -> Any:
        font = self._simple("/TrueType")
        self.embed("FontFile2", true_type())
        return font

    def _symbol(self) -> Any:
        font = self._simple("/TrueType", SYMBOLIC)
        del font["/Encoding"]
        self.embed("FontFile2", true_type(subtables=((3, 0),), base=0xF000))
        return font

    def _type1(self) -> Any:
        font = self._simple("/Type1")
        self.embed("FontFile", type1(), Length2=0, Length3=0)
        return font

    def _type1c(self) -> Any:
        font = self._simple("/Type1")
        self.embed("FontFile3", cff(), Subtype=Name.Type1C)
        return font

    def _composite(self, subtype: str) -> Any:
        self.content = b"BT /F 20 Tf 50 50 Td <00010002> Tj ET"
        self.descriptor = self._describe(SYMBOLIC)
        system = Dictionary(
            Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0
        )
        self.below = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name(subtype), BaseFont=Name("/AAAAAA+Test"), CIDSystemInfo=system,
                W=Array([1, Array([600, 700])]), FontDescriptor=self.descriptor,
            )
        )  # fmt: skip
        return self.pdf.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/AAAAAA+Test"),
                Encoding=Name("/Identity-H"), DescendantFonts=Array([self.below]),
            )
        )  # fmt: skip

    def _cid2(self) -> Any:
        font = self._composite("/CIDFontType2")
        self.below.CIDToGIDMap = Name.Identity
        self.embed("FontFile2", true_type())
        return font

    def _cid0(self) -> Any:
        font = self._composite("/CIDFontType0")
        self.embed("FontFile3", cff(is_keyed_by_cid=True), Subtype=Name.CIDFontType0C)
        return font

    def _type3(self) -> Any:
        glyphs = {
            f"/{name}": self.pdf.make_stream(b"%d 0 d0 0 0 400 400 re f" % width)
            for name, width in WIDTHS.items()
        }
        return self.pdf.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name.Type3, FirstChar=65, LastChar=66, Widths=Array([600, 700]),
                FontBBox=Array([0, 0, 500, 500]), FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
                CharProcs=Dictionary(glyphs), Resources=Dictionary(),
                Encoding=Dictionary(Differences=Array([65, Name.A, Name.B])),
            )
        )  # fmt: skip


KINDS = ("truetype", "symbol", "type1", "type1c", "cid2", "cid0", "type3")
