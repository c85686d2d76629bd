"""Accents typed before their letter, put together as the X Window System does it; knows no field.

Elsewhere an input method does that. A secret field does without: most of them are programs of their own.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from PySide6.QtCore import Qt

_ACCENTS: Final = {
    Qt.Key.Key_Dead_Grave: ("\N{COMBINING GRAVE ACCENT}", "``"),
    Qt.Key.Key_Dead_Acute: ("\N{COMBINING ACUTE ACCENT}", "'´"),
    Qt.Key.Key_Dead_Circumflex: ("\N{COMBINING CIRCUMFLEX ACCENT}", "^^"),
    Qt.Key.Key_Dead_Tilde: ("\N{COMBINING TILDE}", "~~"),
    Qt.Key.Key_Dead_Macron: ("\N{COMBINING MACRON}", "¯¯"),
    Qt.Key.Key_Dead_Breve: ("\N{COMBINING BREVE}", "˘˘"),
    Qt.Key.Key_Dead_Abovedot: ("\N{COMBINING DOT ABOVE}", "˙˙"),
    Qt.Key.Key_Dead_Diaeresis: ("\N{COMBINING DIAERESIS}", '"¨'),
    Qt.Key.Key_Dead_Abovering: ("\N{COMBINING RING ABOVE}", "°°"),
    Qt.Key.Key_Dead_Doubleacute: ("\N{COMBINING DOUBLE ACUTE ACCENT}", "˝˝"),
    Qt.Key.Key_Dead_Caron: ("\N{COMBINING CARON}", "ˇˇ"),
    Qt.Key.Key_Dead_Cedilla: ("\N{COMBINING CEDILLA}", "¸¸"),
    Qt.Key.Key_Dead_Ogonek: ("\N{COMBINING OGONEK}", "˛˛"),
    Qt.Key.Key_Dead_Belowdot: ("\N{COMBINING DOT BELOW}",) * 2,
    Qt.Key.Key_Dead_Hook: ("\N{COMBINING HOOK ABOVE}",) * 2,
    Qt.Key.Key_Dead_Horn: ("\N{COMBINING HORN}",) * 2,
    Qt.Key.Key_Dead_Belowcomma: ("\N{COMBINING COMMA BELOW}", ",,"),
    Qt.Key.Key_Dead_Stroke: ("", "//"),
}
"""Each with its combining character, and what it types before a space and when pressed twice.

Source: `Compose` of libX11 for UTF-8. There is no combining character that makes a stroke part of a letter.
"""


class DeadKeys:
    """The accents that wait for a letter."""

    def __init__(self) -> None:
        self._waiting: list[Qt.Key] = []

    def press(self, key: Qt.Key) -> str:
        """Let an accent wait; returns what it types when the same one waits already."""
        if key not in _ACCENTS:
            return ""
        if self._waiting == [key]:
            self._waiting.clear()
            return _ACCENTS[key][1][-1]
        self._waiting.append(key)
        return ""

    def letter(self, text: str) -> str:
        """`text` with the accents that wait for it; both, one after the other, where no letter has them."""
        keys, self._waiting = self._waiting, []
        if text == " " and keys:
            return "".join(_ACCENTS[key][1][0] for key in keys)
        for order in (keys, keys[::-1]):
            together = _with_accents(text, order)
            if len(together) == len(text):
                return together
        return "".join(_ACCENTS[key][1][-1] for key in keys) + text

    def forget(self) -> None:
        """Let nothing wait any more."""
        self._waiting.clear()


def _with_accents(text: str, keys: list[Qt.Key]) -> str:
    """Longer than `text` where there is no such letter."""
    marks = "".join(_ACCENTS[key][0] for key in keys)
    if Qt.Key.Key_Dead_Stroke in keys:
        try:
            text = unicodedata.lookup(f"{unicodedata.name(text)} WITH STROKE")
        except (KeyError, TypeError):  # no such letter, or more than one
            return text + "/"
    return unicodedata.normalize("NFC", text + marks)
