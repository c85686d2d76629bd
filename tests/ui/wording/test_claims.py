from __future__ import annotations

import pytest

from holdall.case.stored_file import StoredFile
from holdall.ui.wording.claims import claim_lines


def lines(*claims: tuple[str, str]) -> dict[str, str]:
    file = StoredFile(
        name="a",
        size=1,
        sha256="",
        media_type="image/jpeg",
        imported_at="2026-01-01T00:00:00Z",
        claims=claims,
    )
    return {label: value.replace("\u00a0", " ") for label, value in claim_lines(file)}


@pytest.fixture(autouse=True)
def _english(language):
    language.use("en")


def test_a_photo_says_when_where_and_with_what():
    said = lines(
        ("camera_make", "Specimen"),
        ("camera_model", "Phone 1"),
        ("taken", "2022:03:06 14:03:22"),
        ("taken_offset", "+03:00"),
        ("latitude", "55.75000"),
        ("longitude", "-37.61000"),
    )
    assert said == {
        "Taken on": "6 Mar 2022, 14:03 +03:00",
        "Place": "\u206655.75000, -37.61000\u2069",
        "Device": "Specimen Phone 1",
    }


def test_a_pdf_says_when_it_was_made_and_by_whom():
    said = lines(("created", "D:20220311101500"), ("author", "Court"), ("producer", "ignored"))
    assert said == {"Made on": "11 Mar 2022", "Author": "Court"}


def test_half_a_place_and_no_real_day_are_left_out():
    assert lines(("latitude", "55.75000"), ("taken", "0000:00:00 00:00:00")) == {}
