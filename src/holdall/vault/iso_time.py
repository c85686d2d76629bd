"""Times as records and reports write them."""

from __future__ import annotations

from datetime import UTC, datetime


def iso_time(seconds: int) -> str:
    """Seconds since 1970 as UTC in ISO 8601, to the second."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
