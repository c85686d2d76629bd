"""What a query asks for: the word's own keys, or, where no passage has them, those of words near it."""

from __future__ import annotations

from read_through import Read, meets

from holdall.vault.search.grammar import keys
from holdall.vault.search.matching import Wanted, wanted
from holdall.vault.search.query import parse


def asked(text: str, *passages: str, typing: bool = False) -> tuple[Wanted, ...]:
    return wanted(parse(text, typing=typing), Read(passages))


def test_a_known_word_is_asked_for_by_its_keys():
    assert asked("повесток", "повестка") == (Wanted(keys=keys("повесток")),)


def test_a_mistyped_word_stands_for_those_near_it():
    assert asked("пртокол", "протокол") == (Wanted(keys=frozenset({"protokol"})),)


def test_a_word_that_is_there_stands_for_no_other():
    assert asked("дело", "дело тело") == (Wanted(keys=keys("дело")),)


def test_a_word_near_nothing_is_asked_for_as_it_is():
    assert asked("каникулы", "протокол") == (Wanted(keys=keys("каникулы")),)


def test_a_phrase_forgives_nothing():
    assert asked('"пртокол суда"', "протокол суда") == (Wanted(phrase=("пртокол", "суда")),)


def test_an_unfinished_word_also_begins_others():
    assert asked("повес", "повестка", typing=True) == (Wanted(keys=keys("повес"), beginning="poves"),)


def test_an_unfinished_word_that_begins_nothing_is_taken_for_mistyped():
    assert asked("павестка", "повестка", typing=True) == (Wanted(keys=frozenset({"povestk"})),)


def test_reading_a_passage_tells_whether_it_meets_all():
    text = "Повестка Щербаковой в суд"
    assert meets(text, asked("повестки Shcherbakova", text))
    assert meets(text, asked("щерб", text, typing=True))
    assert meets(text, asked('"щербаковой в суд"', text))
    assert not meets(text, asked('"суд в"', text))
    assert not meets(text, asked("повестка обыск", text))
    assert not meets(text, ())
