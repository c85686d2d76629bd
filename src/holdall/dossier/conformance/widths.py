"""Compares the widths that a font dictionary declares with those of its program (ISO 19005-2, 6.2.11.5)."""

from __future__ import annotations

from collections.abc import Callable

WidthOf = Callable[[int], float | None]
"""Character code → width in the program, None when nothing but .notdef would show."""
_MOST = 1.0
"""Thousandths of the text size by which the two may differ."""


def agree(program: float | None, declared: float | None) -> bool:
    """Whether the two agree also for a reader that cuts the program's width to a whole number."""
    if program is None or declared is None:
        return False
    return all(abs(width - declared) <= _MOST for width in (program, int(program)))
