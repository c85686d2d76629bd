"""Portraits of people who do not exist: flat shapes, friendly, told apart by hair and clothes."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageDraw

from holdall.jobs.sample.canvas import Colour

_SCALE = 3
"""Drawn larger and brought down, so that edges are smooth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What tells one face from another."""

    hair: Colour
    clothes: Colour
    skin: Colour = (236, 205, 182)
    long_hair: bool = False
    beard: bool = False
    child: bool = False


def portrait(look: Look, width: int, height: int, background: Colour = (222, 228, 232)) -> Image.Image:
    """A passport photo of `width` by `height` pixels."""
    image = Image.new("RGB", (width * _SCALE, height * _SCALE), background)
    pen = ImageDraw.Draw(image)
    _Face(pen, image.width, image.height, look).paint()
    return image.reduce(_SCALE)


class _Face:
    """One face on its canvas, in units of the canvas's width around its middle."""

    def __init__(self, pen: ImageDraw.ImageDraw, width: int, height: int, look: Look) -> None:
        self.pen, self.width, self.height, self.look = pen, width, height, look
        self.middle = height * (0.50 if look.child else 0.44)

    def oval(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        """An ellipse; `x`, `y` from the middle of the face in hundredths of the width, y downwards."""
        unit = self.width / 100
        cx, cy = self.width / 2 + x * unit, self.middle + y * unit
        self.pen.ellipse((cx - rx * unit, cy - ry * unit, cx + rx * unit, cy + ry * unit), fill=colour)

    def paint(self) -> None:
        """Back to front: hair behind, shoulders, neck, head, fringe or beard, features."""
        look = self.look
        red, green, blue = look.skin
        shade = (red - 26, green - 26, blue - 26)
        if look.long_hair:
            self.oval(0, 14, 29, 42, look.hair)
        self.oval(0, 76, 46 if not look.child else 38, 42, look.clothes)
        self.oval(0, 30, 9, 14, shade)
        self.oval(0, 39, 13, 7, look.skin)
        self.oval(0, -9, 25, 26, look.hair)
        for side in (-1, 1):
            self.oval(side * 22, 5, 3.5, 6, shade)
        self.oval(0, 2, 22, 28, look.skin)
        self._hair()
        self._features(shade)

    def _hair(self) -> None:
        look = self.look
        if look.long_hair:
            self.oval(-13, -19, 15, 11, look.hair)
            self.oval(11, -21, 17, 10, look.hair)
            for side in (-1, 1):
                self.oval(side * 22, 4, 5, 24, look.hair)
        if look.beard:
            self.oval(0, 15, 20.5, 17, look.hair)
            self.oval(0, 2, 18.5, 17.5, look.skin)
            self.oval(0, 13.5, 9, 3, look.hair)

    def _features(self, shade: Colour) -> None:
        for side in (-1, 1):
            self.oval(side * 9, 1, 3.6, 2.3, (250, 250, 250))
            self.oval(side * 9, 1, 1.9, 2.1, (62, 54, 50))
            self._arc((side * 9 - 5, -6.5, side * 9 + 5, -2), (205, 335), self.look.hair)
        self._arc((-3, 2, 3, 9), (20, 160), shade)
        self._arc((-7, 9, 7, 18), (35, 145), (176, 96, 92))

    def _arc(self, box: tuple[float, float, float, float], angles: tuple[int, int], colour: Colour) -> None:
        """Part of an ellipse's edge, `box` in the units of `oval`."""
        unit = self.width / 100
        left, top, right, bottom = (side * unit for side in box)
        middle = self.width / 2
        place = (middle + left, self.middle + top, middle + right, self.middle + bottom)
        self.pen.arc(place, *angles, fill=colour, width=int(1.4 * unit))
