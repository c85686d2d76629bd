"""Reading a machine-readable zone: fields, check digits right or wrong, and all that is left in doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from holdall.case.mrz.check_digits import FILLER
from holdall.case.mrz.checking import CheckDigit, check, long_number
from holdall.case.mrz.layouts import Layout, MrzFormat
from holdall.case.mrz.remarks import IN_DOUBT, Remark
from holdall.case.mrz.russian_passport import with_cyrillic_names, with_issue_data
from holdall.case.mrz.two_digit_years import expiry_date, past_date
from holdall.case.mrz.typed_text import CleanLines, clean
from holdall.case.mrz.zone_fields import ZoneFields
from holdall.case.person import NameForm, NameSystem, Sex

_SEXES = {"F": Sex.FEMALE, "M": Sex.MALE, "X": Sex.UNSPECIFIED, FILLER: Sex.UNSPECIFIED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mrz:
    """A zone as read; `unprotected` names the fields that no check digit covers, always the names."""

    lines: tuple[str, ...]
    fields: ZoneFields
    checks: tuple[CheckDigit, ...]
    remarks: tuple[Remark, ...]
    unprotected: tuple[str, ...]

    @property
    def verified(self) -> bool:
        """Every check digit recomputes and nothing is in doubt; says nothing about `unprotected` fields."""
        return all(check.right for check in self.checks) and IN_DOUBT.isdisjoint(self.remarks)

    @property
    def name_form(self) -> NameForm:
        """The spelling that the zone gives: Cyrillic for the Russian internal passport, else Latin."""
        fields = self.fields
        return NameForm(
            surname=fields.surname,
            given=fields.given,
            patronymic=fields.patronymic,
            system=NameSystem.PRINTED,
        )


def parse(text: str, *, today: date) -> Mrz:
    """Read a zone as typed or pasted; raises `MrzUnreadableError` when it is none.

    `today` decides which century two digits mean. Wrong check digits are findings, not errors.
    """
    found = clean(text)
    layout, lines = found.layout, found.lines
    fields, doubts = _fields(layout, lines, today)
    return Mrz(
        lines=lines,
        fields=fields,
        checks=tuple(check(layout, rule, lines) for rule in layout.checks),
        remarks=(*_mending(found), *doubts),
        unprotected=_unprotected(layout),
    )


def _mending(found: CleanLines) -> list[Remark]:
    remarks = [Remark.FILLERS_MENDED] if found.fillers_added else []
    return [*remarks, Remark.LETTERS_REPLACED] if found.letters_replaced else remarks


def _unprotected(layout: Layout) -> tuple[str, ...]:
    names = (
        ("surname", "given", "patronymic") if layout.format is MrzFormat.RU_INTERNAL else ("surname", "given")
    )
    optional = () if layout.protected.issuperset(layout.optional) else ("optional",)
    return (*names, "document_code", "issuer", "nationality", "sex", *optional)


def _fields(layout: Layout, lines: tuple[str, ...], today: date) -> tuple[ZoneFields, list[Remark]]:
    fields, remarks = _names(layout, lines)
    number, optional = _number_and_optional(layout, lines)
    sex = _SEXES.get(layout.sex.of(lines))
    fields = replace(
        fields,
        document_code=layout.document_code.of(lines).rstrip(FILLER),
        issuer=layout.issuer.of(lines).rstrip(FILLER),
        nationality=layout.nationality.of(lines).rstrip(FILLER),
        number=number,
        optional=optional,
        sex=sex,
        birth=past_date(layout.birth.of(lines), today),
        expires=expiry_date(layout.expiry.of(lines), today),
    )
    if sex is None:
        remarks.append(Remark.SEX_UNREADABLE)
    if not number:
        remarks.append(Remark.NUMBER_UNREADABLE)
    if layout.format is MrzFormat.RU_INTERNAL:
        fields, doubts = with_issue_data(fields, lines, today)
        remarks += doubts
    return fields, remarks + _date_remarks(layout, lines, fields)


def _date_remarks(layout: Layout, lines: tuple[str, ...], fields: ZoneFields) -> list[Remark]:
    doubts = (
        (layout.birth, fields.birth, Remark.BIRTH_NOT_A_DATE),
        (layout.expiry, fields.expires, Remark.EXPIRY_NOT_A_DATE),
    )
    return [doubt for span, read, doubt in doubts if read is None and span.of(lines).strip(FILLER)]


def _number_and_optional(layout: Layout, lines: tuple[str, ...]) -> tuple[str, str]:
    number = layout.number.of(lines).rstrip(FILLER)
    first, *others = (span.of(lines) for span in layout.optional)
    whole = long_number(layout, lines)
    if whole is not None:
        number, first = whole[:-1], first.partition(FILLER)[2]
    return number, " ".join(filter(None, (_text(part) for part in (first, *others))))


def _text(signs: str) -> str:
    return re.sub(f"{FILLER}+", " ", signs).strip()


def _names(layout: Layout, lines: tuple[str, ...]) -> tuple[ZoneFields, list[Remark]]:
    signs = layout.names.of(lines)
    surname, _, others = signs.rstrip(FILLER).partition(FILLER * 2)
    remarks = [] if signs.endswith(FILLER) else [Remark.NAMES_MAY_BE_CUT]
    fields = ZoneFields(format=layout.format, surname=_text(surname), given=_text(others))
    if layout.format is MrzFormat.RU_INTERNAL:
        fields, doubts = with_cyrillic_names(fields)
        return fields, remarks + doubts
    if any(char.isdigit() for char in signs) or not fields.surname:
        remarks.append(Remark.NAMES_UNREADABLE)
    return fields, remarks
