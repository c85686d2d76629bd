"""A slip of a finger is forgiven in words that are long enough."""

from __future__ import annotations

import pytest

from holdall.vault.search.slips import KnownKeys, slips_forgiven

KNOWN = ("protokol", "prigovor", "povestk", "sud", "arest", "2022", "obisk", "zaderza")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("protkol", ["protokol"]),
        ("protokoll", ["protokol"]),
        ("protoklo", ["protokol"]),
        ("protakal", ["protokol"]),
        ("pritokol", ["protokol"]),
        ("erest", ["arest"]),
        ("aresta", ["arest"]),
        ("abisk", ["obisk"]),
        ("sut", []),
        ("2023", []),
        ("kanikul", []),
        ("", []),
    ],
)
def test_the_keys_near_what_was_typed(typed, meant):
    assert KnownKeys(KNOWN).near(typed) == meant


def test_nearer_ones_come_first_and_of_equals_the_first_by_letter():
    assert KnownKeys(("zaderzat", "zaderz", "zaderza")).near("zaderza") == ["zaderza", "zaderz", "zaderzat"]


def test_keys_with_the_same_first_letter_hide_others():
    assert KnownKeys(("arest", "brast")).near("arast") == ["arest"]
    assert KnownKeys(("arest",)).near("karest") == ["arest"]


def test_keys_can_be_added():
    known = KnownKeys()
    assert known.near("arests") == []
    known.add(["arest", "arest"])
    assert known.near("arests") == ["arest"]


def test_how_many_slips_are_forgiven():
    assert [slips_forgiven(it) for it in ("sud", "delo", "prigovo", "prigovor", "vn0012345")] == [
        0,
        1,
        1,
        2,
        0,
    ]
