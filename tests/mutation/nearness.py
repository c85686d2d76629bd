"""Chooses tests for a mutant by where they stand and how long they take; it must not know mutmut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

_SET_UP_SECONDS = 0.05
"""What a test takes beside its own call, which alone is measured."""


def nearest_first(mutant: str, tests: Iterable[str], duration: Mapping[str, float]) -> list[str]:
    """The tests at the mirrored path of the changed module, then from each other file one after another.

    Of each file short ones come before long ones.
    """
    folder, module = mutant.split(".")[1:3]
    near = f"tests/{folder}/test_{module}.py"
    turns: Counter[str] = Counter()
    places: dict[str, tuple[int, float, str]] = {}
    for test in sorted(tests, key=lambda test: (duration[test], test)):
        file = test.split("::")[0]
        places[test] = (0 if file == near else 1 + turns[file], duration[test], test)
        turns[file] += 1
    return sorted(places, key=places.__getitem__)


def within(seconds: float, tests: Sequence[str], duration: Mapping[str, float]) -> list[str]:
    """As many of the tests as take that long together, in their order; the first at least."""
    chosen: list[str] = []
    for test in tests:
        seconds -= duration[test] + _SET_UP_SECONDS
        if chosen and seconds < 0:
            break
        chosen.append(test)
    return chosen


def estimate(tests: Iterable[str], duration: Mapping[str, float]) -> float:
    """The seconds that they take together."""
    return sum(duration[test] + _SET_UP_SECONDS for test in tests)
