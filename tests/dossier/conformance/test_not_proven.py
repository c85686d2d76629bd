"""The answer carries its code."""

from __future__ import annotations

import pytest

from holdall.dossier.conformance.not_proven import NotProvenError, require


def test_the_code_is_kept_and_shown() -> None:
    error = NotProvenError("font-widths")
    assert error.code == str(error) == "font-widths"


def test_require_names_what_is_missing() -> None:
    require(True)
    with pytest.raises(NotProvenError, match="font-widths"):
        require(False, "font-widths")
