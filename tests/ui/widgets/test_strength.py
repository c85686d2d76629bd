"""The strength estimate errs on the low side and knows what people try first, in both languages."""

from __future__ import annotations

import pytest

from holdall.ui.widgets.strength import Strength, estimate_bits, strength
from holdall.ui.widgets.strength_meter import StrengthMeter


def points(text: str) -> list[int]:
    return [ord(char) for char in text]


@pytest.mark.parametrize(
    "phrase",
    [
        "a",
        "password",
        "пароль",
        "qwerty123",
        "йцукен123",
        "Password1!",
        "12345678901234",
        "zxcvbnm,./",
        "ghbdtn",
        "aaaaaaaaaaaaaaaaaaaa",
        "москва1990",
        "паролпароль",
        "iloveyou2022",
        "correct horse",
    ],
)
def test_what_is_tried_first_is_weak(phrase):
    assert strength(points(phrase)) is Strength.WEAK


@pytest.mark.parametrize(
    "phrase", ["лодка медный семь дождь окно ветер", "harbour copper window thunder basket lantern"]
)
def test_six_unrelated_words_are_strong(phrase):
    assert strength(points(phrase)) is Strength.STRONG


def test_nothing_is_empty():
    assert strength([]) is Strength.EMPTY


def test_a_repeated_word_adds_next_to_nothing():
    once, twice = estimate_bits(points("лодка-")), estimate_bits(points("лодка-лодка-"))
    assert twice - once < 5


def test_more_of_something_new_is_never_weaker():
    phrase = "лодка copper 7 дождь window!"
    bits = [estimate_bits(points(phrase[:end])) for end in (5, 12, 14, 20, len(phrase))]
    assert bits == sorted(bits)


@pytest.mark.parametrize("text", ["İstanbul", "straße", "ﬁne", "\U0001f600", "9²"])
def test_odd_characters_are_counted(text):
    assert estimate_bits(points(text)) > 0


def test_the_meter_says_it_in_words(qtbot):
    meter = StrengthMeter()
    qtbot.addWidget(meter)
    meter.measure(points("qwerty"))
    assert meter.level is Strength.WEAK
    assert meter._words.text().startswith("Weak")
    meter.show()
    assert not meter.grab().isNull()
