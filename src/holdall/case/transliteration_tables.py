"""Transliteration rules from the parsed `resources/rules/transliteration.toml`; reads no file itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from holdall.case.person import NameSystem
from holdall.case.transliteration import TransliterationTable
from holdall.errors import InputUnusableError

_FORMAT = 1
_NOT_RULES = frozenset({"format", "as_of", "base"})


class RuleTableError(InputUnusableError):
    """A transliteration rule is not in the form that this version reads; `table` names it."""

    code = "rule-table"


def tables_from(parsed: Mapping[str, object]) -> dict[NameSystem, TransliterationTable]:
    """The rules of a parsed file by system, in its order; raises `RuleTableError`."""
    if parsed.get("format") != _FORMAT:
        raise RuleTableError(table="format")
    base = _letters(_section(parsed, "base"), "base")
    tables = [_table(_section(parsed, key), key, base) for key in parsed if key not in _NOT_RULES]
    return {table.system: table for table in tables}


def _table(rule: Mapping[str, object], key: str, base: Mapping[str, str]) -> TransliterationTable:
    if key not in set(NameSystem):
        raise RuleTableError(table="unknown-system")
    letters, unsure = _unsure(rule, key)
    table = TransliterationTable(
        system=NameSystem(key),
        letters={**base, **_letters(rule, key)},
        rewrites=_rewrites(rule, key),
        unsure_letters=letters,
        unsure_rewrites=unsure,
        languages={},
    )
    if "languages" not in rule:
        return table
    languages = _section(rule, "languages")
    variants = {tag: _variant(_section(languages, tag), key, table) for tag in languages}
    return replace(table, languages=variants)


def _variant(rule: Mapping[str, object], key: str, table: TransliterationTable) -> TransliterationTable:
    letters, _ = _unsure(rule, key)
    return replace(table, letters={**table.letters, **_letters(rule, key)}, unsure_letters=letters)


def _section(parsed: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = parsed.get(key)
    if not isinstance(value, dict):
        raise RuleTableError(table=key)
    return cast("dict[str, object]", value)


def _letters(rule: Mapping[str, object], key: str) -> dict[str, str]:
    pairs = rule.get("letters")
    if not isinstance(pairs, str) or not all(pair[1:2] == "=" for pair in pairs.split()):
        raise RuleTableError(table=key)
    return {pair[0]: pair[2:] for pair in pairs.split()}


def _unsure(rule: Mapping[str, object], key: str) -> tuple[frozenset[str], bool]:
    """The letters to verify, and whether the rewrites are."""
    letters, rewrites = rule.get("verify"), rule.get("verify_rewrites", False)
    if not isinstance(letters, str) or not isinstance(rewrites, bool):
        raise RuleTableError(table=key)
    return frozenset(letters), rewrites


def _rewrites(rule: Mapping[str, object], key: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    try:
        rows = cast("list[dict[str, str]]", rule.get("rewrites", []))
        return tuple((re.compile(row["pattern"]), str(row["latin"])) for row in rows)
    except (KeyError, TypeError, re.error):
        raise RuleTableError(table=key) from None
