"""TrueType programs: widths, every kind of cmap subtable that is read, glyph names, and refusals."""

from __future__ import annotations

import io
import random
import struct
from types import ModuleType
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from holdall.dossier.conformance import truetype
from holdall.dossier.conformance.truetype import TrueTypeProgram


def test_widths_and_codes_are_read(fonts: ModuleType) -> None:
    program = TrueTypeProgram(fonts.true_type())
    assert program.glyph_count == 3
    assert [program.width(glyph) for glyph in range(3)] == [500, 600, 700]
    assert set(program.subtables) == {(3, 1), (1, 0)}
    for platform in program.subtables:
        look = program.lookup(*platform)
        assert look is not None
        assert [look(code) for code in (64, 65, 66, 67, 0xFFFE)] == [0, 1, 2, 0, 0]
    assert program.lookup(3, 0) is None


def test_the_last_width_holds_for_the_rest() -> None:
    program = object.__new__(TrueTypeProgram)
    program._widths, program._units = (100, 200), 2000
    assert [program.width(glyph) for glyph in (0, 1, 2, 9)] == [50, 100, 100, 100]


@pytest.mark.parametrize("base", [0, 0xF000, 0xF100, 0xF200])
def test_symbol_codes_share_a_high_byte(fonts: ModuleType, base: int) -> None:
    assert TrueTypeProgram(fonts.true_type(subtables=((3, 0),), base=base)).high_byte() == base


@pytest.mark.parametrize("base", [0x100, 0xF300, 0xF000 + 190])
def test_other_symbol_codes_are_refused(fonts: ModuleType, base: int) -> None:
    with pytest.raises(ValueError, match="symbol codes"):
        TrueTypeProgram(fonts.true_type(subtables=((3, 0),), base=base)).high_byte()


def test_a_subtable_of_format_6_and_of_unknown_format() -> None:
    trimmed = struct.pack(">HHHHH2H", 6, 14, 0, 65, 2, 1, 2)
    look = truetype._lookup(trimmed, 0)
    assert [look(code) for code in (64, 65, 66, 67)] == [0, 1, 2, 0]
    with pytest.raises(ValueError, match="format"):
        truetype._lookup(struct.pack(">H", 12), 0)


def test_a_segment_may_list_its_glyphs() -> None:
    ends, starts, deltas, offsets = (66, 0xFFFF), (65, 0xFFFF), (1, 1), (4, 0)
    table = struct.pack(
        ">7H2HH2H2H2H2H", 4, 0, 0, 4, 0, 0, 0, *ends, 0, *starts, *deltas, *offsets, 5, 0
    )  # fmt: skip
    look = truetype._lookup(table, 0)
    assert [look(code) for code in (64, 65, 66)] == [0, 6, 0]


def test_segments_out_of_order_are_refused() -> None:
    table = struct.pack(">7H2HH6H", 4, 0, 0, 4, 0, 0, 0, 66, 65, 0, 0, 0, 0, 0, 0, 0)
    with pytest.raises(ValueError, match="segments"):
        truetype._lookup(table, 0)
    with pytest.raises(ValueError, match="segments"):
        truetype._lookup(struct.pack(">7H", 4, 0, 0, 0, 0, 0, 0), 0)


def changed(fonts: ModuleType, change: Any) -> bytes:
    font = TTFont(io.BytesIO(fonts.true_type()))
    change(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def test_glyph_names_come_from_post(fonts: ModuleType) -> None:
    assert TrueTypeProgram(fonts.true_type()).names == {".notdef": 0, "A": 1, "B": 2}

    def nameless(font: Any) -> None:
        font["post"].formatType = 3.0

    def removed(font: Any) -> None:
        del font["post"]

    for change in (nameless, removed):
        assert TrueTypeProgram(changed(fonts, change)).names == {}


def test_own_names_follow_the_standard_ones(fonts: ModuleType) -> None:
    program = TrueTypeProgram(fonts.true_type())
    post = bytes.fromhex("00020000") + bytes(28) + struct.pack(">HHH", 2, 258, 36) + b"\x05hello"
    program._data, program._tables = post, {"post": (0, len(post))}
    assert program.names == {"hello": 0, "A": 1}


def test_the_first_format_of_post_means_the_standard_names(fonts: ModuleType) -> None:
    program = TrueTypeProgram(fonts.true_type())
    program._data, program._tables = bytes.fromhex("00010000"), {"post": (0, 4)}
    assert program.names["A"] == 36


def test_a_program_without_cmap_has_no_subtables(fonts: ModuleType) -> None:
    def removed(font: Any) -> None:
        del font["cmap"]

    assert TrueTypeProgram(changed(fonts, removed)).subtables == {}


@pytest.mark.parametrize("table", ["head", "hhea", "hmtx", "maxp", "glyf"])
def test_a_program_without_a_needed_table_is_refused(fonts: ModuleType, table: str) -> None:
    data = fonts.true_type().replace(table.encode(), b"xxxx")
    with pytest.raises(ValueError, match=r"tables|metrics"):
        TrueTypeProgram(data)


def test_other_formats_are_refused(fonts: ModuleType) -> None:
    with pytest.raises(ValueError, match="version"):
        TrueTypeProgram(b"OTTO" + fonts.true_type()[4:])


def test_a_damaged_program_raises_what_is_expected(fonts: ModuleType) -> None:
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")
    source, whole = random.Random(seed), fonts.true_type()
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(8):
            data[source.randrange(len(data))] = source.randrange(256)
        try:
            program = TrueTypeProgram(bytes(data))
            for platform in program.subtables:
                look = program.lookup(*platform)
                assert look is None or look(65) >= 0
        except (ValueError, struct.error, IndexError):
            continue
