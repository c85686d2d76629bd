"""English and Russian words of dates: what people type and how dates are written out; language data only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """The words one language writes dates with; months from January, seasons by their stored name."""

    months: tuple[str, ...]
    months_with_day: tuple[str, ...]
    """The form after a day and after "about", in languages that have one."""
    seasons: dict[str, str]
    seasons_about: dict[str, str]
    about: str
    """`{}` stands for the date."""


ENGLISH = DateWords(
    months=(
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ),
    months_with_day=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    seasons={"spring": "spring", "summer": "summer", "autumn": "autumn", "winter": "winter"},
    seasons_about={"spring": "spring", "summer": "summer", "autumn": "autumn", "winter": "winter"},
    about="about {}",
)  # fmt: skip

RUSSIAN = DateWords(
    months=(
        "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь",
        "ноябрь",
        "декабрь",
    ),
    months_with_day=(
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
        "ноября",
        "декабря",
    ),
    seasons={"spring": "весна", "summer": "лето", "autumn": "осень", "winter": "зима"},
    seasons_about={"spring": "весны", "summer": "лета", "autumn": "осени", "winter": "зимы"},
    about="около {}",
)  # fmt: skip

WORDS = {"en": ENGLISH, "ru": RUSSIAN}
"""By BCP 47 language."""

SEASONS = {
    **{word: season for words in WORDS.values() for season, word in words.seasons.items()},
    **{word: season for words in WORDS.values() for season, word in words.seasons_about.items()},
    "fall": "autumn", "весной": "spring", "летом": "summer", "осенью": "autumn", "зимой": "winter",
}  # fmt: skip
"""Every typed word for a season, in lower case."""

_PREPOSITIONAL = (
    "январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре", "октябре", "ноябре",
    "декабре",
)  # fmt: skip
_RUSSIAN_SHORT = ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")

MONTHS = {
    word.lower(): number
    for words in (
        ENGLISH.months, ENGLISH.months_with_day, RUSSIAN.months, RUSSIAN.months_with_day, _PREPOSITIONAL,
        _RUSSIAN_SHORT,
    )
    for number, word in enumerate(words, 1)
} | {"sept": 9, "нояб": 11, "сент": 9, "февр": 2}  # fmt: skip
"""Every typed word for a month, in lower case, to its number from 1."""

ABOUT = (
    "about", "around", "approximately", "approx.", "approx", "circa", "c.", "ca.", "~", "около", "ок.",
    "примерно", "приблизительно", "прибл.",
)  # fmt: skip
"""What people put before a date that they are not sure of; longer words before those they begin with."""

PART_OF = (
    "early", "mid", "late", "beginning of", "end of", "в начале", "в середине", "в конце", "начало",
    "середина",
    "конец", "начале", "середине", "конце",
)  # fmt: skip
"""Words for a part of a month, season or year: kept as stated, and the date is then approximate."""
