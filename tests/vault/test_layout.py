"""Which names in a vault's folder are its own."""

from __future__ import annotations

import pytest

from holdall.vault.layout import blob_id_of, generation_of

ID = "0123456789abcdef" * 2


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (f"{ID}.blob", ID),
        (f"{ID}.part", ""),
        (ID, ""),
        ("diary.blob", ""),
        (f"{ID.upper()}.blob", ""),
        (f"{ID}.copy.blob", ""),
        (f"{ID}0.blob", ""),
    ],
)
def test_a_blob_is_named_by_its_id(name, found):
    assert blob_id_of(name) == found


@pytest.mark.parametrize(
    ("name", "generation"),
    [("g2", 2), ("g10", 10), ("g1", 0), ("g0", 0), ("g02", 0), ("2", 0), ("g2x", 0), ("G2", 0), ("g", 0)],
)
def test_later_generations_are_named_by_their_number(name, generation):
    assert generation_of(name) == generation
