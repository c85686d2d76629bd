"""Widths may differ by one thousandth of the text size, however the program's own is rounded."""

from __future__ import annotations

import pytest

from holdall.dossier.conformance.widths import agree


@pytest.mark.parametrize(("program", "declared"), [(600, 600), (600, 601), (600, 599), (600.9, 601)])
def test_near_widths_agree(program: float, declared: float) -> None:
    assert agree(program, declared)


@pytest.mark.parametrize(
    ("program", "declared"), [(600, 601.5), (600, 598.9), (600.9, 601.5), (None, 1), (1, None), (None, None)]
)
def test_others_do_not(program: float | None, declared: float | None) -> None:
    assert not agree(program, declared)
