"""Sizes and durations in words; knows nothing of what they measure."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject

_MINUTE, _HOUR = 60, 3600


def size(count: int) -> str:
    """Bytes as a person reads them: `3.2 MB`."""
    return (
        QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat).replace(" ", "\u00a0")
    )


class Amounts(QObject):
    """Sentences that count; a class because lupdate knows plural forms only from `self.tr`."""

    def left(self, seconds: float) -> str:
        """A rough time to go: never more exact than it can be known."""
        if seconds < _MINUTE:
            return self.tr("less than a minute left")
        minutes = round(seconds / _MINUTE)
        if seconds < _HOUR:
            return self.tr("about %n minute(s) left", "", minutes)
        hours = round(seconds / _HOUR)
        return self.tr("about %n hour(s) left", "", hours)


def time_left(seconds: float) -> str:
    """How long something will still take, in words."""
    return Amounts().left(seconds)
