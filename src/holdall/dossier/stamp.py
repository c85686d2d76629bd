"""Where a page's stamp goes and how it is drawn; pure geometry that knows no PDF library.

Boxes are (left, bottom, right, top) in default user space of the page. A page is shown turned clockwise by
its
rotation; the stamp reads upright on the page as shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from holdall.dossier.profile import StampPosition

Box = tuple[float, float, float, float]

FONT_NAME = "HOLDAL+Stamp"
"""Name of the font that every stamp is set in; reading back knows stamps by it."""

_A4 = (595.0, 842.0)
_PAD = 2.5
_CAP_HEIGHT = 0.72
_LARGEST = 14400.0


@dataclass(frozen=True, slots=True)
class StampText:
    """A stamp encoded for the stamp font: glyph ids as hex, and its width in thousandths of the type size."""

    glyphs: str
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StampStyle:
    """How stamps are set; sizes in points of an A4 page, `font` is the name of the font among the page's
    resources.
    """

    position: StampPosition = StampPosition.BOTTOM_RIGHT
    size: float = 9.0
    margin: float = 22.0
    font: str = "HdStamp"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrame:
    """How a page lies: its media box, the part that is shown, rotation (0, 90, 180, 270), user unit (1/72
    inch).
    """

    media: Box
    visible: Box
    rotation: int = 0
    user_unit: float = 1.0

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height as shown, in user space units."""
        left, bottom, right, top = self.visible
        size = (right - left, top - bottom)
        return size if self.rotation in {0, 180} else (size[1], size[0])


def normal_box(values: list[float]) -> Box | None:
    """A rectangle with its corners in order, or None when it is not four usable numbers or has no area."""
    if len(values) != 4 or any(abs(value) > _LARGEST * 10 for value in values):  # noqa: PLR2004
        return None
    left, right = sorted((values[0], values[2]))
    bottom, top = sorted((values[1], values[3]))
    return (left, bottom, right, top) if right - left >= 1 and top - bottom >= 1 else None


def visible_box(media: Box, crop: Box | None) -> Box:
    """The part of the page that viewers show: crop within media, or the media box when they do not meet."""
    if crop is None:
        return media
    inner = (max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]))
    return inner if inner[2] - inner[0] >= 1 and inner[3] - inner[1] >= 1 else media


def frame_of(media: Box | None, crop: Box | None, rotation: int, user_unit: float) -> PageFrame:
    """The frame of a page from its attributes as found; nonsense falls back to what viewers assume."""
    box = media or (0.0, 0.0, *_A4)
    return PageFrame(
        media=box,
        visible=visible_box(box, crop),
        rotation=rotation % 360 // 90 * 90,
        user_unit=user_unit if 0 < user_unit <= _LARGEST else 1.0,
    )


def stamp_scale(frame: PageFrame) -> float:
    """How much larger than on A4 the stamp must be to look the same once the page is printed on A4, in
    inches.
    """
    width, height = (side * frame.user_unit for side in frame.shown_size)
    upright = max(width / _A4[0], height / _A4[1])
    turned = max(width / _A4[1], height / _A4[0])
    return min(upright, turned)


def draw_stamp(text: StampText, frame: PageFrame, style: StampStyle) -> bytes:
    """Content-stream operators that draw `text` on a white ground, upright as shown."""
    width, height = frame.shown_size
    unit = stamp_scale(frame) / frame.user_unit
    # A strip too narrow or too flat for the stamp gets a smaller one.
    unit = min(unit, width * 0.9 / (text.width / 1000 * style.size), height * 0.7 / style.size)
    drawn = text.width / 1000 * style.size * unit
    body, pad, margin = style.size * unit, _PAD * unit, style.margin * unit
    room = width - drawn
    along = room / 2 if style.position is StampPosition.BOTTOM_CENTER else max(room / 2, room - margin)
    top = style.position is StampPosition.TOP_RIGHT
    above = height - margin - _CAP_HEIGHT * body if top else margin
    above = min(max(above, 0.3 * body), max(height - body, 0.0))
    a, b, c, d, x, y = _matrix(frame, along, above)
    return (
        f"q {a} {b} {c} {d} {number(x)} {number(y)} cm /Artifact << /Type /Pagination >> BDC "
        f"1 g {number(-pad)} {number(-0.3 * body)} {number(drawn + 2 * pad)} {number(1.3 * body)} re f "
        f"0 g BT /{style.font} {number(body)} Tf 0 Tr <{text.glyphs}> Tj ET EMC Q\n"
    ).encode("ascii")


@lru_cache(maxsize=1024)
def number(value: float) -> str:
    """A PDF number: at most four decimals, never an exponent."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


@lru_cache(maxsize=1024)
def box_text(box: Box) -> str:
    """A box as a PDF array."""
    return "[" + " ".join(number(value) for value in box) + "]"


def _matrix(frame: PageFrame, along: float, above: float) -> tuple[int, int, int, int, float, float]:
    left, bottom, right, top = frame.visible
    return {
        0: (1, 0, 0, 1, left + along, bottom + above),
        90: (0, 1, -1, 0, right - above, bottom + along),
        180: (-1, 0, 0, -1, right - along, top - above),
        270: (0, -1, 1, 0, left + above, top - along),
    }[frame.rotation]
