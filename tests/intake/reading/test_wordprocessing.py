"""Values in WordprocessingML."""

from __future__ import annotations

from holdall.intake.reading.wordprocessing import W, child, switch, value
from holdall.intake.reading.xml_part import parsed


def test_switches_are_on_off_or_not_there() -> None:
    root = parsed(f'<a xmlns:w="{W[1:-1]}"><w:b/><w:i w:val="false"/></a>'.encode())
    assert (switch(root, "b"), switch(root, "i"), switch(root, "u")) == (True, False, None)
    assert (value(root, "i"), value(None, "i"), child(None, "i")) == ("false", "", None)
