"""Words are spelt in the other letters as people spell them."""

from __future__ import annotations

import pytest

from holdall.passphrase.transliteration import in_cyrillic, in_latin


@pytest.mark.parametrize(
    ("word", "spellings"),
    [
        ("привет", {"privet"}),
        ("любовь", {"lyubov", "ljubov"}),
        ("хорошо", {"khorosho", "horosho"}),
        ("щука", {"shchuka", "schuka"}),
        ("цой", {"tsoy", "coj"}),
    ],
)
def test_russian_in_latin(word, spellings):
    assert in_latin(word) == spellings


@pytest.mark.parametrize(
    ("word", "spelling"), [("hello", "хелло"), ("shadow", "шадов"), ("moon", "мун"), ("fox", "фокс")]
)
def test_english_in_russian(word, spelling):
    assert spelling in in_cyrillic(word)
