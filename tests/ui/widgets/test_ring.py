from __future__ import annotations

import pytest

from holdall.ui.theme.icons import token_colour
from holdall.ui.widgets.ring import Ring


@pytest.fixture
def accent(qtbot, theme):
    def count(done: int, total: int) -> int:
        ring = Ring(done, total, f"{done} of {total}")
        qtbot.addWidget(ring)
        image, colour = ring.grab().toImage(), token_colour("accent").rgb()
        return sum(image.pixel(x, y) == colour for x in range(image.width()) for y in range(image.height()))

    return count


def test_the_ring_is_filled_as_far_as_things_are_complete(accent):
    assert accent(0, 8) == 0
    half, whole = accent(4, 8), accent(8, 8)
    assert half == pytest.approx(whole / 2, rel=0.1)


def test_nothing_to_count_is_drawn_too(accent):
    assert accent(0, 0) == 0


def test_it_says_its_numbers_to_a_screen_reader(qtbot):
    ring = Ring(3, 8, "Complete: 3 of 8")
    qtbot.addWidget(ring)
    assert ring.accessibleName() == "Complete: 3 of 8"
