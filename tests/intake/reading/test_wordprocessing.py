"""Values in WordprocessingML."""

from __future__ import annotations

import pytest

from holdall.intake.reading.wordprocessing import W, child, number, switch, value
from holdall.intake.reading.xml_part import parsed


@pytest.mark.parametrize(
    ("text", "found"), [("7", 7), ("-3", -3), ("", 5), (None, 5), ("x", 5), ("9" * 30, 1_000_000)]
)
def test_numbers_are_bounded(text: str | None, found: int) -> None:
    assert number(text, 5) == found


def test_switches_are_on_off_or_not_there() -> None:
    root = parsed(f'<a xmlns:w="{W[1:-1]}"><w:b/><w:i w:val="false"/></a>'.encode())
    assert (switch(root, "b"), switch(root, "i"), switch(root, "u")) == (True, False, None)
    assert (value(root, "i"), value(None, "i"), child(None, "i")) == ("false", "", None)
