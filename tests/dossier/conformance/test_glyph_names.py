"""The encodings of PDF, compared with Python's own code pages, and names with their Unicode values."""

from __future__ import annotations

import pytest

from holdall.dossier.conformance.glyph_names import NOTDEF, encoding, mac_codes, standard, unicode_of


@pytest.mark.parametrize("name", ["WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding"])
def test_every_encoding_has_256_names_and_ascii_letters(name: str) -> None:
    found = encoding(name)
    assert found is not None
    assert len(found) == 256
    assert found[65:91] == tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert found[0] == NOTDEF


def test_win_ansi_is_the_code_page_but_for_its_two_doubles() -> None:
    found = encoding("WinAnsiEncoding")
    assert found is not None
    differing = {
        code
        for code in range(32, 256)
        if bytes([code]).decode("cp1252", "ignore")
        and unicode_of(found[code]) != ord(bytes([code]).decode("cp1252"))
    }
    assert differing == {0x7F, 0xA0, 0xAD}
    assert (found[0xA0], found[0xAD], found[0x7F], found[0x81]) == ("space", "hyphen", NOTDEF, NOTDEF)


def test_mac_roman_leaves_out_the_mathematical_signs() -> None:
    found = encoding("MacRomanEncoding")
    assert found is not None
    assert found[0xAD] == NOTDEF
    assert found[0xCA] == "space"
    assert found[0x8A] == "adieresis"
    assert mac_codes()["notequal"] == 0xAD
    assert NOTDEF not in mac_codes()


def test_standard_encoding_has_its_own_quotes() -> None:
    assert standard()[0x27] == "quoteright"


def test_other_encodings_are_not_known() -> None:
    assert encoding("MacExpertEncoding") is None


@pytest.mark.parametrize(("name", "value"), [("A", 0x41), ("afii10017", 0x410), ("nothing", None)])
def test_names_stand_for_unicode_values(name: str, value: int | None) -> None:
    assert unicode_of(name) == value


def test_a_name_for_two_characters_stands_for_none() -> None:
    assert unicode_of("dalethatafpatah") is None
