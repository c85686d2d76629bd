from __future__ import annotations

from holdall.case.person import NameSystem
from holdall.ui.name_rules import name_rules


def test_the_shipped_rules_are_read_in_their_order():
    assert list(name_rules()) == [
        NameSystem.ICAO_9303, NameSystem.GOST_52535, NameSystem.MVD_310, NameSystem.ISO_9,
    ]  # fmt: skip
