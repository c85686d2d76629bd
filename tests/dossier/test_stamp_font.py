"""The stamp's font holds what the stamps need and says so when it cannot."""

from __future__ import annotations

import pytest

from holdall.dossier.build_errors import StampGlyphError
from holdall.dossier.stamp_font import load_stamp_font
from holdall.resources import resource_path

PATH = resource_path("fonts", "NotoSans-Regular.ttf")


def test_stamps_are_encoded_with_their_width() -> None:
    font = load_stamp_font(PATH, {"Exhibit A · 12", "Приложение 3 · 40"})
    text = font.encode("AA")
    assert text.glyphs[:4] == text.glyphs[4:]
    assert text.width == pytest.approx(2 * font.encode("A").width)
    assert len(font.program) < 20_000


def test_every_character_can_be_extracted() -> None:
    font = load_stamp_font(PATH, {"Ж1"})
    unicode_map = font.to_unicode().decode()
    assert f"<{font.glyphs['Ж']:04X}> <0416>" in unicode_map
    assert f"{font.glyphs['1']} [" in font.width_array()


def test_the_same_stamps_give_the_same_font() -> None:
    assert load_stamp_font(PATH, {"1 2 3"}) == load_stamp_font(PATH, {"3", "2", "1"})


def test_a_character_without_a_glyph_is_named() -> None:
    with pytest.raises(StampGlyphError) as caught:
        load_stamp_font(PATH, {"漢"})
    assert caught.value.params == {"codepoint": ord("漢")}
