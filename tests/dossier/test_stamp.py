"""Where stamps land on pages that are turned, cropped, scaled or odd."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdall.dossier.profile import StampPosition
from holdall.dossier.stamp import (
    PageFrame,
    StampStyle,
    StampText,
    draw_stamp,
    frame_of,
    normal_box,
    number,
    stamp_scale,
    visible_box,
)

A4 = (0.0, 0.0, 595.0, 842.0)
TEXT = StampText("00010002", 5000)
_DRAWN = re.compile(r"q (-?\d) (-?\d) (-?\d) (-?\d) (\S+) (\S+) cm .* g (\S+) (\S+) (\S+) (\S+) re f")


def ground(frame: PageFrame, style: StampStyle | None = None) -> tuple[float, float, float, float]:
    """The stamp's white ground in the page's user space."""
    drawn = _DRAWN.match(draw_stamp(TEXT, frame, style or StampStyle()).decode())
    assert drawn is not None
    a, b, c, d, e, f, x, y, width, height = (float(value) for value in drawn.groups())
    corners = [(a * u + c * v + e, b * u + d * v + f) for u in (x, x + width) for v in (y, y + height)]
    return (
        min(u for u, _ in corners), min(v for _, v in corners),
        max(u for u, _ in corners), max(v for _, v in corners),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rotation", "corner"),
    [(0, (595, 0)), (90, (595, 842)), (180, (0, 842)), (270, (0, 0))],
)
def test_stamps_stand_at_the_lower_right_as_shown(rotation: int, corner: tuple[float, float]) -> None:
    left, bottom, right, top = ground(PageFrame(media=A4, visible=A4, rotation=rotation))
    middle = ((left + right) / 2, (bottom + top) / 2)
    assert abs(middle[0] - corner[0]) < 60
    assert abs(middle[1] - corner[1]) < 60
    assert (right - left > top - bottom) == (rotation in {0, 180})


def test_stamps_stand_in_the_middle_or_at_the_top_when_asked() -> None:
    frame = PageFrame(media=A4, visible=A4)
    left, _, right, _ = ground(frame, StampStyle(position=StampPosition.BOTTOM_CENTER))
    assert (left + right) / 2 == pytest.approx(595 / 2)
    _, bottom, _, top = ground(frame, StampStyle(position=StampPosition.TOP_RIGHT))
    assert 842 - 40 < bottom < top <= 842


SIDES = st.floats(20, 14400)
FRAMES = st.builds(
    lambda left, bottom, width, height, rotation, unit: PageFrame(
        media=(left, bottom, left + width, bottom + height),
        visible=(left, bottom, left + width, bottom + height),
        rotation=rotation,
        user_unit=unit,
    ),
    st.floats(-500, 500), st.floats(-500, 500), SIDES, SIDES,
    st.sampled_from((0, 90, 180, 270)), st.sampled_from((0.5, 1.0, 2.0, 10.0)),
)  # fmt: skip


@settings(max_examples=200, derandomize=True, database=None)
@given(FRAMES, st.sampled_from(StampPosition))
def test_stamps_are_inside_what_is_shown(frame: PageFrame, position: StampPosition) -> None:
    left, bottom, right, top = ground(frame, StampStyle(position=position))
    slack = 0.1 * min(frame.shown_size) + 0.01
    assert frame.visible[0] - slack <= left
    assert frame.visible[1] - slack <= bottom
    assert right <= frame.visible[2] + slack
    assert top <= frame.visible[3] + slack


def test_a_stamp_looks_as_large_on_every_sheet_once_printed() -> None:
    poster = (0.0, 0.0, 2380.0, 3368.0)
    turned = (0.0, 0.0, 842.0, 595.0)
    assert stamp_scale(PageFrame(media=poster, visible=poster)) == pytest.approx(4)
    assert stamp_scale(PageFrame(media=turned, visible=turned)) == pytest.approx(1)
    assert stamp_scale(PageFrame(media=A4, visible=A4, user_unit=2)) == pytest.approx(2)


@pytest.mark.parametrize(
    ("values", "box"),
    [
        ([10, 20, 0, 0], (0, 0, 10, 20)),
        ([0, 0, 0, 20], None),
        ([0, 0, 1], None),
        ([0, 0, 1e9, 20], None),
        ([0, 0, float("nan"), 20], None),
    ],
)
def test_rectangles_are_put_in_order_or_refused(values: list[float], box: tuple[float, ...] | None) -> None:
    assert normal_box(values) == box


def test_what_is_shown_is_the_crop_within_the_media() -> None:
    assert visible_box(A4, (-10, 50, 300, 900)) == (0, 50, 300, 842)
    assert visible_box(A4, (900, 900, 950, 950)) == A4
    assert visible_box(A4, None) == A4


def test_nonsense_falls_back_to_what_viewers_assume() -> None:
    frame = frame_of(None, None, -90, -3)
    assert (frame.media, frame.rotation, frame.user_unit) == (A4, 270, 1.0)


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1"), (-0.00001, "0"), (0.12345, "0.1235"), (1e7, "10000000")]
)
def test_numbers_have_no_exponent(value: float, text: str) -> None:
    assert number(value) == text
