"""Characters are read from bytes as they are, and keys stand where they stand on a keyboard."""

from __future__ import annotations

import pytest

from holdall.passphrase.characters import (
    KEYS,
    LEET,
    OTHER_LAYOUT,
    OTHER_LETTER,
    OTHER_SYMBOL,
    code,
    code_points,
    encode,
    is_upper,
    lower,
)


@pytest.mark.parametrize("text", ["", "abc", "Жёлтый", "ცხრა", "\U0001f600a", "é٣"])
def test_utf8_is_read(text):
    assert list(code_points(memoryview(text.encode()))) == [ord(char) for char in text]


@pytest.mark.parametrize(
    ("char", "small"),
    [("A", "a"), ("z", "z"), ("Я", "я"), ("Ё", "е"), ("ё", "е"), ("Ç", "ç"), ("7", "7"), ("é", "é")],
)
def test_small_letters(char, small):
    assert chr(lower(ord(char))) == small


@pytest.mark.parametrize(
    ("char", "large"), [("A", True), ("Ё", True), ("ё", False), ("ж", False), ("É", True)]
)
def test_capitals(char, large):
    assert is_upper(ord(char)) is large


def test_codes_are_those_of_the_lists():
    assert bytes(map(code, map(ord, "az09 ая"))) == encode("az09 ая")
    assert code(ord("კ")) == OTHER_LETTER
    assert code(ord("€")) == OTHER_SYMBOL


@pytest.mark.parametrize(
    ("typed", "meant"), [("gfhjkm", "пароль"), ("k.,jdm", "любовь"), ("зфыыцщкв", "password"), ("{>:", "хюж")]
)
def test_the_other_layout(typed, meant):
    assert encode(typed).translate(OTHER_LAYOUT) == encode(meant)


def test_a_sign_that_is_no_letter_in_the_other_layout_ends_the_word():
    assert encode("бюж=").translate(OTHER_LAYOUT) == bytes(4)


@pytest.mark.parametrize(
    ("typed", "meant", "which"), [("p@55w0rd", "password", 0), ("l0g1n", "login", 0), ("п4ела", "пчела", 2)]
)
def test_signs_for_letters(typed, meant, which):
    assert encode(typed).translate(LEET[which]) == encode(meant)


def test_one_key_types_a_letter_of_each_layout():
    keys = encode("qйfа;ж").translate(KEYS)
    assert keys[0] == keys[1]
    assert keys[2] == keys[3]
    assert keys[4] == keys[5]
    assert KEYS[0x20] == 0
