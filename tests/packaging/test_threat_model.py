"""The threat model says only what a test holds, in sentences that can be named."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "resources" / "docs" / "threat-model.md").read_text(encoding="utf-8")
POINTS = dict(re.findall(r"^\* \*\*([A-Z]\d+)\.\*\* (.*(?:\n  .*)*)", TEXT, re.MULTILINE))
"""Number → sentence with all of its lines."""


def names_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_point_has_a_number_of_its_own_and_none_is_left_out() -> None:
    numbers = re.findall(r"^\* \*\*([A-Z])(\d+)\.\*\*", TEXT, re.MULTILINE)
    assert TEXT.count("\n* ") == len(numbers) == len(POINTS)
    for letter in "ABGNR":
        found = [int(number) for kind, number in numbers if kind == letter]
        assert found == list(range(1, len(found) + 1)), letter
        assert found


def test_every_goal_names_tests_that_exist() -> None:
    for number, words in POINTS.items():
        named = re.findall(r"`([\w/]+\.py)::(\w+)`", words)
        assert bool(named) == number.startswith("G"), number
        for file, test in named:
            path = ROOT / "tests" / file
            assert path.is_file(), f"{number}: {file}"
            assert test.startswith("test_"), f"{number}: {test}"
            assert test in names_in(path), f"{number}: {test} is not in {file}"


def test_every_limit_names_where_it_is_said_and_is_marked_there() -> None:
    source = ROOT / "src" / "holdall"
    for number in (number for number in POINTS if number.startswith("N")):
        _, _, said = POINTS[number].partition("Said by ")
        files = re.findall(r"`([\w/]+\.py)`", said)
        assert files, number
        for file in files:
            marks = re.findall(r"#.*", (source / file).read_text(encoding="utf-8"))
            assert any(re.search(rf"\b{number}\b", mark) for mark in marks), f"{number}: {file}"
