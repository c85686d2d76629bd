"""The shipped rules for spelling names in Latin letters, read once; proposes nothing itself."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from holdall.case.person import NameSystem
from holdall.case.transliteration import TransliterationTable
from holdall.case.transliteration_tables import tables_from
from holdall.resources import resource_path


@cache
def name_rules() -> Mapping[NameSystem, TransliterationTable]:
    """Every rule by its system, in the order of the file; raises `RuleTableError` when it is not right."""
    text = resource_path("rules", "transliteration.toml").read_text(encoding="utf-8")
    return MappingProxyType(tables_from(tomllib.loads(text)))
