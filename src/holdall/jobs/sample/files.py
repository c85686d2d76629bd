"""The files of the sample case as they would lie in somebody's folder, made anew at every call."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from PIL import Image

from holdall.jobs.sample.booklets import birth_certificate, marriage_certificate, military_booklet
from holdall.jobs.sample.canvas import grain
from holdall.jobs.sample.family import ANNA, CITY_TIME, MARIA, TIMOFEY
from holdall.jobs.sample.finishes import finished, jpeg
from holdall.jobs.sample.passports import foreign_passport, internal_passport, registration_page
from holdall.jobs.sample.protest_scenes import Shot, camera_jpeg, protest_scene
from holdall.jobs.sample.screens import Message, chat_screen
from holdall.jobs.sample.typeset_papers import paper_texts
from holdall.resources import resource_path

IDENTITY, PROTEST, POLICE, CHATS = "Документы", "Протест", "Полиция и суд", "Переписка"
DUPLICATE = "IMG_20220306_152410 (1).jpg"
EMPTY = "скан 3.pdf"
LOCKED = "Постановление о возбуждении дела.pdf"
TRUNCATED = "Справка об отбытии ареста.pdf"


@dataclass(frozen=True, slots=True)
class SampleFile:
    """One file: its name, the folder it lies in, and its bytes."""

    name: str
    folder: str
    data: bytes


def sample_files(seed: str = "sample") -> Iterator[SampleFile]:
    """Every file, in the order they would be dropped; the same bytes for the same `seed` and libraries.

    Each is made when it is asked for; all together take some seconds.
    """
    yield from _identity(seed)
    yield from _protest(seed)
    yield from _chats()
    yield from _papers()
    yield SampleFile(EMPTY, POLICE, b"")


def _identity(seed: str) -> Iterator[SampleFile]:
    anna = grain(internal_passport(ANNA), f"{seed} internal", 9)
    yield SampleFile("Паспорт Анна.jpg", IDENTITY, jpeg(anna))
    yield SampleFile("Паспорт Анна прописка.jpg", IDENTITY, jpeg(grain(registration_page(ANNA), seed, 9)))
    at_home = _shot(seed, (), datetime(2023, 2, 20, 21, 4, 11, tzinfo=CITY_TIME))
    photo = camera_jpeg(_on_a_table(foreign_passport(ANNA), seed), at_home, 6)
    yield SampleFile("IMG_20230220_210411.jpg", IDENTITY, photo)
    yield SampleFile("Паспорт Тимофей.png", IDENTITY, _saved(internal_passport(TIMOFEY), "PNG"))
    yield SampleFile("IMG_0042.HEIC", IDENTITY, resource_path("sample", "passport.heic").read_bytes())
    yield SampleFile("Загранпаспорт Мария.jpg", IDENTITY, jpeg(foreign_passport(MARIA).convert("CMYK")))
    yield SampleFile("Свидетельство о рождении.png", IDENTITY, _saved(birth_certificate(), "PNG"))
    yield SampleFile(
        "Свидетельство о браке.webp", IDENTITY, _saved(marriage_certificate(), "WEBP", quality=82)
    )
    first, *others = military_booklet()
    pages = _saved(first, "TIFF", save_all=True, append_images=others, compression="tiff_lzw")
    yield SampleFile("Военный билет.tif", IDENTITY, pages)


def _protest(seed: str) -> Iterator[SampleFile]:
    before = datetime(2022, 3, 6, 15, 1, 12, tzinfo=CITY_TIME)
    police = datetime(2022, 3, 6, 15, 24, 10, tzinfo=CITY_TIME)
    year_before = datetime(2021, 1, 31, 12, 45, 2, tzinfo=CITY_TIME)
    shots = (
        (1, _shot(seed, ("МИР", "СВОБОДУ", "НЕТ\nВОЙНЕ"), before)),
        (6, _shot(seed, ("МИР", "ПЕРЕСТАНЬТЕ"), police, police=True)),
        (8, _shot(seed, ("СВОБОДУ", "МЫ ЗДЕСЬ"), year_before)),
    )
    made = {
        f"IMG_{shot.taken:%Y%m%d_%H%M%S}.jpg": camera_jpeg(protest_scene(shot), shot, turn)
        for turn, shot in shots
    }
    for name, data in made.items():
        yield SampleFile(name, PROTEST, data)
    yield SampleFile(DUPLICATE, PROTEST, made["IMG_20220306_152410.jpg"])


def _shot(seed: str, placards: tuple[str, ...], taken: datetime, *, police: bool = False) -> Shot:
    """A photo in the invented city; the place it names is open sea."""
    return Shot(
        seed=f"{seed} {taken}",
        placards=placards,
        taken=taken,
        latitude=43.4021,
        longitude=34.0043,
        police=police,
    )


def _chats() -> Iterator[SampleFile]:
    lena = (
        Message("Ань, ты уже на площади?", "14:41"),
        Message("Да, у фонтана. Народу немного, все тихие", "14:43", ours=True),
        Message("Иду от аптеки. Вижу два автобуса на Речной", "15:17"),
        Message("Стой рядом со мной", "15:18", ours=True),
        Message("Они идут в толпу. Выходи к почте!", "15:24"),
        Message("Ань?", "15:40"),
        Message("Ань, ответь. Я видела, как тебя ударили", "15:52"),
    )
    neighbours = (
        Message("Соседи, участковый спрашивал про Щегловых из 36-й", "18:20"),
        Message("Что спрашивал?", "18:22", ours=True),
        Message("Кто ходит, во сколько девочка из школы. Я ничего не сказала", "18:25"),
        Message("Спасибо вам. Верните людей домой — вот всё, что я написала", "18:31", ours=True),
        Message("Удалите это лучше", "18:32"),
    )
    threat = (
        Message("Учительница, мы знаем, где ты живёшь и куда ходит дочка", "23:08"),
        Message("Уезжай, пока просят", "23:09"),
    )
    yield SampleFile(
        "Screenshot_20220306_155310.png", CHATS, _screen("Лена Л.", "6 марта 2022", "15:53", lena)
    )
    yield SampleFile(
        "Screenshot_20230128_183300.png", CHATS, _screen("Дом 14", "28 января 2023", "18:33", neighbours)
    )
    yield SampleFile(
        "угроза 12.01.2023.png", CHATS, _screen("Неизвестный", "12 января 2023", "23:11", threat)
    )


def _papers() -> Iterator[SampleFile]:
    for text in paper_texts():
        yield SampleFile(text.file, text.folder, finished(text))


def _screen(name: str, day: str, clock: str, messages: tuple[Message, ...]) -> bytes:
    return _saved(chat_screen(name, day, clock, messages), "PNG")


def _on_a_table(page: Image.Image, seed: str) -> Image.Image:
    """The page photographed on a wooden table, a little askew."""
    table = Image.new("RGB", (1600, 1200), (146, 112, 84))
    lying = page.convert("RGBA").rotate(2.2, expand=True, resample=Image.Resampling.BICUBIC)
    table.paste(lying, ((1600 - lying.width) // 2, (1200 - lying.height) // 2), lying)
    return grain(table, f"{seed} table", 16)


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()
