"""What the user prefers, as it is kept."""

from __future__ import annotations

import pytest

from holdall.ui.preferences import KEY, TEXT_SIZES, Preferences, from_text, next_text_size
from holdall.ui.theme.theme import Scheme


@pytest.mark.parametrize(
    "text", [None, "", "{", "[]", '"x"', '{"percent": "large", "scheme": "neon", "gone": 1}']
)
def test_broken_preferences_fall_back(text):
    assert from_text(text) == Preferences()


def test_preferences_come_back_as_stored():
    chosen = Preferences(
        language="ru", scheme=Scheme.DARK.value, percent=130, still=True, auto_lock_minutes=2
    )
    assert from_text(chosen.to_text()) == chosen


def test_preferences_live_in_the_vault(session, empty_vault):
    session.prefer(percent=130)
    assert from_text(empty_vault.settings.get(KEY)).percent == 130


def test_the_keys_for_text_size_walk_along_the_sizes_offered():
    sizes = [90]
    while (size := next_text_size(sizes[-1], larger=True)) != sizes[-1]:
        sizes.append(size)
    assert tuple(sizes) == TEXT_SIZES
    assert next_text_size(110, larger=False) == 100
    assert next_text_size(90, larger=False) == 90
