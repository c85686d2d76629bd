from __future__ import annotations

import pytest

from holdall.dossier.glyphs import missing_character, shown_characters


@pytest.mark.parametrize(
    "text",
    [
        "Łódź, Đorđe, Şırnak, İstanbul, Ťažký, naïve", "Ёлка, Ґудзик, Ўсход, Їжак, Ђорђе, Әлия, Ңөкүр",
        "საქართველო", "Հայաստան և", "می\u200cروم گذرنامهٔ", "العَرَبِيَّة", "שָׁלוֹם", "Ωμέγα",
        "№ 1 § 2 € 3 ₽ 4 ₸ 5 ₾ 6 ₴", "“a” «b» „c“ – — … ‰ ½ ²", "→ ← ↔ ≥ ≤ ≠ ∞ ✓ ✗ ☐ ☑ ★ ⚖ ■ ●",
            "#[]$*_`@<>\\~^{}|",
    ],
)  # fmt: skip
def test_what_cases_are_written_in_can_be_shown(text: str) -> None:
    assert missing_character([text]) is None


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("a😀", "😀"),
        ("中文", "中"),
        ("\ue000", "\ue000"),
        ("\ud800", "\ud800"),
        ("x\x07", "\x07"),
        ("ก", "ก"),
    ],
)
def test_the_first_character_that_cannot_be_shown_is_found(text: str, missing: str) -> None:
    assert missing_character(["fine", text]) == missing


def test_nothing_is_missing_in_nothing() -> None:
    assert missing_character([]) is None
    assert missing_character([""]) is None


def test_line_breaks_and_joiners_draw_nothing() -> None:
    assert missing_character(["a\nb\u200c\u200d\u200e\u200f"]) is None


def test_both_faces_are_asked() -> None:
    assert len(shown_characters()) > 4000
