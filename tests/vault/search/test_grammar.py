"""Words in any of their forms share a key, and words that have nothing to do with each other do not."""

from __future__ import annotations

import pytest

from holdall.vault.search.grammar import keys


@pytest.mark.parametrize(
    "same",
    [
        "суд суда суду судом судах",
        "повестка повесток повесткой",
        "отец отца отцу отцом",
        "человек человека люди людей людям",
        "ребенок ребенка дети детей",
        "день дня дней",
        "сутки суток суткам",
        "идти идет шел",
        "задержать задержали задержанного задержан",
        "щербаков щербакова щербаковой щербакову щербаковых",
        "юлия юлии юлию юлией yulia iuliia",
        "тбилиси tbilisi",
        "москва москвы москве moskva",
        "detain detained detains detaining",
        "protest protests протест протесты протестом",
        "passport passports паспорт паспорта",
        "shcherbakova щербаковой",
    ],
)
def test_forms_of_one_word_share_a_key_with_the_first(same):
    first, *others = same.split()
    for other in others:
        assert not keys(first).isdisjoint(keys(other)), (first, other, keys(first), keys(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("суд", "следствие"), ("протест", "протокол"), ("обыск", "допрос"), ("иванов", "петров"),
     ("дело", "тело"),     ("detain", "protest")],
)  # fmt: skip
def test_other_words_share_none(one, other):
    assert keys(one).isdisjoint(keys(other))


@pytest.mark.parametrize("form", ["2022", "სასამართლო", "محكمة", "ъ", "ж" * 41, "z" * 41])
def test_what_has_no_grammar_here_is_its_own_key(form):
    assert keys(form) == {form}


def test_every_digit_of_a_number_counts():
    assert keys("ab1100") != keys("ab10")
    assert keys("мр1122333") == keys("mp1122333")  # typed in Cyrillic and in Latin letters
    assert keys("мр1122333") != keys("мр123")


def test_what_a_reading_machine_mixed_up_is_found():
    assert keys("пpотокол") == keys("протокол")  # the second letter of the first is Latin
