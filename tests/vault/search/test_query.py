"""What is typed becomes terms: words, exact phrases, an unfinished last word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdall.vault.search.query import MOST_TERMS, Term, parse


def word(form: str, *, unfinished: bool = False) -> Term:
    return Term((form,), unfinished=unfinished)


def exact(*forms: str) -> Term:
    return Term(forms, exact=True)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", ()),
        ("  … ", ()),
        ("Суд отказал", (word("суд"), word("отказал"))),
        ('"Басманный суд" арест', (exact("басманный", "суд"), word("арест"))),
        ("арест «Басманный суд»", (word("арест"), exact("басманный", "суд"))),
        ("„не вышел“ год", (exact("не", "вышел"), word("год"))),
        ('до "без конца', (word("до"), exact("без", "конца"))),
        ('"" суд', (word("суд"),)),
        ("суд суд", (word("суд"),)),
    ],
)
def test_the_terms_of_a_text(text, terms):
    assert parse(text).terms == terms


def test_the_last_word_is_unfinished_while_somebody_types():
    assert parse("суд отка", typing=True).terms == (word("суд"), word("отка", unfinished=True))


@pytest.mark.parametrize("text", ["суд отка ", 'суд "отка"', "суд отка."])
def test_what_is_followed_by_anything_is_finished(text):
    assert not any(term.unfinished for term in parse(text, typing=True).terms)


def test_two_letters_stand_for_themselves():
    assert parse("су", typing=True).terms == (word("су"),)


def test_the_same_word_finished_and_unfinished_is_two_terms():
    assert len(parse("суд суд", typing=True).terms) == 2


def test_a_pasted_page_is_cut():
    assert len(parse(" ".join(str(number) for number in range(1000))).terms) == MOST_TERMS


@given(st.text())
def test_nothing_typed_can_break_it(text):
    for typing in (False, True):
        for term in parse(text, typing=typing).terms:
            assert term.forms
            assert all(term.forms)
