"""The piece shown has the words found, marked, and is one short line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from holdall.vault.search import snippet as search_snippet
from holdall.vault.search.grammar import keys
from holdall.vault.search.matching import Wanted
from holdall.vault.search.snippet import SNIPPET_LENGTH, Snippet, snippet

FILLING = "мама мыла раму долго и старательно " * 20


def marked(found: Snippet) -> list[str]:
    return [found.text[start:end] for start, end in found.marks]


def one(word: str) -> tuple[Wanted, ...]:
    return (Wanted(keys=keys(word)),)


def test_the_word_found_is_marked_with_some_of_what_stands_around_it():
    found = snippet(f"{FILLING}вынесен приговор суда {FILLING}", one("приговоры"))
    assert marked(found) == ["приговор"]
    assert "вынесен приговор суда" in found.text
    assert found.text.startswith("… ")
    assert found.text.endswith(" …")
    assert len(found.text) <= SNIPPET_LENGTH + 4


def test_a_short_text_is_shown_whole_on_one_line():
    assert snippet("Приговор\nсуда", one("суд")) == Snippet("Приговор суда", ((9, 13),))


def test_the_piece_with_the_most_different_words_is_shown():
    text = f"суд суд суд {FILLING} суд отказал {FILLING}"
    found = snippet(text, (*one("суд"), *one("отказать")))
    assert marked(found) == ["суд", "отказал"]


def test_a_phrase_is_marked_where_it_stands_and_nowhere_else():
    found = snippet("не суд, а Басманный суд", (Wanted(phrase=("басманный", "суд")),))
    assert marked(found) == ["Басманный", "суд"]


def test_a_word_begun_is_marked_whole():
    assert marked(snippet("Пришла повестка", (Wanted(keys=keys("пове"), beginning="pove"),))) == ["повестка"]


def test_without_a_hit_the_beginning_is_shown():
    found = snippet(FILLING, one("приговор"))
    assert found.marks == ()
    assert found.text.startswith("мама мыла")


def test_an_empty_text_shows_nothing():
    assert snippet("", one("приговор")) == Snippet("", ())


def test_a_page_of_nothing_but_hits_takes_no_longer_than_one_of_a_few(monkeypatch):
    counted = 0
    real = search_snippet._window

    def window(text, found, hits):
        nonlocal counted
        counted = len(hits)
        return real(text, found, hits)

    monkeypatch.setattr(search_snippet, "_window", window)
    assert snippet("суд " * 12_000, one("суд")).text.startswith("суд суд")
    assert counted == search_snippet._MOST_HITS


@given(st.text(st.sampled_from("суд дом\n.«Ё"), max_size=600))
def test_marks_are_the_words_found_whatever_the_text(text):
    found = snippet(text, one("суд"))
    assert "\n" not in found.text
    for start, end in found.marks:
        assert not keys(found.text[start:end].casefold().replace("ё", "е")).isdisjoint(keys("суд"))
