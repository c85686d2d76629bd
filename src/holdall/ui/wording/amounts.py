"""Sizes and durations in words; knows nothing of what they measure."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

translate = QCoreApplication.translate
_MINUTE, _HOUR = 60, 3600


def size(count: int) -> str:
    """Bytes as a person reads them: `3.2 MB`."""
    return (
        QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat).replace(" ", "\u00a0")
    )


def time_left(seconds: float) -> str:
    """A rough time to go: never more exact than it can be known."""
    if seconds < _MINUTE:
        return translate("Amounts", "less than a minute left")
    if seconds < _HOUR:
        return translate("Amounts", "about %n minute(s) left", "", round(seconds / _MINUTE))
    return translate("Amounts", "about %n hour(s) left", "", round(seconds / _HOUR))


def isolated(code: str) -> str:
    """A number or code that keeps its order in right-to-left text (Unicode isolates)."""
    return f"\u2066{code}\u2069"
