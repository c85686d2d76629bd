"""Proposing Latin spellings by the rules of travel documents; never changes a spelling that is there.

The tables come from `transliteration_tables`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from holdall.case.person import NameForm, NameSystem

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class TransliterationTable:
    """One rule: capitals to Latin, rewrites tried first, and the letters nobody could check yet."""

    system: NameSystem
    letters: Mapping[str, str]
    rewrites: tuple[tuple[re.Pattern[str], str], ...]
    unsure_letters: frozenset[str]
    unsure_rewrites: bool
    languages: Mapping[str, TransliterationTable]
    """By BCP 47 tag: the same rule where a language differs."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A spelling to offer; `unsure` when it rests on a part of the rule that nobody could check yet."""

    form: NameForm
    unsure: bool


def propose(name: NameForm, table: TransliterationTable, *, language: str = "ru") -> Proposal:
    """The Latin spelling of a Cyrillic `name`; characters that the rule does not know stay as they are.

    A word in capitals stays in capitals.
    """
    table = table.languages.get(language, table)
    form = NameForm(
        surname=_latin(name.surname, table),
        given=_latin(name.given, table),
        patronymic=_latin(name.patronymic, table),
        system=table.system,
    )
    return Proposal(form, unsure=_rests_on_unsure(name.full.upper(), table))


def missing_spellings(
    names: Sequence[NameForm],
    tables: Mapping[NameSystem, TransliterationTable],
) -> tuple[Proposal, ...]:
    """Proposals for the systems and spellings that `names` lacks, made from its first Cyrillic form."""
    cyrillic = next((name for name in names if name.script == "Cyrl"), None)
    if cyrillic is None:
        return ()
    present = {name.system for name in names}
    spelt = {name.full.casefold() for name in names}
    found: list[Proposal] = []
    for system, table in tables.items():
        proposal = propose(cyrillic, table, language=likely_language(cyrillic))
        if system not in present and proposal.form.full.casefold() not in spelt:
            spelt.add(proposal.form.full.casefold())
            found.append(proposal)
    return tuple(found)


def likely_language(name: NameForm) -> str:
    """`be` or `uk` (BCP 47) when a letter of `name` says so, else `ru`; only a guess for proposals."""
    letters = set(name.full.upper())
    if "Ў" in letters:
        return "be"
    return "uk" if letters & set("ІЇЄҐ") else "ru"


def _latin(text: str, table: TransliterationTable) -> str:
    return _WORD.sub(lambda word: _latin_word(word[0], table), text)


def _latin_word(word: str, table: TransliterationTable) -> str:
    capitals = word.upper()
    parts: list[str] = []
    place = 0
    while place < len(capitals):
        latin, length = _next(capitals, place, table)
        parts.append(latin)
        place += length
    spelt = "".join(parts)
    if word == capitals and len(word) > 1:
        return spelt
    return spelt[:1] + spelt[1:].lower() if word[0].isupper() else spelt.lower()


def _next(capitals: str, place: int, table: TransliterationTable) -> tuple[str, int]:
    for pattern, latin in table.rewrites:
        match = pattern.match(capitals, place)
        if match:
            return latin, len(match[0])
    letter = capitals[place]
    return table.letters.get(letter, letter), 1


def _rests_on_unsure(capitals: str, table: TransliterationTable) -> bool:
    if not table.unsure_letters.isdisjoint(capitals):
        return True
    words = _WORD.findall(capitals)
    return table.unsure_rewrites and any(
        pattern.search(word) for pattern, _ in table.rewrites for word in words
    )
