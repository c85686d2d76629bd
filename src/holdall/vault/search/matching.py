"""What of an index a query asks for: each term as the keys or forms that meet it; it must not know SQL.

A word that no passage has stands for the words that are a slip of a finger away from it, if there are any.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final, Protocol

from holdall.vault.search.grammar import keys
from holdall.vault.search.query import Query, Term
from holdall.vault.search.spelling import skeleton

_MOST_SLIPPED: Final = 8
"""Words that a mistyped one may stand for, for each of its keys."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What meets one term: any of `keys`, one that begins with `beginning`, or the `phrase` as it stands."""

    keys: frozenset[str] = frozenset()
    beginning: str = ""
    phrase: tuple[str, ...] = ()


class Vocabulary(Protocol):
    """The keys that the passages have."""

    def has(self, key: str) -> bool:
        """Whether a passage has this key."""
        ...

    def begins(self, beginning: str) -> bool:
        """Whether a passage has a key that begins so."""
        ...

    def near(self, key: str) -> Iterable[str]:
        """The keys of passages that forgiven slips make of `key`, nearest first."""
        ...


def wanted(query: Query, vocabulary: Vocabulary) -> tuple[Wanted, ...]:
    """What each term of `query` asks of an index with this vocabulary."""
    return tuple(_wanted(term, vocabulary) for term in query.terms)


def _wanted(term: Term, vocabulary: Vocabulary) -> Wanted:
    if term.exact:
        return Wanted(phrase=term.forms)
    form = term.forms[0]
    found = keys(form)
    beginning = skeleton(form) if term.unfinished else ""
    if any(vocabulary.has(it) for it in found) or (beginning and vocabulary.begins(beginning)):
        return Wanted(keys=found, beginning=beginning)
    slipped = (it for key in sorted(found) for it in islice(vocabulary.near(key), _MOST_SLIPPED))
    return Wanted(keys=frozenset(slipped) or found)
