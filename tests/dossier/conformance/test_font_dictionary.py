"""Font dictionaries: names, descriptors, widths and encodings are read or refused."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, String

from holdall.dossier.conformance import font_dictionary
from holdall.dossier.conformance.font_dictionary import (
    base_font,
    is_symbolic,
    named_codes,
    number,
    program_of,
    simple_widths,
)
from holdall.dossier.conformance.not_proven import NotProvenError


def test_the_base_font_is_a_name_of_at_most_127_bytes() -> None:
    assert base_font(Dictionary(BaseFont=Name("/AAAAAA+Test"))) == "AAAAAA+Test"
    for value in (None, String("Test"), Name("/" + "n" * 128)):
        with pytest.raises(NotProvenError, match="font-dictionary"):
            base_font(Dictionary(BaseFont=value))


def test_the_program_hangs_at_the_descriptor(fonts: ModuleType) -> None:
    page = fonts.FontPage("type1c")
    program = program_of(page.font)
    assert program is not None
    assert (program.key, program.subtype) == ("/FontFile3", "/Type1C")
    assert program.data() == fonts.cff()
    page.descriptor.FontFile2 = program.stream
    with pytest.raises(NotProvenError, match="font-dictionary"):
        program_of(page.font)


def test_without_descriptor_or_program_there_is_none() -> None:
    assert program_of(Dictionary()) is None
    assert program_of(Dictionary(FontDescriptor=Dictionary())) is None


def test_a_program_that_is_no_stream_is_refused() -> None:
    with pytest.raises(NotProvenError, match="font-dictionary"):
        program_of(Dictionary(FontDescriptor=Dictionary(FontFile=1)))


def test_programs_that_are_damaged_or_too_large_are_refused(
    fonts: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = fonts.FontPage("type1c")
    program = program_of(page.font)
    assert program is not None
    monkeypatch.setattr(font_dictionary, "_LARGEST_PROGRAM", 9)
    with pytest.raises(NotProvenError, match="font-not-proven"):
        program.data()
    program.stream.Filter = Name.FlateDecode
    with pytest.raises(NotProvenError, match="font-damaged"):
        program.data()


@pytest.mark.parametrize(("flags", "expected"), [(4, True), (32, False), (4 | 64, True)])
def test_flags_tell_symbols_from_letters(flags: int, expected: bool) -> None:
    assert is_symbolic(Dictionary(FontDescriptor=Dictionary(Flags=flags))) is expected


@pytest.mark.parametrize("descriptor", [None, Dictionary(), Dictionary(Flags=0), Dictionary(Flags=36)])
def test_flags_that_do_not_are_refused(descriptor: Any) -> None:
    with pytest.raises(NotProvenError):
        is_symbolic(Dictionary(FontDescriptor=descriptor))


def test_widths_begin_at_the_first_code() -> None:
    font = Dictionary(FirstChar=65, LastChar=66, Widths=Array([600, 700.5]))
    assert simple_widths(font) == {65: 600, 66: 700.5}


@pytest.mark.parametrize(
    "changes", [{"FirstChar": 66}, {"LastChar": 256}, {"FirstChar": None}, {"Widths": Array([600, Name.A])}]
)
def test_widths_that_do_not_fit_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(NotProvenError):
        simple_widths(Dictionary(**{"FirstChar": 65, "LastChar": 66, "Widths": Array([600, 700]), **changes}))


def test_a_number_is_a_number() -> None:
    assert number(2) == 2
    with pytest.raises(NotProvenError, match="font-widths"):
        number(None)


def test_differences_come_before_base_and_built_in_encoding() -> None:
    plain = named_codes(Dictionary())
    assert plain.name(65) == ".notdef"
    assert plain.name(65, ("A",) * 256) == "A"
    base = named_codes(Dictionary(Encoding=Name.WinAnsiEncoding))
    assert base.name(65, ("x",) * 256) == "A"
    mixed = Dictionary(
        BaseEncoding=Name.MacRomanEncoding, Differences=Array([65, Name.x, Name.y, 70, Name.z])
    )
    found = named_codes(Dictionary(Encoding=mixed))
    assert [found.name(code) for code in (65, 66, 67, 70)] == ["x", "y", "C", "z"]


@pytest.mark.parametrize(
    "encoding",
    [
        Name.Nothing,
        Array([]),
        Dictionary(BaseEncoding=Name.Nothing),
        Dictionary(Differences=Name.A),
        Dictionary(Differences=Array([256, Name.A])),
        Dictionary(Differences=Array([65, String("A")])),
    ],
)
def test_other_encodings_are_refused(encoding: Any) -> None:
    with pytest.raises(NotProvenError, match="font-encoding"):
        named_codes(Dictionary(Encoding=encoding))
