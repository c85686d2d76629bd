"""Type 1 programs: encodings, widths in every spelling of numbers, and programs that are refused."""

from __future__ import annotations

from types import ModuleType

import pytest

from holdall.dossier.conformance import type1
from holdall.dossier.conformance.glyph_names import standard
from holdall.dossier.conformance.type1 import Type1Program


def test_widths_are_read_by_name(fonts: ModuleType) -> None:
    program = Type1Program(fonts.type1())
    assert (program.width("A"), program.width("B"), program.width("C")) == (600, 700, None)
    assert program.encoding == standard()


def test_an_encoding_of_its_own_is_read(fonts: ModuleType) -> None:
    written = b"/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 7 /A put\nreadonly def"
    program = Type1Program(fonts.type1(encoding=written))
    assert program.encoding[7] == "A"
    assert program.encoding[65] == ".notdef"


@pytest.mark.parametrize("matrix", [b"0.002", b"0.0015", b"1"])
def test_other_units_are_refused(fonts: ModuleType, matrix: bytes) -> None:
    with pytest.raises(ValueError, match="program"):
        Type1Program(fonts.type1(matrix=matrix))


def test_a_damaged_program_is_refused(fonts: ModuleType) -> None:
    whole = fonts.type1()
    start = whole.index(b"eexec") + 5
    with pytest.raises(ValueError, match="program"):
        Type1Program(whole[: start - 5])
    with pytest.raises(ValueError, match="charstrings"):
        Type1Program(whole[: start + 9])
    with pytest.raises(ValueError, match="encoding"):
        Type1Program(fonts.type1(encoding=b""))
    with pytest.raises(ValueError, match="program"):
        Type1Program(whole + bytes(1 << 20))


def test_a_program_without_notdef_is_refused(fonts: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "WIDTHS", {"A": 600})
    with pytest.raises(ValueError, match="charstrings"):
        Type1Program(fonts.type1())


@pytest.mark.parametrize(
    ("code", "width"),
    [
        (bytes([139, 139 + 100, 13]), 100),
        (bytes([139, 247, 0, 13]), 108),
        (bytes([139, 251, 0, 13]), -108),
        (bytes([139, 255, 0, 0, 3, 232, 13]), 1000),
        (bytes([139, 139 + 100, 139 + 2, 12, 12, 13]), 50),
        (bytes([139, 139, 139 + 7, 139, 12, 7]), 7),
    ],
)
def test_numbers_are_read_in_every_spelling(code: bytes, width: float) -> None:
    assert type1._width(code) == width


@pytest.mark.parametrize("code", [bytes([139, 9]), b"", bytes([139, 13])])
def test_a_glyph_that_does_not_begin_with_its_width_is_refused(code: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        type1._width(code)
