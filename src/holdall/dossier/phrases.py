"""Wording of generated pages by language; knows the phrase files, must not know what a page looks like."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from holdall.case.date_text import write_date
from holdall.case.date_words import WORDS
from holdall.case.dates import PartialDate
from holdall.dossier.profile import Confidence
from holdall.resources import resource_path

FALLBACK = "en"
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "ckb", "yi"})


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language; keys are `table.name`."""

    language: str
    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return self.texts["about.name"]

    @property
    def confidence(self) -> Confidence:
        """How sure the wording is."""
        return Confidence(self.texts["about.confidence"])

    def text(self, key: str, **values: str | int) -> str:
        """The phrase `key` with its `{placeholders}` filled in; raises `KeyError` for an unknown key."""
        return self.texts[key].format(**values) if values else self.texts[key]

    def optional(self, key: str, default: str) -> str:
        """The phrase `key`, or `default` where this language has none (names of rare languages)."""
        return self.texts.get(key, default)

    def counted(self, key: str, count: int) -> str:
        """`count` things in words: `KEY_one` for exactly one, `KEY_many` otherwise."""
        return self.texts[f"{key}_one"] if count == 1 else self.texts[f"{key}_many"].format(count=count)

    def pages(self, first: int, last: int) -> str:
        """A page or a range of pages in words."""
        if first == last:
            return self.text("exhibit.page", first=first)
        return self.text("exhibit.pages", first=first, last=last)

    def date(self, date: PartialDate) -> str:
        """A date in words, as vague as it is."""
        if self.language in WORDS:
            return write_date(date, self.language)
        plain = self._plain_date(date)
        return self.text("date.about", date=plain) if date.approximate else plain

    def date_range(self, start: PartialDate | None, end: PartialDate | None) -> str:
        """A date or a span of dates in words; empty when nothing is known."""
        known = [date for date in (start, end) if date is not None]
        words = list(dict.fromkeys(self.date(date) for date in known))
        return self.text("date.range", start=words[0], end=words[1]) if len(words) > 1 else "".join(words)

    def _plain_date(self, date: PartialDate) -> str:
        day, year = date.first_day, date.value[:4]
        match date.precision:
            case "day":
                month = self.lists["date.months"][day.month - 1]
                return self.text("date.day", day=day.day, month=month, year=year)
            case "month":
                month = self.lists["date.months"][day.month - 1]
                return self.text("date.month", month=month, year=year)
            case "season":
                season = date.value[5:]
                years = f"{year}–{date.last_day.year}" if season == "winter" else year
                return self.text("date.season", season=self.text(f"season.{season}"), year=years)
            case _:
                return year


def primary(language: str) -> str:
    """The primary subtag of a BCP 47 tag, in lower case: `ru` of `ru-RU`."""
    return language.partition("-")[0].lower()


def is_right_to_left(language: str) -> bool:
    """Whether pages in this language run from right to left."""
    return primary(language) in RIGHT_TO_LEFT


def available() -> tuple[str, ...]:
    """The languages that have their own phrases."""
    return tuple(sorted(path.stem for path in resource_path("phrases").glob("*.toml")))


@cache
def phrases(language: str) -> Phrases:
    """The phrases of `language`, or English ones (whose `.language` says so) where it has none."""
    wanted = primary(language)
    found = wanted if wanted in available() else FALLBACK
    tables = tomllib.loads((resource_path("phrases") / f"{found}.toml").read_text("utf-8"))
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for table, entries in tables.items():
        for name, value in cast("dict[str, str | list[str]]", entries).items():
            if isinstance(value, str):
                texts[f"{table}.{name}"] = value
            else:
                lists[f"{table}.{name}"] = tuple(value)
    return Phrases(found, texts, lists)
