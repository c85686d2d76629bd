"""Lists counted as Word counts them; whole documents are read in `test_docx.py`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from holdall.intake.reading.docx_numbering import Numbering
from holdall.intake.reading.xml_part import parsed

sys.path.insert(0, str(Path(__file__).parent))
from docx_case import part


def numbering(*levels: str) -> Numbering:
    inside = "".join(f'<w:lvl w:ilvl="{n}">{level}</w:lvl>' for n, level in enumerate(levels))
    lists = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    abstract = f'<w:abstractNum w:abstractNumId="0">{inside}</w:abstractNum>'
    return Numbering(parsed(part("numbering", abstract + lists).encode()))


def level(text: str, style: str = "decimal", more: str = "") -> str:
    return f'<w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/>'


def test_a_legal_level_shows_all_numbers_in_digits() -> None:
    lists = numbering(level("%1", "upperRoman"), level("%1.%2", "lowerLetter", "<w:isLgl/>"), level("%1%2"))
    assert [lists.marker("1", it) for it in (0, 1, 2)] == ["I", "1.1", "Ia"]


@pytest.mark.parametrize(
    ("restart", "shown"),
    [(None, ["1", "1", "1"]), (0, ["1", "2", "3"]), (1, ["1", "2", "1"]), (2, ["1", "1", "1"])],
)
def test_a_level_begins_anew_only_after_those_that_it_says(restart: int | None, shown: list[str]) -> None:
    more = "" if restart is None else f'<w:lvlRestart w:val="{restart}"/>'
    lists = numbering(level("%1"), level("%2"), level("%3", more=more))
    markers = [lists.marker("1", it) for it in (0, 1, 2, 1, 2, 0, 2)]
    assert [markers[it] for it in (2, 4, 6)] == shown


def test_a_file_without_lists_has_no_markers() -> None:
    assert Numbering(None).marker("1", 0) == ""
