"""Specimen passports: spreads and data pages with machine-readable zones that recompute."""

from __future__ import annotations

from PIL import Image

from holdall.case.mrz import compose
from holdall.jobs.sample.canvas import FAINT, INK, Canvas, Colour
from holdall.jobs.sample.family import CITY, REGION, Member
from holdall.jobs.sample.portrait import portrait

_WIDTH, _HEIGHT = 1240, 870
_FOLD = 800
"""Where the main spread of an internal passport folds."""
_ROSE: Colour = (178, 92, 92)
_GREEN: Colour = (92, 138, 112)


def foreign_passport(member: Member) -> Image.Image:
    """The data page of a passport for travel."""
    page = Canvas.blank(_WIDTH, _HEIGHT, (247, 241, 232))
    for top in range(40, 660, 150):
        page.guilloche((0, top, _WIDTH, top + 130), _ROSE)
    page.text((60, 74), "РОССИЙСКАЯ ФЕДЕРАЦИЯ / RUSSIAN FEDERATION", 27, weight="Bold", colour=(120, 52, 56))
    page.text((60, 108), "Паспорт / Passport", 20, colour=FAINT)
    _photo(page, member, (60, 150), 330, 420)
    for x, label, value in (
        (430, "Тип / Type", "P"),
        (560, "Код государства / Code", "RUS"),
        (830, "Номер паспорта / Passport No.", f"{member.passport[:2]} {member.passport[2:]}"),
    ):
        page.label((x, 168), label, value, size=28)
    rows = (
        ("Фамилия / Surname", f"{member.surname.upper()} / {member.latin_surname}"),
        ("Имя / Given names", f"{member.given.upper()} {member.patronymic.upper()} / {member.latin_given}"),
        ("Гражданство / Nationality", "РОССИЙСКАЯ ФЕДЕРАЦИЯ / RUSSIAN FEDERATION"),
        ("Дата рождения / Date of birth", _points(member.born)),
        ("Пол / Sex", "Ж / F" if member.sex == "F" else "М / M"),
        ("Место рождения / Place of birth", f"Г. {CITY.upper()} / RUSSIA"),
    )
    for row, (label, value) in enumerate(rows):
        page.label((430, 238 + row * 62), label, value, size=25)
    page.label((860, 424), "Дата выдачи / Date of issue", _points(member.passport_issued), size=25)
    page.label((860, 486), "Действителен до / Date of expiry", _points(member.passport_expires), size=25)
    page.label((430, 610), "Орган, выдавший документ / Authority", "ОРГАН-ОБРАЗЕЦ 99001", size=25)
    page.signature((900, 630), 200, f"signature {member.given}")
    _zone(page, compose(member.foreign_zone), 730)
    page.mark_specimen()
    return page.image


def internal_passport(member: Member) -> Image.Image:
    """The main spread of an internal passport: who issued it above, the holder below."""
    page = Canvas.blank(_WIDTH, 1640, (246, 236, 230))
    for top in range(20, 1560, 160):
        page.guilloche((0, top, _WIDTH, top + 150), _ROSE if top + 150 < _FOLD else _GREEN)
    _issuing_half(page, member)
    page.draw.line((0, _FOLD, _WIDTH, _FOLD), fill=(*FAINT, 110), width=3)
    _holder_half(page, member)
    _zone(page, compose(member.internal_zone), 1500)
    page.mark_specimen(size=84)
    return page.image


