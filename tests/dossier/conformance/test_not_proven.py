"""The answer carries its code."""

from __future__ import annotations

from holdall.dossier.conformance.not_proven import NotProvenError


def test_the_code_is_kept_and_shown() -> None:
    error = NotProvenError("font-widths")
    assert error.code == str(error) == "font-widths"
