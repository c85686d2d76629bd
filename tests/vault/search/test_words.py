"""Words are cut and folded so that what nobody types alike is alike."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdall.vault.search.words import fold_word, words


def forms(text: str) -> list[str]:
    return [word.form for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Протокол № 5-123/2022", ["протокол", "5", "123", "2022"]),
        ("ещё ЕЩЕ", ["еще", "еще"]),
        ("Il'ya Ilʹya Il’ya", ["ilya", "ilya", "ilya"]),
        ("задер-\nжан, задер\u00adжан, задер\u00ad\nжан, задер-\r\nжан", ["задержан"] * 4),
        ("1990-\n1995", ["1990", "1995"]),
        ("кое-кто", ["кое", "кто"]),
        ("«отказ».", ["отказ"]),
        (unicodedata.normalize("NFD", "Йошкар-Ола"), ["йошкар", "ола"]),
        ("ﬁne ＡＢＣ", ["fine", "abc"]),
        ("سَلام שָׁלוֹם", ["سلام", "שלום"]),
        ("İstanbul", ["istanbul"]),
        ("snake_case", ["snake", "case"]),
        ("' - _ \u0301 ʹ", []),
    ],
)
def test_the_words_of_a_text(text, expected):
    assert forms(text) == expected


def test_a_word_says_where_it_stands():
    text = "— Суд, судья"
    assert [text[word.start : word.end] for word in words(text)] == ["Суд", "судья"]


@given(st.text())
def test_a_form_is_its_own_form_and_stands_in_the_text(text):
    for word in words(text):
        assert 0 <= word.start < word.end <= len(text)
        assert fold_word(text[word.start : word.end]) == word.form
        assert '"' not in word.form
        assert not any(letter.isspace() for letter in word.form)
