"""What a person typed into the search box, as terms that must all be met; it must not know any index."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from holdall.vault.search.words import words

_QUOTED: Final = re.compile(r'["«“„”]([^"»“”„]*)(?:["»“”]|$)')
_BESIDE: Final = re.compile(r"[^\W_]$")
MOST_TERMS: Final = 16
"""Terms beyond these are left out: a pasted page is no question."""
SHORTEST_BEGINNING: Final = 3
"""Letters from which an unfinished word also stands for every word that begins with it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word in any of its forms, or, `exact`, words as they stand, next to each other.

    An `unfinished` word also stands for all that begin with it: the last one while somebody types.
    """

    forms: tuple[str, ...]
    exact: bool = False
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What must all be met by one passage; no term at all is met by none."""

    terms: tuple[Term, ...]


def parse(text: str, *, typing: bool = False) -> Query:
    """The query in `text`; what stands in quotation marks is exact. With `typing` its last word is unfinished
    when nothing follows it."""
    terms: list[Term] = []
    place = 0
    for quoted in _QUOTED.finditer(text):
        terms += _loose(text[place : quoted.start()])
        phrase = tuple(word.form for word in words(quoted[1]))
        if phrase:
            terms.append(Term(phrase, exact=True))
        place = quoted.end()
    rest = _loose(text[place:])
    if rest and typing and _BESIDE.search(text):
        last = rest.pop()
        rest.append(Term(last.forms, unfinished=len(last.forms[0]) >= SHORTEST_BEGINNING))
    return Query(tuple(dict.fromkeys((*terms, *rest)))[:MOST_TERMS])


def _loose(text: str) -> list[Term]:
    return [Term((word.form,)) for word in words(text)]
