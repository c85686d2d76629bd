"""The shipped word lists are what their description says."""

from __future__ import annotations

import re

import pytest

from holdall.passphrase.wordlists import GENERATOR_LANGUAGES, words
from holdall.resources import resource_path


@pytest.mark.parametrize(
    ("name", "count", "pattern"),
    [
        ("generator-en", 7776, r"[a-z]+(-[a-z]+)?"),
        ("generator-ru", 2048, r"[а-я]{4,8}"),
        ("frequent-ru", 30_000, r"[а-я]{2,20}"),
        ("frequent-en", 20_000, r"[a-z]{2,20}"),
        ("passwords", 15_032, r"[a-z0-9а-я]{3,20}"),
        ("names-en", 6_000, r"[a-z]{3,20}"),
    ],
)
def test_each_list_has_its_words_once(name, count, pattern):
    listed = words(name)
    assert len(listed) == len(set(listed)) == count
    assert all(re.fullmatch(pattern, word) for word in listed)


def test_no_two_russian_words_to_suggest_differ_by_one_letter():
    listed = words("generator-ru")
    shapes: dict[str, str] = {}
    for word in listed:
        for shape in {word} | {word[:place] + "*" + word[place + 1 :] for place in range(len(word))}:
            assert shapes.setdefault(shape, word) == word
    known = set(listed)
    assert not [
        word for word in listed for place in range(len(word)) if word[:place] + word[place + 1 :] in known
    ]


def test_every_word_to_suggest_is_measured_as_a_word():
    from holdall.passphrase.dictionary import dictionary, number

    for language in GENERATOR_LANGUAGES:
        listed = words(f"generator-{language}")
        assert all(number(word.replace("-", "")) in dictionary().words for word in listed)


def test_every_list_and_licence_is_named_in_the_sources():
    folder = resource_path("wordlists")
    sources = (folder / "SOURCES.md").read_text(encoding="utf-8")
    for path in folder.iterdir():
        assert path.name == "SOURCES.md" or path.name in sources or f"`{path.name}`" in sources
    for licence in re.findall(r"`((?:CC|MIT)[\w.-]+\.txt)`", sources):
        assert (folder / licence).stat().st_size > 1000
