"""Parts refer to each other by relationships, and to nothing outside of the file."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from holdall.intake.reading.archive import Archive
from holdall.intake.reading.docx_package import Package

sys.path.insert(0, str(Path(__file__).parent))
from docx_case import docx, relations


@pytest.mark.parametrize(
    ("target", "part"),
    [
        ("media/1.png", "word/media/1.png"),
        ("/word/media/1.png", "word/media/1.png"),
        ("../custom/1.xml", "custom/1.xml"),
        ("../../../../etc/passwd", "etc/passwd"),
    ],
)
def test_targets_lie_inside(target: str, part: str) -> None:
    package = Package(Archive(io.BytesIO(docx("", {"word/_rels/document.xml.rels": relations(a=target)}))))
    assert package.target("word/document.xml", "a") == part
    assert package.target("word/document.xml", "b") == ""
    assert package.target("word/header1.xml", "a") == ""


def test_a_part_that_is_not_there_is_none() -> None:
    package = Package(Archive(io.BytesIO(docx(""))))
    assert package.part("word/styles.xml") is None
    assert "word/document.xml" in package
