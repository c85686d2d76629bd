"""The arithmetic of scale and contrast, against published pairs."""

from __future__ import annotations

import pytest

from holdall.ui.theme.tokens import DARK, LIGHT, contrast, luminance, scaled


@pytest.mark.parametrize(
    ("pixels", "percent", "expected"), [(13, 100, 13), (13, 160, 21), (20, 90, 18), (1, 10, 1), (0, 100, 1)]
)
def test_pixels_grow_with_the_text_and_never_vanish(pixels, percent, expected):
    assert scaled(pixels, percent) == expected


def test_luminance_of_black_white_and_the_primaries():
    """WCAG 2.2, relative luminance."""
    assert (luminance("#000000"), luminance("#FFFFFF")) == (0.0, pytest.approx(1.0))
    weights = [luminance(colour) for colour in ("#FF0000", "#00FF00", "#0000FF")]
    assert weights == pytest.approx([0.2126, 0.7152, 0.0722])


def test_contrast_does_not_depend_on_which_comes_first():
    assert contrast("#000000", "#FFFFFF") == contrast("#FFFFFF", "#000000") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_the_two_palettes_say_which_they_are():
    assert DARK.dark
    assert not LIGHT.dark
    assert luminance(DARK.window) < luminance(LIGHT.window)
