"""The meter says in words how hard a passphrase is to guess."""

from __future__ import annotations

from holdall.passphrase.estimate import Strength
from holdall.ui.widgets.strength_meter import StrengthMeter


def test_the_meter_says_it_in_words(qtbot):
    meter = StrengthMeter()
    qtbot.addWidget(meter)
    meter.measure([ord(char) for char in "qwerty"])
    assert meter.level is Strength.WEAK
    assert meter._words.text().startswith("Weak")
    meter.show()
    assert not meter.grab().isNull()
