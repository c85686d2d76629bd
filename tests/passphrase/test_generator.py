"""A suggestion has enough words, each equally likely, from the chance that it is given."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from math import log2

import pytest

from holdall.passphrase import generator
from holdall.passphrase.generator import ENOUGH_BITS, suggest, words_needed
from holdall.passphrase.wordlists import GENERATOR_LANGUAGES, words


@pytest.mark.parametrize(("language", "count"), [("ru", 7), ("en", 6)])
def test_enough_words_and_none_too_many(language, count):
    bits = log2(len(words(f"generator-{language}")))
    assert words_needed(language) == count
    assert (count - 1) * bits < ENOUGH_BITS <= count * bits


@pytest.mark.parametrize("language", GENERATOR_LANGUAGES)
def test_words_come_from_the_list(language):
    known = set(words(f"generator-{language}"))
    drawn = suggest(language).decode().split(" ")
    assert len(drawn) == words_needed(language)
    assert set(drawn) <= known


def test_two_suggestions_differ():
    assert suggest("ru") != suggest("ru")


def test_the_given_chance_decides():
    known = words("generator-ru")
    draws = iter([0, 1, 2047, 2048, 4095, 65535, 7])
    drawn = suggest("ru", lambda size: next(draws).to_bytes(size)).decode().split(" ")
    assert drawn == [known[place] for place in (0, 1, 2047, 0, 2047, 2047, 7)]


def test_draws_that_would_favour_some_words_are_thrown_away():
    known = words("generator-en")
    fair = 65536 // len(known) * len(known)
    draws = iter([fair, 65535, fair - 1, 0, 1, 2, 3, 4])
    drawn = suggest("en", lambda size: next(draws).to_bytes(size)).decode().split(" ")
    assert drawn == [known[place] for place in (len(known) - 1, 0, 1, 2, 3, 4)]


@pytest.mark.parametrize("limit", [3, 5, 7776])
def test_every_word_is_equally_likely(limit):
    every = chain(value.to_bytes(2) for value in range(65536))
    fair = 65536 // limit * limit
    found = Counter(generator._below(limit, lambda _size: next(every)) for _ in range(fair))
    assert set(found.values()) == {fair // limit}
