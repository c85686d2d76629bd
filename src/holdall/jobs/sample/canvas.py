"""Drawing with Pillow as the sample's papers need it: text, lines, seals, signatures; knows no document."""

from __future__ import annotations

import math
import random
from functools import cache
from typing import Literal

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from holdall.resources import resource_path

Colour = tuple[int, int, int]
Point = tuple[float, float]
Weight = Literal["Regular", "Bold", "Italic"]

INK: Colour = (38, 40, 52)
PEN: Colour = (34, 52, 128)
FAINT: Colour = (128, 128, 140)
SPECIMEN = "ОБРАЗЕЦ · SPECIMEN"


def chance_of(seed: str) -> random.Random:
    """Chance that falls the same way for one seed; it decides where snow falls, never a secret."""
    return random.Random(seed)  # noqa: S311


@cache
def font(size: int, weight: Weight = "Regular") -> ImageFont.FreeTypeFont:
    """A shipped font at `size` pixels."""
    return ImageFont.truetype(str(resource_path("fonts", f"NotoSans-{weight}.ttf")), size)


class Canvas:
    """A picture under the pen; all measures are in pixels."""

    def __init__(self, image: Image.Image) -> None:
        self.image = image
        self.draw = ImageDraw.Draw(image, "RGBA")

    @classmethod
    def blank(cls, width: int, height: int, paper: Colour = (255, 255, 255)) -> Canvas:
        """A sheet of one colour."""
        return cls(Image.new("RGB", (width, height), paper))

    @property
    def width(self) -> int:
        return self.image.width

    @property
    def height(self) -> int:
        return self.image.height

    def text(
        self,
        at: Point,
        text: str,
        size: int,
        *,
        colour: Colour = INK,
        weight: Weight = "Regular",
        anchor: str = "ls",
    ) -> None:
        """One line of text; `anchor` as Pillow counts it, by default the left end of the baseline."""
        self.draw.text(at, text, font=font(size, weight), fill=colour, anchor=anchor)

    def label(self, at: Point, label: str, value: str, *, size: int = 26, colour: Colour = INK) -> None:
        """A small printed label with its value below it."""
        self.text(at, label, max(size // 2, 13), colour=FAINT)
        self.text((at[0], at[1] + size * 1.15), value, size, colour=colour)

    def grid_text(self, at: Point, text: str, size: int, pitch: float, colour: Colour = INK) -> None:
        """Characters on a fixed pitch, as machine-readable lines are printed."""
        for index, char in enumerate(text):
            self.text((at[0] + index * pitch, at[1]), char, size, colour=colour, anchor="ms")

    def guilloche(self, box: tuple[float, float, float, float], colour: Colour, waves: int = 7) -> None:
        """Interlaced fine waves, the background of printed securities."""
        left, top, right, bottom = box
        middle, height = (top + bottom) / 2, (bottom - top) / 2
        for wave in range(waves * 2):
            phase = wave * math.pi / waves
            line = [
                (x, middle + height * math.sin(x / 46 + phase) * math.cos(x / 310 + wave * 0.35))
                for x in range(int(left), int(right), 5)
            ]
            self.draw.line(line, fill=(*colour, 70), width=1, joint="curve")

    def round_seal(self, centre: Point, radius: int, ring: str, middle: str, colour: Colour = PEN) -> None:
        """A round stamp with text along its edge, a little uneven as real ones are."""
        size = radius * 2 + 8
        seal = Image.new("RGBA", (size, size), (*colour, 0))
        pen = ImageDraw.Draw(seal)
        for inset, width in ((4, 4), (12, 2), (int(radius * 0.52), 2)):
            pen.ellipse((inset, inset, size - inset, size - inset), outline=(*colour, 205), width=width)
        seal.alpha_composite(_ring_text(ring, radius, colour))
        pen.text(
            (size / 2, size / 2), middle, font=font(max(radius // 6, 10), "Bold"), fill=(*colour, 205),
            anchor="mm", align="center",
        )  # fmt: skip
        seal = seal.rotate(9, resample=Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(0.6))
        self.image.paste(seal, (int(centre[0] - size / 2), int(centre[1] - size / 2)), seal)

    def signature(self, at: Point, width: int, seed: str, colour: Colour = PEN) -> None:
        """A pen stroke that nobody ever wrote, always the same for one seed."""
        chance = chance_of(seed)
        loops, phase, drift = chance.uniform(3.5, 7), chance.uniform(0, 3), chance.uniform(18, 34)
        height = width * chance.uniform(0.16, 0.26)
        stroke: list[Point] = []
        for step in range(90):
            along = step / 89
            swing = math.sin(along * math.pi * loops + phase) * (1 - along * 0.75)
            wobble = math.cos(along * drift) * 0.3 * (1 - along)
            stroke.append((at[0] + width * along, at[1] - height * (swing + wobble)))
        self.draw.line(stroke, fill=(*colour, 225), width=max(width // 70, 2), joint="curve")
        tail = [(at[0] + width * 0.15, at[1] + height * 0.5), (at[0] + width * 1.1, at[1] + height * 0.2)]
        self.draw.line(tail, fill=(*colour, 200), width=max(width // 80, 2))

    def mark_specimen(self, *, size: int | None = None, colour: Colour = (176, 40, 52)) -> None:
        """The word that says what this is, across the picture and once more in clear below."""
        size = size or self.width // 14
        layer = Image.new("RGBA", self.image.size, (*colour, 0))
        pen = ImageDraw.Draw(layer)
        centre = (self.width / 2, self.height / 2)
        pen.text(centre, SPECIMEN, font=font(size, "Bold"), fill=(*colour, 62), anchor="mm")
        layer = layer.rotate(math.degrees(math.atan2(self.height, self.width)) * 0.7, center=centre)
        self.image.paste(layer, (0, 0), layer)
        self.text(
            (self.width - 14, self.height - 12), SPECIMEN, max(self.width // 70, 12), colour=colour,
            weight="Bold", anchor="rs",
        )  # fmt: skip


def grain(image: Image.Image, seed: str, strength: int = 10) -> Image.Image:
    """`image` with the fine noise of a sensor or scanner."""
    noise = Image.frombytes("L", image.size, chance_of(seed).randbytes(image.width * image.height))
    noise = noise.filter(ImageFilter.GaussianBlur(0.8)).convert("RGB")
    return Image.blend(image, noise, strength / 255)


def _ring_text(ring: str, radius: int, colour: Colour) -> Image.Image:
    size = radius * 2 + 8
    layer = Image.new("RGBA", (size, size), (*colour, 0))
    letters = f"{ring} ✶ ".replace("✶", "•")
    face = font(max(radius // 6, 9), "Bold")
    cell = int(face.size) * 2
    for index, char in enumerate(letters):
        angle = 360 * index / len(letters)
        glyph = Image.new("RGBA", (cell, cell), (*colour, 0))
        ImageDraw.Draw(glyph).text((cell / 2, cell / 2), char, font=face, fill=(*colour, 205), anchor="mm")
        glyph = glyph.rotate(-angle, resample=Image.Resampling.BICUBIC)
        turn = math.radians(angle - 90)
        reach = radius * 0.76
        x = size / 2 + reach * math.cos(turn) - cell / 2
        y = size / 2 + reach * math.sin(turn) - cell / 2
        layer.alpha_composite(glyph, (int(x), int(y)))
    return layer
