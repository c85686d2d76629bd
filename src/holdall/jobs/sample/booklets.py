"""Certificates and a military booklet of the invented family, drawn."""

from __future__ import annotations

from PIL import Image

from holdall.jobs.sample.canvas import FAINT, Canvas, Colour, font
from holdall.jobs.sample.family import ANNA, CITY, MARIA, REGION, TIMOFEY, Member
from holdall.jobs.sample.portrait import portrait

_GREEN: Colour = (92, 138, 112)
_BLUE: Colour = (92, 116, 160)
_OLIVE: Colour = (122, 118, 84)


def birth_certificate() -> Image.Image:
    """The child's birth certificate, with a clear margin around the sheet (an alpha channel)."""
    rows = (
        ("Фамилия, имя, отчество", f"{MARIA.surname} {MARIA.given} {MARIA.patronymic}"),
        ("родилась", "27.08.2016  двадцать седьмого августа две тысячи шестнадцатого года"),
        ("Место рождения", f"г. {CITY}, {REGION}"),
        ("запись акта о рождении", "№ 0017 от 06 сентября 2016 года"),
        ("Отец", f"{TIMOFEY.surname} {TIMOFEY.given} {TIMOFEY.patronymic}"),
        ("Мать", f"{ANNA.surname} {ANNA.given} {ANNA.patronymic}"),
        ("Место государственной регистрации", f"Отдел ЗАГС-ОБРАЗЕЦ г. {CITY}"),
        ("Дата выдачи", "06 сентября 2016 г."),
    )
    sheet = _certificate("СВИДЕТЕЛЬСТВО О РОЖДЕНИИ", "I-ОБ  № 000017", rows, _GREEN)
    framed = Image.new("RGBA", (sheet.width + 80, sheet.height + 80), (0, 0, 0, 0))
    framed.paste(sheet, (40, 40))
    return framed


def marriage_certificate() -> Image.Image:
    """The parents' marriage certificate."""
    rows = (
        ("Он", f"{TIMOFEY.surname} {TIMOFEY.given} {TIMOFEY.patronymic}, 02.11.1986"),
        ("Она", f"Рябинина {ANNA.given} {ANNA.patronymic}, 14.05.1988"),
        ("заключили брак", "15.06.2013  пятнадцатого июня две тысячи тринадцатого года"),
        ("запись акта", "№ 0024"),
        ("после заключения брака присвоены фамилии", f"ему {TIMOFEY.surname}, ей {ANNA.surname}"),
        ("Место государственной регистрации", f"Отдел ЗАГС-ОБРАЗЕЦ г. {CITY}"),
        ("Дата выдачи", "15 июня 2013 г."),
    )
    return _certificate("СВИДЕТЕЛЬСТВО О ЗАКЛЮЧЕНИИ БРАКА", "I-ОБ  № 000024", rows, _BLUE)


def military_booklet() -> tuple[Image.Image, ...]:
    """Three pages of the military booklet: cover, holder, service."""
    return _cover(), _holder(TIMOFEY), _service()


def _certificate(title: str, number: str, rows: tuple[tuple[str, str], ...], colour: Colour) -> Image.Image:
    page = Canvas.blank(1180, 1620, (248, 246, 238))
    for top in range(60, 1540, 150):
        page.guilloche((40, top, 1140, top + 140), colour)
    page.draw.rectangle((34, 34, 1146, 1586), outline=(*colour, 230), width=6)
    page.draw.rectangle((48, 48, 1132, 1572), outline=(*colour, 180), width=2)
    page.text((590, 150), "РОССИЙСКАЯ ФЕДЕРАЦИЯ", 30, anchor="ms", colour=colour, weight="Bold")
    page.text((590, 236), title, _fitting(title, 44, 900), anchor="ms", weight="Bold")
    for row, (label, value) in enumerate(rows):
        y = 340 + row * 124
        page.text((110, y), label, 23, colour=FAINT)
        page.text((110, y + 48), value, _fitting(value, 31, 960))
        page.draw.line((100, y + 62, 1080, y + 62), fill=(*FAINT, 140), width=1)
    page.round_seal((300, 1440), 116, "ЗАГС-ОБРАЗЕЦ ВЕРЕСНОГОРСК", "ДЛЯ\nОБРАЗЦА")
    page.signature((560, 1450), 210, title)
    page.text((1080, 1520), number, 34, colour=(156, 44, 48), anchor="rs")
    page.mark_specimen(size=84)
    return page.image


def _fitting(text: str, size: int, width: int) -> int:
    """The largest size up to `size` at which `text` is no wider than `width`."""
    while font(size).getlength(text) > width:
        size -= 1
    return size


def _cover() -> Image.Image:
    page = Canvas.blank(900, 1240, (132, 44, 44))
    gold: Colour = (222, 190, 122)
    page.draw.rectangle((60, 60, 840, 1180), outline=(*gold, 200), width=4)
    page.text((450, 480), "РОССИЙСКАЯ ФЕДЕРАЦИЯ", 38, colour=gold, anchor="ms", weight="Bold")
    page.text((450, 640), "ВОЕННЫЙ БИЛЕТ", 64, colour=gold, anchor="ms", weight="Bold")
    page.text((450, 740), "ОБ № 0000024", 36, colour=gold, anchor="ms")
    page.mark_specimen(size=70, colour=(255, 255, 255))
    return page.image


def _holder(member: Member) -> Image.Image:
    page = _booklet_page("Общие сведения")
    page.image.paste(portrait(member.look, 250, 330, (232, 232, 224)), (90, 190))
    _lines(page, 400, 230, 76, (member.surname.upper(), member.given, member.patronymic, "02.11.1986"))
    _lines(
        page, 90, 640, 84,
        (f"г. {CITY}, {REGION}", "Образование: высшее", "Гражданская специальность: инженер связи",
         "Военный комиссариат-ОБРАЗЕЦ г. " + CITY, "Дата выдачи: 24.06.2009"),
    )  # fmt: skip
    page.round_seal((660, 1110), 96, "ВОЕНКОМАТ-ОБРАЗЕЦ", "ДЛЯ\nОБРАЗЦА")
    page.mark_specimen(size=70)
    return page.image


def _service() -> Image.Image:
    page = _booklet_page("Прохождение службы")
    _lines(
        page, 90, 230, 84,
        ("Категория годности: Б", "Воинское звание: рядовой запаса", "ВУС: 000000-ОБ",
         "Состоит на воинском учёте",
         "Мобилизационное предписание: нет", "Отметка от 19.09.2022: вызван для",
         "уточнения данных на 22.09.2022"),
    )  # fmt: skip
    page.signature((90, 980), 200, "commissar")
    page.mark_specimen(size=70)
    return page.image


def _booklet_page(title: str) -> Canvas:
    page = Canvas.blank(900, 1240, (242, 238, 222))
    for top in range(20, 1200, 140):
        page.guilloche((0, top, 900, top + 130), _OLIVE)
    page.text((450, 120), title, 34, anchor="ms", weight="Bold")
    return page


def _lines(page: Canvas, x: int, top: int, pitch: int, lines: tuple[str, ...]) -> None:
    for row, line in enumerate(lines):
        page.text((x, top + row * pitch), line, 31)
        under = top + row * pitch + 12
        page.draw.line((x - 4, under, 830, under), fill=(*FAINT, 140), width=1)
