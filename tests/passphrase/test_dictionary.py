"""The dictionary holds every list, the likeliest reading of a word first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from math import log2

import pytest

from holdall.passphrase import dictionary as module
from holdall.passphrase.dictionary import dictionary, number
from holdall.passphrase.wordlists import words


def test_a_word_has_the_bits_of_its_earliest_place():
    rank = words("passwords").index("dragon") + 1
    assert words("frequent-en").index("dragon") > rank
    assert dictionary().words[number("dragon")] == pytest.approx(log2(rank))


@pytest.mark.parametrize("word", ["privet", "horosho", "хелло", "луковица", "smith", "tshirt", "t-shirt"])
def test_each_source_is_in_it(word):
    assert number(word) in dictionary().words


def test_transliteration_costs_more_than_the_word():
    assert dictionary().words[number("dengi")] >= dictionary().words[number("деньги")] + 1


def test_stems_are_words_without_their_ending():
    known = dictionary()
    assert number("луковиц") in known.stems
    assert number("t-shirt") not in known.stems
    assert number("ут") not in known.stems
    assert {number("ами"), number("ing")} <= known.endings


def test_no_word_is_nothing():
    assert 0 not in dictionary().words
    assert 0 not in dictionary().stems


def test_from_several_threads_it_is_read_once(monkeypatch):
    read: list[str] = []
    monkeypatch.setattr(module, "words", lambda name: read.append(name) or words(name))
    module._read.cache_clear()
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: dictionary(), range(4)))
    assert all(each is found[0] for each in found)
    assert read.count("passwords") == 1
