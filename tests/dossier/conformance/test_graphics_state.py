"""Graphics states: what PDF/A-2 forbids in them is refused."""

from __future__ import annotations

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name

from holdall.dossier.conformance.graphics_state import require_state
from holdall.dossier.conformance.not_proven import NotProvenError


@pytest.mark.parametrize(
    "state",
    [
        Dictionary(LW=2, CA=0.5),
        Dictionary(BM=Name.Multiply, RI=Name.Perceptual),
        Dictionary(TR2=Name.Default, HT=Name.Default),
    ],
)
def test_ordinary_states_pass(state: Any) -> None:
    require_state(state)


@pytest.mark.parametrize(
    "state",
    [
        None,
        Dictionary(TR=Name.Identity),
        Dictionary(TR2=Name.Identity),
        Dictionary(HTP=Array([0, 0])),
        Dictionary(HT=Dictionary(HalftoneType=1)),
        Dictionary(BM=Name.Sparkle),
        Dictionary(BM=Array([Name.Multiply])),
        Dictionary(RI=Name.Loud),
        Dictionary(Font=Array([Name.F, 9])),
    ],
)
def test_others_are_refused(state: Any) -> None:
    with pytest.raises(NotProvenError, match="graphics-state"):
        require_state(state)
