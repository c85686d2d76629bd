"""Marks of lists, and styles without end; whole documents are read in `test_odt.py`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from holdall.intake.reading.odt_styles import ListLevel, Look, Styles, marker
from holdall.intake.reading.xml_part import parsed

sys.path.insert(0, str(Path(__file__).parent))
from odt_case import part


@pytest.mark.parametrize(
    ("levels", "counts", "shown"),
    [
        ([ListLevel("decimal", "(", ")")], [3], "(3)"),
        ([ListLevel("upperRoman"), ListLevel("lowerLetter", "", ".", 2)], [4, 2], "IV.b."),
        ([ListLevel("none"), ListLevel("decimal", shown_levels=2)], [1, 2], "2"),
        ([ListLevel("none", "§")], [1], ""),
        ([ListLevel(bullet="–")], [1], "–"),
        ([ListLevel(bullet="\uf0b7")], [1], "•"),
    ],
)
def test_markers(levels: list[ListLevel], counts: list[int], shown: str) -> None:
    assert marker(levels, counts) == shown


def test_a_style_that_is_its_own_parent_ends() -> None:
    loop = '<style:style style:family="text" style:name="a" style:parent-style-name="a"/>'
    assert Styles([parsed(part("styles", loop).encode())]).look("text", "a") == Look()
