from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdall.case.date_text import DateNotUnderstoodError, read_date, write_date
from holdall.case.date_words import MONTHS, WORDS
from holdall.case.dates import PartialDate

_SEASONS = ("spring", "summer", "autumn", "winter")
DATES = st.builds(
    PartialDate,
    value=st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)).flatmap(
        lambda day: st.sampled_from(
            [
                day.isoformat(),
                day.isoformat()[:7],
                day.isoformat()[:4],
                f"{day.year}-{_SEASONS[day.month % 4]}",
            ]
        )
    ),
    approximate=st.booleans(),
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("06.03.2022", "2022-03-06"), ("6.3.2022", "2022-03-06"), ("2022-03-06", "2022-03-06"),
        ("6 марта 2022", "2022-03-06"), ("6 МАРТА 2022 г.", "2022-03-06"),
        ("6-го марта 2022 года", "2022-03-06"),
        ("6 мар. 2022", "2022-03-06"), ("6 March 2022", "2022-03-06"), ("6 Mar 2022", "2022-03-06"),
        ("March 6, 2022", "2022-03-06"), ("6th March 2022", "2022-03-06"), ("1st of", None),
        ("Sept. 3, 2022", "2022-09-03"), ("март 2022", "2022-03"), ("марта 2022", "2022-03"),
        ("в марте 2022 года", "2022-03"), ("March 2022", "2022-03"), ("03.2022", "2022-03"),
        ("2022-03", "2022-03"), ("май 2022", "2022-05"), ("мая 2022", "2022-05"),
        ("весна 2022", "2022-spring"), ("весной 2022", "2022-spring"), ("Spring 2022", "2022-spring"),
        ("fall 2021", "2021-autumn"), ("зима 2021/22", "2021-winter"), ("winter 2021–2022", "2021-winter"),
        ("зима 2021", "2021-winter"), ("2022-spring", "2022-spring"), ("2022", "2022"), ("2022 г.", "2022"),
        ("  6   марта\t2022 ", "2022-03-06"), ("13/03/2022", "2022-03-13"), ("03/13/2022", "2022-03-13"),
        ("03/03/2022", "2022-03-03"),
    ],
)  # fmt: skip
def test_what_people_type(text: str, value: str | None) -> None:
    if value is None:
        with pytest.raises(DateNotUnderstoodError):
            read_date(text)
    else:
        assert read_date(text) == PartialDate(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("около 2015", "2015"), ("ок. 2015 г.", "2015"), ("~2015", "2015"), ("c. 2015", "2015"),
        ("circa 2015", "2015"),
        ("about March 2022", "2022-03"), ("примерно 6 марта 2022", "2022-03-06"),
        ("около весны 2022", "2022-spring"),
    ],
)  # fmt: skip
def test_dates_nobody_is_sure_of(text: str, value: str) -> None:
    assert read_date(text) == PartialDate(value, approximate=True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("В начале марта 2022", "2022-03"), ("early March 2022", "2022-03"), ("mid-2022", "2022"),
        ("конец весны 2022", "2022-spring"), ("около конца 2022", None), ("about early 2022", "2022"),
    ],
)  # fmt: skip
def test_parts_are_kept_as_stated(text: str, value: str | None) -> None:
    if value is None:
        with pytest.raises(DateNotUnderstoodError):
            read_date(text)
    else:
        assert read_date(text) == PartialDate(value, approximate=True, as_stated=text)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_is_no_date(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("03/06/2022", "ambiguous"), ("30.02.2022", "no-such-day"), ("32.01.2022", "no-such-day"),
        ("01.13.2022", "no-such-day"), ("13/13/2022", "no-such-day"), ("06.03.22", "unknown"),
        ("вчера", "unknown"), ("6 фев", "unknown"), ("6 Foo 2022", "unknown"), ("6 spring 2022", "unknown"),
        ("около", "unknown"), ("зима 2021/23", "unknown"), ("март", "unknown"), ("2022-3", "unknown"),
        ("0000", "no-such-day"), ("earlyish 2022", "unknown"), ("٢٠٢٢x", "unknown"),
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_refused(text: str, reason: str) -> None:
    with pytest.raises(DateNotUnderstoodError) as caught:
        read_date(text)
    assert caught.value.params == {"reason": reason}


@pytest.mark.parametrize(
    ("value", "approximate", "english", "russian"),
    [
        ("2022-03-06", False, "6 Mar 2022", "6 марта 2022"),
        ("2022-03", False, "March 2022", "март 2022"),
        ("2022-spring", False, "spring 2022", "весна 2022"),
        ("2021-winter", False, "winter 2021–2022", "зима 2021–2022"),
        ("2022", False, "2022", "2022"),
        ("2022-03-06", True, "about 6 Mar 2022", "около 6 марта 2022"),
        ("2022-03", True, "about March 2022", "около марта 2022"),
        ("2022-spring", True, "about spring 2022", "около весны 2022"),
        ("2015", True, "about 2015", "около 2015"),
    ],
)
def test_dates_are_written_out(value: str, approximate: bool, english: str, russian: str) -> None:
    partial = PartialDate(value, approximate=approximate)
    assert write_date(partial, "en") == english
    assert write_date(partial, "ru") == russian
    assert write_date(partial, "ka") == english


@settings(max_examples=200, deadline=None)
@given(DATES, st.sampled_from(["en", "ru"]))
def test_what_is_written_is_understood(partial: PartialDate, language: str) -> None:
    assert read_date(write_date(partial, language)) == partial


def test_every_language_has_twelve_months_and_four_seasons() -> None:
    for words in WORDS.values():
        assert len(set(words.months)) == len(set(words.months_with_day)) == 12
        assert tuple(words.seasons) == tuple(words.seasons_about) == _SEASONS
    assert set(MONTHS.values()) == set(range(1, 13))