def registration_page(member: Member) -> Image.Image:
    """The page with the stamp of where the holder lived."""
    page = Canvas.blank(_WIDTH, _HEIGHT, (246, 236, 230))
    for top in range(20, 800, 160):
        page.guilloche((0, top, _WIDTH, top + 150), _GREEN)
    page.text((_WIDTH / 2, 90), "МЕСТО ЖИТЕЛЬСТВА", 34, weight="Bold", anchor="ms")
    left, top = 300, 190
    page.draw.rectangle((left, top, left + 640, top + 344), outline=(*_INK_STAMP, 210), width=4)
    lines = (
        "ОРГАН-ОБРАЗЕЦ 990-001", "ЗАРЕГИСТРИРОВАНА" if member.sex == "F" else "ЗАРЕГИСТРИРОВАН",
        REGION, f"г. {CITY}", "ул. Липовая    дом 14    кв. 36", _points(member.issued),
    )  # fmt: skip
    for row, line in enumerate(lines):
        page.text((left + 30, top + 58 + row * 50), line, 28, colour=_INK_STAMP)
    page.signature((700, 640), 180, f"registrar {member.given}")
    page.text((_WIDTH - 90, 810), f"{member.series[:2]} {member.series[2:]} {member.number}", 26, anchor="rs")
    page.mark_specimen()
    return page.image


_INK_STAMP: Colour = (62, 66, 140)


def _issuing_half(page: Canvas, member: Member) -> None:
    page.text((_WIDTH / 2, 110), "РОССИЙСКАЯ ФЕДЕРАЦИЯ", 40, weight="Bold", anchor="ms", colour=(120, 52, 56))
    rows = (
        ("Паспорт выдан", "ОРГАНОМ-ОБРАЗЦОМ"),
        ("", f"ПО Г. {CITY.upper()}"),
        ("Дата выдачи", f"{_points(member.issued)}        Код подразделения  {_code(member.department)}"),
    )
    for row, (label, value) in enumerate(rows):
        y = 230 + row * 78
        page.text((90, y), label, 24, colour=FAINT)
        page.text((330, y), value, 30)
        page.draw.line((320, y + 10, 1140, y + 10), fill=(*FAINT, 140), width=1)
    page.text((90, 560), "Личный код", 22, colour=FAINT)
    page.signature((330, 560), 210, f"officer {member.department}")
    page.round_seal((860, 600), 120, "ОРГАН-ОБРАЗЕЦ ВЕРЕСНОГОРСК", "ДЛЯ\nОБРАЗЦА")
    _serial(page, member, 60, 740)


def _holder_half(page: Canvas, member: Member) -> None:
    _photo(page, member, (80, 900), 300, 390)
    rows = (
        ("Фамилия", member.surname.upper()),
        ("Имя", member.given.upper()),
        ("Отчество", member.patronymic.upper()),
        ("Пол", f"{'ЖЕН.' if member.sex == 'F' else 'МУЖ.'}     Дата рождения   {_points(member.born)}"),
        ("Место рождения", f"ГОР. {CITY.upper()}"),
    )
    for row, (label, value) in enumerate(rows):
        y = 920 + row * 84
        page.text((430, y), label, 22, colour=FAINT)
        page.text((640, y), value, 31)
        page.draw.line((630, y + 12, 1150, y + 12), fill=(*FAINT, 140), width=1)
    _serial(page, member, 60, 1380)


def _serial(page: Canvas, member: Member, x: int, y: int) -> None:
    page.text((x, y), f"{member.series[:2]} {member.series[2:]}   {member.number}", 34, colour=(156, 44, 48))


def _photo(page: Canvas, member: Member, at: tuple[int, int], width: int, height: int) -> None:
    page.image.paste(portrait(member.look, width, height), at)
    page.draw.rectangle((*at, at[0] + width, at[1] + height), outline=(*FAINT, 160), width=2)


def _zone(page: Canvas, lines: tuple[str, ...], top: int) -> None:
    page.draw.rectangle((0, top - 48, page.width, top + 116), fill=(255, 255, 255, 235))
    for row, line in enumerate(lines):
        page.grid_text((62, top + 10 + row * 58), line, 34, (page.width - 110) / 44, INK)


def _points(day: str) -> str:
    return ".".join(reversed(day.split("-")))


def _code(department: str) -> str:
    return f"{department[:3]}-{department[3:]}"
