"""Contrast of both palettes, the style sheet at every text size, icons in the palette's colours."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLineEdit, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from holdall.resources import resource_path
from holdall.ui.preferences import TEXT_SIZES
from holdall.ui.theme import icons
from holdall.ui.theme.fonts import FAMILIES, load_fonts
from holdall.ui.theme.stylesheet import stylesheet
from holdall.ui.theme.theme import Look, Scheme
from holdall.ui.theme.tokens import DARK, LIGHT, contrast
from holdall.ui.widgets.choice import Choice

PALETTES = {"light": LIGHT, "dark": DARK}


def test_contrast_of_known_pairs():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("name", "ink", "ground"),
    list(product(PALETTES, ("text", "secondary", "caution", "danger", "accent"), ("window", "surface"))),
)
def test_text_has_contrast_of_4_5(name, ink, ground):
    tokens = PALETTES[name]
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("name", PALETTES)
def test_text_on_coloured_grounds(name):
    tokens = PALETTES[name]
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent_hover) >= 4.5
    for ground in (tokens.selected, tokens.hover):
        assert contrast(tokens.text, ground) >= 4.5
    assert contrast(tokens.secondary, tokens.hover) >= 4.5


@pytest.mark.parametrize(("name", "ground"), list(product(PALETTES, ("window", "surface"))))
def test_edges_of_controls_have_contrast_of_3(name, ground):
    tokens = PALETTES[name]
    for edge in (tokens.control, tokens.accent):
        assert contrast(edge, getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("percent", [90, 100, 115, 130, 145, 160])
def test_the_style_sheet_is_understood(qapp, percent, capfd):
    sheet = stylesheet(LIGHT, percent, tick="t.svg", chevron="c.svg")
    assert "$" not in sheet
    assert "px" in sheet
    assert "Could not parse" not in capfd.readouterr().err


def test_a_drop_down_list_is_as_high_as_a_field_in_a_form_longer_than_its_page(qtbot, theme):
    theme.apply(Look())
    page, form = QScrollArea(), QWidget()
    column = QVBoxLayout(form)
    box, field = Choice([("a", "One")]), QLineEdit()
    for widget in (box, field, *(QLineEdit() for _ in range(9))):
        column.addWidget(widget)
    page.setWidget(form)
    page.setWidgetResizable(True)
    qtbot.addWidget(page)
    page.resize(300, 90)
    page.show()
    assert box.height() == field.height()


def test_only_shipped_fonts_are_used(qapp):
    assert set(load_fonts()) >= {"Noto Sans", "Noto Sans Georgian", "Noto Sans Armenian", "Noto Sans Hebrew"}
    assert set(QFontDatabase.families()) <= {*load_fonts(), "Monospace", "Sans Serif", "Serif"}
    assert FAMILIES[0] in QFontDatabase.families()


def test_every_icon_is_drawn_in_the_palettes_colour(qapp):
    names = sorted(path.stem for path in resource_path("icons").glob("*.svg"))
    for name in names:
        if name.endswith(("-light", "-dark")):
            continue
        image = icons.pixmap(name, "#FF0000", 20).toImage()
        seen = {
            image.pixelColor(x, y).name()
            for x in range(20)
            for y in range(20)
            if image.pixelColor(x, y).alpha()
        }
        assert seen, name
        assert all(colour[3:] == "0000" for colour in seen), name


def test_the_users_choice_wins_over_the_system(theme):
    theme.apply(Look(Scheme.DARK))
    assert theme.tokens is DARK
    theme.apply(Look(Scheme.LIGHT, 400))
    assert theme.tokens is LIGHT
    assert theme.look.percent == 160
    theme.apply(Look(Scheme.LIGHT))


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_what_one_of_several_is_chosen_with_is_round(qtbot, percent):
    choice = QRadioButton()
    qtbot.addWidget(choice)
    choice.setStyleSheet(stylesheet(LIGHT, percent, tick="t.svg", chevron="c.svg"))
    choice.resize(choice.sizeHint())
    picture = choice.grab().toImage()
    drawn = {
        (x, y)
        for x, y in product(range(picture.width()), range(picture.height()))
        if picture.pixelColor(x, y).alpha()
    }
    left, top = min(x for x, _ in drawn), min(y for _, y in drawn)
    assert drawn.isdisjoint({(left, top), (left + 1, top), (left, top + 1), (left + 1, top + 1)})
