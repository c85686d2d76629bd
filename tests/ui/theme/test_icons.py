"""Icons follow the palette and the size of the text."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from holdall.ui.theme import icons
from holdall.ui.theme.tokens import DARK, LIGHT


@pytest.fixture(autouse=True)
def _as_before(qapp):
    yield
    icons.redraw(LIGHT, 100)


def inks(label: QLabel) -> set[str]:
    image = label.pixmap().toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colours = [image.pixelColor(*point) for point in points]
    return {colour.name().upper() for colour in colours if colour.alpha() == 255}


def test_icons_on_screen_change_with_the_palette(qtbot):
    icons.redraw(LIGHT, 100)
    label = QLabel()
    qtbot.addWidget(label)
    icons.set_icon(label, "bag", "accent", 48)
    assert inks(label) == {LIGHT.accent}
    icons.redraw(DARK, 100)
    assert inks(label) == {DARK.accent}


def test_icons_grow_with_the_text_and_shrink_back(qtbot):
    icons.redraw(LIGHT, 100)
    label, button = QLabel(), QPushButton()
    for widget in (label, button):
        qtbot.addWidget(widget)
        icons.set_icon(widget, "bag", size=20)
    before = button.iconSize().width()
    for percent in (160, 100):
        icons.redraw(LIGHT, percent)
        assert label.pixmap().width() == label.devicePixelRatioF() * 20 * percent / 100
        assert button.iconSize().width() == pytest.approx(before * percent / 100, abs=1)


def test_another_icon_on_a_button_keeps_its_size(qtbot):
    icons.redraw(LIGHT, 160)
    button = QPushButton()
    qtbot.addWidget(button)
    icons.set_icon(button, "eye")
    size = button.iconSize()
    icons.set_icon(button, "eye-off")
    assert button.iconSize() == size


def test_words_on_a_button_keep_away_from_its_icon(qtbot):
    icons.redraw(LIGHT, 100)
    bare, worded = QPushButton(), QPushButton("Save")
    for widget in (bare, worded):
        qtbot.addWidget(widget)
        icons.set_icon(widget, "bag")
    side = bare.iconSize()
    assert side.width() == side.height() == worded.iconSize().height()
    assert worded.iconSize().width() == round(side.width() * 1.2)
    drawn = worded.icon().pixmap(worded.iconSize()).toImage()
    beyond = range(drawn.height(), drawn.width())
    assert not any(drawn.pixelColor(x, y).alpha() for x in beyond for y in range(drawn.height()))
