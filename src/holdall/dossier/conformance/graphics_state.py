"""What PDF/A-2 asks of graphics state dictionaries (ISO 19005-2, 6.2.5, 6.2.6 and 6.2.10)."""

from __future__ import annotations

from typing import Any

import pikepdf

from holdall.dossier.conformance.not_proven import require

INTENTS = frozenset({"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"})
_BLENDS = frozenset({
    "/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge",
    "/ColorBurn", "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation", "/Color",
    "/Luminosity",
})  # fmt: skip
_FORBIDDEN = frozenset({"/TR", "/HTP"})
_UNREAD = frozenset({"/Font"})
"""A font set here would have to be followed through the content; nobody writes it."""


def require_state(state: Any) -> None:
    """Raise `NotProvenError` unless the dictionary keeps to the rules; its soft mask is not looked into."""
    require(isinstance(state, pikepdf.Dictionary), "graphics-state")
    require((_FORBIDDEN | _UNREAD).isdisjoint(state.keys()), "graphics-state")
    for key, allowed in (("/TR2", {"/Default"}), ("/HT", {"/Default"}), ("/BM", _BLENDS), ("/RI", INTENTS)):
        value: Any = state.get(key)
        named = isinstance(value, pikepdf.Name) and str(value) in allowed
        require(value is None or named, "graphics-state")
