from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from holdall.case.dates import PartialDate
from holdall.case.mrz import Mrz, MrzFormat, Remark, ZoneFields, compose, parse
from holdall.case.person import Sex

TODAY = date(2026, 11, 23)
FIELDS = ZoneFields(
    format=MrzFormat.RU_INTERNAL, document_code="PN", issuer="RUS", nationality="RUS",
    surname="ПОДЪЯЧЕВ", given="ЁЖИК", patronymic="ЭДУАРДОВИЧ", sex=Sex.MALE,
    series="4518", number="123456", birth=PartialDate("1990-03-14"), issued=PartialDate("2018-04-05"),
    department="770001",
)  # fmt: skip


def _read(lines: tuple[str, ...]) -> Mrz:
    return parse("\n".join(lines), today=TODAY)


def _with_data(data: str) -> tuple[str, ...]:
    """The zone with other positions 29 to 41, its digits left alone."""
    first, second = compose(FIELDS)
    return first, second[:28] + data + second[41:]


def _all_right(mrz: Mrz) -> bool:
    return all(check.right for check in mrz.checks)


def test_names_are_read_back_in_cyrillic() -> None:
    lines = compose(FIELDS)
    assert lines[0] == "PNRUSPODX83EV<<2JIK<6DUARDOVI3".ljust(44, "<")
    mrz = _read(lines)
    assert mrz.fields == FIELDS
    assert mrz.verified


def test_swapped_date_and_department_pass_every_digit_and_are_still_caught() -> None:
    mrz = _read(_with_data("8" + "770001" + "180405"))
    assert _all_right(mrz)
    assert mrz.remarks == (Remark.ISSUE_AND_DEPARTMENT_SWAPPED,)
    assert not mrz.verified
    assert mrz.fields.issued is None


def test_a_department_that_could_be_a_date_is_left_in_doubt() -> None:
    mrz = _read(compose(replace(FIELDS, department="140205")))
    assert _all_right(mrz)
    assert mrz.remarks == (Remark.ISSUE_AND_DEPARTMENT_ALIKE,)
    assert not mrz.verified


@pytest.mark.parametrize("issued", ["2010-05-05", "2011-06-30"])
def test_no_zone_was_issued_before_there_were_zones(issued: str) -> None:
    mrz = _read(compose(replace(FIELDS, issued=PartialDate(issued))))
    assert mrz.remarks == (Remark.ISSUE_NOT_A_DATE,)
    assert not mrz.verified


def test_an_issue_day_must_be_known() -> None:
    assert _read(compose(replace(FIELDS, issued=PartialDate("2018-04")))).remarks == (
        Remark.ISSUE_NOT_A_DATE,
    )


def test_nobody_gets_this_passport_before_fourteen() -> None:
    fields = replace(FIELDS, birth=PartialDate("1912-01-01"), issued=PartialDate("2022-04-05"))
    assert _read(compose(fields)).fields.birth == PartialDate("1912-01-01")


def test_leap_days_have_a_fourteenth_year_before() -> None:
    fields = replace(FIELDS, issued=PartialDate("2024-02-29"))
    assert _read(compose(fields)).fields == fields


def test_two_fillers_before_the_patronymic_are_read_too() -> None:
    first, second = compose(FIELDS)
    mrz = _read((first.replace("2JIK<6", "2JIK<<6")[:44], second))
    assert mrz.fields == FIELDS


def test_a_person_without_patronymic() -> None:
    fields = replace(FIELDS, patronymic="")
    assert _read(compose(fields)).fields == fields


def test_three_names_leave_open_which_is_which() -> None:
    mrz = _read(compose(replace(FIELDS, given="АННА МАРИЯ")))
    assert Remark.NAME_PARTS_UNCERTAIN in mrz.remarks
    assert (mrz.fields.given, mrz.fields.patronymic) == ("АННА МАРИЯ", "ЭДУАРДОВИЧ")


@pytest.mark.parametrize("name", ["PNRUS5<<2JIK", "PNRUSPOD<<1", "PNRUS"])
def test_signs_without_letter_are_in_doubt(name: str) -> None:
    mrz = _read((name.ljust(44, "<"), compose(FIELDS)[1]))
    assert Remark.NAMES_UNREADABLE in mrz.remarks
    assert not mrz.verified


def test_a_number_with_a_letter_is_in_doubt_even_when_the_digits_agree() -> None:
    first, second = compose(FIELDS)
    changed = second.replace("123456", "1234A6")  # not the value of 5, so digits fail as well
    same_sum = second.replace("770001", "77A001")  # A counts 10: no check digit can see it
    assert Remark.NUMBER_UNREADABLE in _read((first, changed)).remarks
    mrz = _read((first, same_sum))
    assert _all_right(mrz)
    assert not mrz.verified
