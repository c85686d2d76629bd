"""Photos of a protest that never was: a square in winter, people with placards, all drawn."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from datetime import datetime

from PIL import ExifTags, Image, ImageFilter

from holdall.jobs.sample.canvas import Canvas, Colour, chance_of, grain

_WIDTH, _HEIGHT = 1600, 1200
_PLACARD_ROW = 2
_LIT = 0.14
"""Share of windows with a light on."""
_LAMP: Colour = (238, 214, 150)
_GLASS: Colour = (96, 108, 122)
_COATS: tuple[Colour, ...] = (
    (58, 66, 88), (96, 62, 62), (72, 92, 84), (120, 98, 72), (48, 50, 58), (134, 76, 60), (88, 84, 110),
)  # fmt: skip
_SKIN: tuple[Colour, ...] = ((236, 205, 182), (222, 186, 160), (206, 168, 140))


_TURNS = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
"""How a picture lies on the sensor, by the Exif orientation that sets it upright; 1 is upright already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One photo: what its placards say and what the camera wrote down."""

    seed: str
    placards: tuple[str, ...]
    taken: datetime
    latitude: float
    longitude: float
    police: bool = False


def protest_scene(shot: Shot) -> Image.Image:
    """The picture, upright."""
    chance = chance_of(shot.seed)
    canvas = Canvas.blank(_WIDTH, _HEIGHT, (214, 222, 230))
    _sky(canvas)
    _houses(canvas, chance)
    canvas.draw.rectangle((0, 690, _WIDTH, _HEIGHT), fill=(226, 230, 234))
    for row in range(5):
        if row == _PLACARD_ROW:
            _placards(canvas, chance, shot.placards)
        _row_of_people(canvas, chance, row)
    if shot.police:
        _police(canvas)
    _snow(canvas, chance)
    image = grain(canvas.image.filter(ImageFilter.GaussianBlur(0.9)), shot.seed, 14)
    Canvas(image).mark_specimen(size=100, colour=(255, 255, 255))
    return image


def camera_jpeg(image: Image.Image, shot: Shot, orientation: int) -> bytes:
    """A JPEG as a phone stores it: turned on the sensor, with date, place and the turn written in Exif."""
    turn = _TURNS.get(orientation)
    stored = image if turn is None else image.transpose(turn)
    out = io.BytesIO()
    stored.save(out, "JPEG", quality=86, exif=_exif(shot, orientation))
    return out.getvalue()


def _exif(shot: Shot, orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Specimen"
    exif[ExifTags.Base.Model] = "Specimen Phone 1"
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.DateTime] = shot.taken.strftime("%Y:%m:%d %H:%M:%S")
    details = exif.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.DateTimeOriginal] = shot.taken.strftime("%Y:%m:%d %H:%M:%S")
    details[ExifTags.Base.OffsetTimeOriginal] = shot.taken.strftime("%z")[:3] + ":00"
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = _degrees(shot.latitude)
    place[ExifTags.GPS.GPSLongitudeRef] = "E"
    place[ExifTags.GPS.GPSLongitude] = _degrees(shot.longitude)
    return exif


def _degrees(value: float) -> tuple[float, float, float]:
    minutes, degrees = (value % 1) * 60, float(int(value))
    return degrees, float(int(minutes)), round((minutes % 1) * 60, 2)


def _sky(canvas: Canvas) -> None:
    for y in range(700):
        light = y / 700
        colour = (int(150 + 76 * light), int(168 + 62 * light), int(190 + 46 * light))
        canvas.draw.line((0, y, _WIDTH, y), fill=colour)


def _houses(canvas: Canvas, chance: random.Random) -> None:
    x = -30
    while x < _WIDTH:
        width, top = chance.randint(210, 360), chance.randint(170, 360)
        base = chance.choice(((196, 178, 150), (178, 158, 148), (190, 190, 182), (206, 186, 160)))
        canvas.draw.rectangle((x, top, x + width, 720), fill=base)
        canvas.draw.rectangle((x, top, x + width, top + 16), fill=tuple(part - 34 for part in base))
        canvas.draw.rectangle((x, top - 12, x + width, top), fill=(240, 243, 246))
        for wx in range(x + 26, x + width - 40, 62):
            for wy in range(top + 46, 660, 86):
                lit = chance.random() < _LIT
                canvas.draw.rectangle((wx, wy, wx + 32, wy + 48), fill=_LAMP if lit else _GLASS)
                canvas.draw.line((wx + 16, wy, wx + 16, wy + 48), fill=(214, 216, 214), width=3)
        x += width + chance.randint(0, 14)


def _placards(canvas: Canvas, chance: random.Random, placards: tuple[str, ...]) -> None:
    size = 44 + _PLACARD_ROW * 17
    for index, words in enumerate(placards):
        x = _WIDTH * (index + 0.5) / len(placards) + chance.randint(-60, 60)
        _placard(canvas, x, 800 + _PLACARD_ROW * 92 - size * chance.uniform(5.4, 6.2), size, words)


def _row_of_people(canvas: Canvas, chance: random.Random, row: int) -> None:
    size = 44 + row * 17
    x = float(chance.randint(-30, 20))
    while x < _WIDTH:
        _figure(canvas, chance, x, 800 + row * 92, size)
        x += size * chance.uniform(1.9, 2.6)


def _figure(canvas: Canvas, chance: random.Random, x: float, ground: float, size: float) -> None:
    coat, skin = chance.choice(_COATS), chance.choice(_SKIN)
    hat = chance.choice((*_COATS, (176, 60, 60), (220, 190, 90), (230, 232, 235)))
    scarf = chance.choice(((200, 80, 70), (90, 120, 160), (240, 236, 220)))

    def box(half: float, top: float, bottom: float) -> tuple[float, float, float, float]:
        return x - size * half, ground + size * top, x + size * half, ground + size * bottom

    pen = canvas.draw
    pen.rounded_rectangle(box(1, -2.4, 2.2), size * 0.8, fill=coat)
    pen.ellipse(box(0.55, -3.6, -2.2), fill=skin)
    pen.chord(box(0.62, -3.8, -2.5), 180, 360, fill=hat)
    pen.rectangle(box(0.64, -3.2, -2.98), fill=hat)
    pen.rounded_rectangle(box(0.6, -2.4, -2.05), 8, fill=scarf)


def _placard(canvas: Canvas, x: float, top: float, size: float, words: str) -> None:
    lines = words.split("\n")
    letter = int(size * 0.62)
    width = max(len(line) for line in lines) * letter * 0.72 + 40
    height = len(lines) * letter * 1.35 + 26
    canvas.draw.line((x, top + height, x, top + height + size * 3), fill=(126, 100, 72), width=9)
    box = (x - width / 2, top, x + width / 2, top + height)
    canvas.draw.rectangle(box, fill=(246, 244, 236), outline=(150, 146, 136), width=3)
    for row, line in enumerate(lines):
        at = (x, top + 16 + letter * 1.35 * (row + 0.5))
        canvas.text(at, line, letter, colour=(150, 34, 44), weight="Bold", anchor="mm")


def _police(canvas: Canvas) -> None:
    ground = _HEIGHT - 10
    for index in range(9):
        x = 60 + index * 185
        pen = canvas.draw
        pen.rounded_rectangle((x - 62, ground - 161, x + 62, ground + 40), 30, fill=(34, 38, 50))
        pen.ellipse((x - 44, ground - 242, x + 44, ground - 143), fill=(24, 26, 36))
        pen.rounded_rectangle((x - 38, ground - 202, x + 38, ground - 170), 14, fill=(120, 134, 148))


def _snow(canvas: Canvas, chance: random.Random) -> None:
    for _ in range(420):
        x, y, r = chance.randrange(_WIDTH), chance.randrange(_HEIGHT), chance.choice((1, 2, 2, 3))
        canvas.draw.ellipse((x - r, y - r, x + r, y + r), fill=(255, 255, 255, 190))
