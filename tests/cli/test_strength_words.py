"""Weakness and time are told in whole sentences, for every code there is."""

from __future__ import annotations

import pytest

from holdall.cli.strength_words import span, weakness
from holdall.passphrase.attack import Span, Unit
from holdall.passphrase.estimate import Estimate
from holdall.passphrase.token import Kind


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_its_words(kind: Kind) -> None:
    said = weakness(Estimate(characters=8, bits=20.0, kinds=(kind,)))
    assert said.startswith("This passphrase is weak: it ")
    assert "in 17 minutes with one fast graphics card, in less than a minute with ten thousand" in said


@pytest.mark.parametrize("unit", list(Unit))
def test_every_unit_has_its_words(unit: Unit) -> None:
    assert "{" not in span(Span(unit, 3))


def test_one_is_singular() -> None:
    assert (span(Span(Unit.DAYS, 1)), span(Span(Unit.DAYS, 2))) == ("1 day", "2 days")
