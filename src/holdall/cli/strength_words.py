"""How good a passphrase is, in sentences; must not know the passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from holdall.passphrase.attack import Span
    from holdall.passphrase.estimate import Estimate

_WHY: Final = {
    "characters": "it is short",
    "word": "it is made of words, names or phrases that are tried first",
    "layout": "it is a word typed in the other keyboard layout, which is tried too",
    "signs": "it is a word with signs or figures for letters, which are tried too",
    "reversed": "it is a word written backwards",
    "walk": "it follows the keys of the keyboard",
    "run": "it counts, or follows the alphabet",
    "repeat": "it repeats itself",
    "date": "it is a date or a year",
}
_SPANS: Final = {
    "moment": "less than a minute",
    "minutes": "{count} minute{s}",
    "hours": "{count} hour{s}",
    "days": "{count} day{s}",
    "months": "{count} month{s}",
    "years": "{count} year{s}",
    "thousands": "{count} thousand years",
    "beyond": "more than a million years",
}


def span(time: Span) -> str:
    """A span of time."""
    return _SPANS[time.unit].format(count=time.count, s="" if time.count == 1 else "s")


def weakness(estimate: Estimate) -> str:
    """Why a passphrase is weak, how soon it would be guessed, and what to do."""
    from holdall.passphrase.attack import MANY_CARDS, ONE_CARD, time_to_guess

    one, many = (span(time_to_guess(estimate.bits, speed)) for speed in (ONE_CARD, MANY_CARDS))
    return (
        f"This passphrase is weak: {_WHY[estimate.weakness]}. Somebody who has a copy of the vault would "
        f"guess it in {one} with one fast graphics card, in {many} with ten thousand of them. "
        "Six or seven unrelated words are out of reach; --suggest draws them for you."
    )
