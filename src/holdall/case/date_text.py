"""Dates as people type and read them, in English and Russian; must not guess what is ambiguous."""

from __future__ import annotations

import re

from holdall.case.date_words import ABOUT, MONTHS, PART_OF, SEASONS, WORDS, DateWords
from holdall.case.dates import PartialDate
from holdall.errors import InputUnusableError

_YEAR = r"(?P<year>\d{4})"
_END = r"(?: ?(?:г|год|года|году)\.?)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|-?го)?"
_WORD = r"(?P<word>[^\W\d_]+)\.?"
_SHAPES = tuple(
    re.compile(shape + _END)
    for shape in (
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)",
        rf"{_YEAR}-(?P<month>\d\d)",
        rf"(?:(?P<day>\d{{1,2}})\.)?(?P<month>\d{{1,2}})\.{_YEAR}",
        rf"{_DAY},? {_WORD},? {_YEAR}",
        rf"{_WORD} {_DAY},? {_YEAR}",
        rf"{_WORD},? {_YEAR}",
        rf"{_YEAR}-{_WORD}",
        rf"(?P<word>winter|зима|зимы|зимой) {_YEAR}[/–-](?P<second>\d\d|\d{{4}})",
        _YEAR,
    )
)
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_MONTHS_IN_YEAR = 12


class DateNotUnderstoodError(InputUnusableError):
    """A typed date cannot be told: `reason` is `ambiguous` (03/06/2022), `no-such-day` or `unknown`."""

    code = "date-not-understood"


def read_date(text: str) -> PartialDate | None:
    """The date that `text` says, or None when it is blank; raises `DateNotUnderstoodError`.

    Understands a day, month, season or year in digits or words (06.03.2022, 2022-03-06, 6 марта 2022 г.,
    March 6, 2022, весной 2022, winter 2021/22), with "about" in front, or "early", "в конце" and the like,
    which are kept in `as_stated`. Points mean day first. Slashes are refused unless only one reading exists.
    """
    stated = " ".join(text.split())
    words, about = _without(stated.lower(), ABOUT)
    words, part = _without(words, PART_OF)
    if not words:
        return None if not stated else _refuse("unknown")
    value = _value(words.removeprefix("в "))
    try:
        return PartialDate(value, approximate=about or part, as_stated=stated if part else "")
    except ValueError:
        return _refuse("no-such-day")


def write_date(date: PartialDate, language: str) -> str:
    """`date` written out in `language` (`en` or `ru`; any other gets English), never in digits alone.

    The words in `as_stated` are not part of it.
    """
    words = WORDS.get(language, WORDS["en"])
    return (
        words.about.format(_written(date, words, about=True)) if date.approximate else _written(date, words)
    )


def _refuse(reason: str) -> None:
    raise DateNotUnderstoodError(reason=reason)


def _without(words: str, beginnings: tuple[str, ...]) -> tuple[str, bool]:
    for beginning in beginnings:
        rest = words.removeprefix(beginning)
        if rest != words and (not beginning[-1].isalpha() or rest[:1] in {" ", "-", ""}):
            return rest.lstrip(" -"), True
    return words, False


def _value(words: str) -> str:
    if slashed := _SLASHES.fullmatch(words):
        return _slashed(*slashed.groups())
    found = next((match for match in (shape.fullmatch(words) for shape in _SHAPES) if match), None)
    if found is None:
        raise DateNotUnderstoodError(reason="unknown")
    parts = found.groupdict()
    word = parts.get("word")
    if word in SEASONS and not parts.get("day"):
        return _season(parts["year"], SEASONS[word], parts.get("second"))
    month = parts.get("month") or (_month(word) if word else None)
    return "-".join(filter(None, (parts["year"], _two_digits(month), _two_digits(parts.get("day")))))


def _month(word: str) -> str:
    if word not in MONTHS:
        raise DateNotUnderstoodError(reason="unknown")
    return str(MONTHS[word])


def _season(year: str, season: str, second_year: str | None) -> str:
    following = f"{int(year) + 1:04}"
    if second_year is not None and not following.endswith(second_year):
        raise DateNotUnderstoodError(reason="unknown")
    return f"{year}-{season}"


def _slashed(first: str, second: str, year: str) -> str:
    day, month = (second, first) if int(second) > _MONTHS_IN_YEAR else (first, second)
    if int(day) <= _MONTHS_IN_YEAR and day != month:
        raise DateNotUnderstoodError(reason="ambiguous")
    return f"{year}-{int(month):02}-{int(day):02}"


def _two_digits(number: str | None) -> str | None:
    return number.zfill(2) if number else None


def _written(date: PartialDate, words: DateWords, *, about: bool = False) -> str:
    year, month = date.first_day.year, date.first_day.month - 1
    match date.precision:
        case "day":
            return f"{date.first_day.day} {words.months_with_day[month]} {year}"
        case "month":
            # Only Russian has another form after "about"; in English a month alone is never shortened.
            inflected = about and words is WORDS["ru"]
            return f"{(words.months_with_day if inflected else words.months)[month]} {year}"
        case "season":
            season = date.value[5:]
            years = f"{year}–{year + 1}" if season == "winter" else str(year)
            return f"{(words.seasons_about if about else words.seasons)[season]} {years}"
        case _:
            return str(year)
