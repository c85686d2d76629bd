"""Writing a machine-readable zone for specimens and tests; an issued document's zone is only ever read."""

from __future__ import annotations

import re
import unicodedata

from holdall.case.mrz.check_digits import ALPHABET, FILLER, check_digit
from holdall.case.mrz.layouts import LAYOUTS, CheckedPart, Layout, MrzFormat, Span
from holdall.case.mrz.russian_alphabet import to_zone
from holdall.case.mrz.two_digit_years import two_digit_text
from holdall.case.mrz.zone_fields import ZoneFields
from holdall.case.person import Sex

_NUMBER_WIDTH = 9
_SERIES_IN_NUMBER = 3


def compose(fields: ZoneFields) -> tuple[str, ...]:
    """The zone's lines with every check digit; names are cut where the line ends.

    Raises `ValueError` when a value has characters that the zone cannot hold or is too long for its place.
    """
    layout = LAYOUTS[fields.format]
    zone = [[FILLER] * layout.width for _ in range(layout.line_count)]
    number, optional = _number_and_optional(fields, layout)
    _write(zone, layout.document_code, fields.document_code)
    _write(zone, layout.issuer, fields.issuer)
    _write(zone, layout.names, _names(fields)[: layout.names.width])
    _write(zone, layout.number, number)
    _write(zone, layout.nationality, fields.nationality)
    _write(zone, layout.birth, two_digit_text(fields.birth))
    _write(zone, layout.sex, _sex(fields.sex))
    _write(zone, layout.expiry, two_digit_text(fields.expires))
    _write(zone, layout.optional[0], optional)
    _write_checks(zone, layout, long_number=len(fields.number) > _NUMBER_WIDTH)
    return tuple("".join(line) for line in zone)


def _write(zone: list[list[str]], at: Span, text: str) -> None:
    if len(text) > at.width or not ALPHABET.issuperset(text):
        raise ValueError(f"does not fit line {at.line}, positions {at.first} to {at.last}")
    zone[at.line - 1][at.first - 1 : at.first - 1 + len(text)] = text


def _write_checks(zone: list[list[str]], layout: Layout, *, long_number: bool) -> None:
    for rule in layout.checks:  # in this order: the composite digit covers the others
        if long_number and rule.part is CheckedPart.NUMBER:
            continue
        lines = ["".join(line) for line in zone]
        covered = "".join(span.of(lines) for span in rule.covers)
        empty = rule.filler_when_empty and not covered.strip(FILLER)
        _write(zone, rule.at, FILLER if empty else check_digit(covered))


def _number_and_optional(fields: ZoneFields, layout: Layout) -> tuple[str, str]:
    if fields.format is MrzFormat.RU_INTERNAL:
        series, rest = fields.series[:_SERIES_IN_NUMBER], fields.series[_SERIES_IN_NUMBER:]
        return series + fields.number, rest + two_digit_text(fields.issued) + fields.department
    number, optional = fields.number, fields.optional.replace(" ", FILLER)
    if layout.format is MrzFormat.TD1 and len(number) > _NUMBER_WIDTH:
        rest = number[_NUMBER_WIDTH:] + check_digit(number)
        return number[:_NUMBER_WIDTH], f"{rest}{FILLER}{optional}".rstrip(FILLER)
    return number, optional


def _sex(sex: Sex | None) -> str:
    return sex.value if sex and sex is not Sex.UNSPECIFIED else FILLER


def _names(fields: ZoneFields) -> str:
    parts = [part for part in (fields.given, fields.patronymic) if part]
    if fields.format is MrzFormat.RU_INTERNAL:
        return FILLER.join([to_zone(fields.surname), "", *map(to_zone, parts)])
    return FILLER.join([_latin(fields.surname), "", *map(_latin, parts)])


def _latin(name: str) -> str:
    """Capitals without accents and apostrophes, fillers for spaces and hyphens (9303-3 §4.6)."""
    plain = "".join(
        char for char in unicodedata.normalize("NFD", name.upper()) if not unicodedata.combining(char)
    )
    return re.sub(r"[ -]+", FILLER, re.sub("['’ʼ]", "", plain))
