"""Inline images are found with their entries under long names, or not at all."""

from __future__ import annotations

import pytest

from holdall.dossier.conformance.inline_image import inline_image


def test_entries_come_under_their_long_names() -> None:
    content = b"BI /W 2 /H 1/BPC 8 /CS /G /IM false /F [/A85 /Fl] ID xy EI Q"
    found = inline_image(content, 2)
    assert found is not None
    assert content[found.end :] == b" Q"
    assert found.entries == {
        "Width": b"2", "Height": b"1", "BitsPerComponent": b"8", "ColorSpace": b"/G", "ImageMask": b"false",
        "Filter": b"[/A85 /Fl]",
    }  # fmt: skip


def test_an_end_within_a_word_is_none() -> None:
    content = b"BI /W 1 ID xEI EIx EI\nS"
    found = inline_image(content, 2)
    assert found is not None
    assert content[found.end :] == b"\nS"


@pytest.mark.parametrize("content", [b"BI /W 1", b"BI /W (1) ID x EI", b"BI /W 1 ID x", b"BI /W 1 IDx EI"])
def test_what_is_written_otherwise_is_not_found(content: bytes) -> None:
    assert inline_image(content, 2) is None
