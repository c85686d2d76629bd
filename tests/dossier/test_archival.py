"""Obstacles are sorted into reasons, each exhibit once under each."""

from __future__ import annotations

import pytest

from holdall.dossier.archival import Reason, reason_of, reasons
from holdall.dossier.assembly.work import Obstacle


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("font-not-embedded", Reason.FONT_ABSENT),
        ("font-widths", Reason.FONT),
        ("glyph-missing", Reason.DAMAGE),
        ("cmyk", Reason.COLOUR),
        ("depth", Reason.PICTURE),
        ("content-damaged", Reason.DAMAGE),
        ("a-new-code", Reason.OTHER),
    ],
)
def test_every_code_has_a_reason(code: str, reason: Reason) -> None:
    assert reason_of(code) is reason


def test_labels_come_once_in_the_order_met() -> None:
    met = [("B", "cmyk"), ("A", "depth"), ("A", "cmyk"), ("B", "colour-profile")]
    found = reasons(Obstacle(exhibit=label, blob_id="", code=code, page=1) for label, code in met)
    assert found == {Reason.COLOUR: ["B", "A"], Reason.PICTURE: ["A"]}
    assert list(found) == [Reason.COLOUR, Reason.PICTURE]
