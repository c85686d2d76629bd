"""Names of countries in the language of a page, by the codes that documents print; knows no case."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from holdall.dossier.phrases import FALLBACK, primary
from holdall.resources import resource_path


def country_name(code: str, language: str) -> str:
    """The country that `code` stands for: ISO 3166-1 alpha-3, ICAO Doc 9303-3, or a state that is no more.

    A language without names gets English ones; a code that is not known comes back as it was typed.
    """
    return _names(primary(language)).get(code.strip().upper().rstrip("<"), code)


@cache
def _names(language: str) -> Mapping[str, str]:
    path = resource_path("countries") / f"{language}.toml"
    if not path.is_file():
        path = resource_path("countries") / f"{FALLBACK}.toml"
    return tomllib.loads(path.read_text("utf-8"))
