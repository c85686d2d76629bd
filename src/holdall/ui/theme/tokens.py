"""The colours of the two palettes, and the arithmetic of contrast; knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL, SPACE_XXL = 4, 8, 12, 16, 24, 32
RADIUS = 6
BASE_PX = 13
HEADING_PX = (20, 16)
MIN_SCALE, MAX_SCALE = 90, 160
MOTION_MS = 150


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour the window uses, as `#RRGGBB`."""

    dark: bool
    window: str
    surface: str
    text: str
    secondary: str
    line: str
    """Dividers: seen, not read; nothing depends on them."""
    control: str
    """Edges of fields and buttons: at least 3:1 against what they lie on."""
    accent: str
    on_accent: str
    accent_hover: str
    selected: str
    hover: str
    caution: str
    danger: str


LIGHT = Tokens(
    dark=False, window="#F7F5F1", surface="#FFFFFF", text="#22262A", secondary="#5B6670", line="#DDD8CF",
    control="#8C877E", accent="#1F6A73", on_accent="#FFFFFF", accent_hover="#18555C", selected="#DFECED",
    hover="#EFEBE4", caution="#8A5C00", danger="#B3261E",
)  # fmt: skip
DARK = Tokens(
    dark=True, window="#1B1E20", surface="#24282B", text="#E7E3DA", secondary="#A4ADB3", line="#383D41",
    control="#7C858B", accent="#6FB7BF", on_accent="#10201F", accent_hover="#8CCAD1", selected="#2B4144",
    hover="#2D3235", caution="#E0B050", danger="#F2867B",
)  # fmt: skip


def scaled(pixels: float, percent: int) -> int:
    """Pixels at this text scale, at least one."""
    return max(1, round(pixels * percent / 100))


_LINEAR_BELOW = 0.04045


def _linear(channel: int) -> float:
    value = channel / 255
    return value / 12.92 if value <= _LINEAR_BELOW else ((value + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB` (WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2), from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
