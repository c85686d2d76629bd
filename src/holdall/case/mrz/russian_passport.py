"""What only the Russian internal passport's zone has: three Cyrillic names, issue date, department code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from holdall.case.dates import PartialDate
from holdall.case.mrz.layouts import LAYOUTS, MrzFormat
from holdall.case.mrz.remarks import Remark
from holdall.case.mrz.russian_alphabet import from_zone
from holdall.case.mrz.two_digit_years import past_date
from holdall.case.mrz.zone_fields import ZoneFields

_LAYOUT = LAYOUTS[MrzFormat.RU_INTERNAL]
_FIRST_ZONE = date(2011, 7, 1)  # order 279/2011 came into force
_FIRST_AGE = 14


def with_cyrillic_names(fields: ZoneFields) -> tuple[ZoneFields, list[Remark]]:
    """`fields` with surname, given name and patronymic read back from the zone's signs."""
    surname, others = from_zone(fields.surname), from_zone(fields.given)
    if not surname or others is None:
        return fields, [Remark.NAMES_UNREADABLE]
    given, _, patronymic = others.rpartition(" ") if " " in others else (others, "", "")
    # With three names the zone does not say whether two are given or the patronymic has two words.
    remarks = [Remark.NAME_PARTS_UNCERTAIN] if others.count(" ") > 1 else []
    return replace(fields, surname=surname, given=given, patronymic=patronymic), remarks


def with_issue_data(
    fields: ZoneFields, lines: tuple[str, ...], today: date
) -> tuple[ZoneFields, list[Remark]]:
    """`fields` with the series completed, issue date and department code, positions 29 to 41 of line 2.

    Swapping the two blocks of six leaves every check digit as it was, because weights repeat every three
    places. Some programs print them the wrong way round: only plausibility can tell.
    """
    data = _LAYOUT.optional[0].of(lines)
    first, second = _issue_date(data[1:7], today), _issue_date(data[7:13], today)
    fields = replace(
        fields,
        series=fields.number[:3] + data[0],
        number=fields.number[3:],
        issued=first,
        department=data[7:13],
        optional="",
        birth=past_date(_LAYOUT.birth.of(lines), _fourteen_years_before(first.first_day if first else today)),
    )
    return fields, [*_date_remarks(first, second), *_digit_remarks(fields)]


def _date_remarks(first: PartialDate | None, second: PartialDate | None) -> list[Remark]:
    if first is None:
        return [Remark.ISSUE_AND_DEPARTMENT_SWAPPED if second else Remark.ISSUE_NOT_A_DATE]
    return [Remark.ISSUE_AND_DEPARTMENT_ALIKE] if second else []


def _digit_remarks(fields: ZoneFields) -> list[Remark]:
    digits = fields.series + fields.number + fields.department
    return [] if digits.isdigit() and len(digits) == 4 + 6 + 6 else [Remark.NUMBER_UNREADABLE]


def _issue_date(digits: str, today: date) -> PartialDate | None:
    found = past_date(digits, today)
    return found if found and found.precision == "day" and found.first_day >= _FIRST_ZONE else None


def _fourteen_years_before(day: date) -> date:
    return date(day.year - _FIRST_AGE, day.month, min(day.day, 28))
