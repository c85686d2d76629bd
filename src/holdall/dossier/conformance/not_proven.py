"""The answer that something does not keep to PDF/A, or that nobody could show that it does."""

from __future__ import annotations


class NotProvenError(Exception):
    """Carries the code of an obstacle, as reports name it; never leaves the inspector."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def require(condition: object, code: str = "font-dictionary") -> None:
    """Raise `NotProvenError` with `code` unless `condition` holds."""
    if not condition:
        raise NotProvenError(code)
