"""What a file claims of its making, line by line in words; only repeats it, checks nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from holdall.case.claimed_date import claimed_day
from holdall.case.stored_file import StoredFile
from holdall.ui.translation import QT_TRANSLATE_NOOP
from holdall.ui.wording import dates
from holdall.ui.wording.direction import isolated

_LABELS = {
    "device": QT_TRANSLATE_NOOP("Claims", "Device"),
    "lens": QT_TRANSLATE_NOOP("Claims", "Lens"),
    "camera_serial": QT_TRANSLATE_NOOP("Claims", "Number of the device"),
    "camera_owner": QT_TRANSLATE_NOOP("Claims", "Owner of the device"),
    "artist": QT_TRANSLATE_NOOP("Claims", "Author"),
    "author": QT_TRANSLATE_NOOP("Claims", "Author"),
    "title": QT_TRANSLATE_NOOP("Claims", "Title"),
    "description": QT_TRANSLATE_NOOP("Claims", "Description"),
    "software": QT_TRANSLATE_NOOP("Claims", "Program"),
    "creator": QT_TRANSLATE_NOOP("Claims", "Program"),
}
_TAKEN = QT_TRANSLATE_NOOP("Claims", "Taken on")
_MADE = QT_TRANSLATE_NOOP("Claims", "Made on")
_PLACE = QT_TRANSLATE_NOOP("Claims", "Place")
_TIME = slice(11, 16)
"""Hours and minutes in EXIF's "YYYY:MM:DD HH:MM:SS"."""


def claim_lines(file: StoredFile) -> Sequence[tuple[str, str]]:
    """Label and value of each claim worth reading: when, where, with what, by whom."""
    claims = dict(file.claims)
    claims["device"] = " ".join(
        claims[key] for key in ("camera_make", "camera_model") if claims.get(key, "").strip()
    )
    lines = [(_TAKEN if "taken" in claims else _MADE, _when(file, claims)), (_PLACE, _where(claims))]
    lines += [(label, claims.get(key, "")) for key, label in _LABELS.items()]
    return [(QCoreApplication.translate("Claims", label), value) for label, value in lines if value]


def _when(file: StoredFile, claims: Mapping[str, str]) -> str:
    day = dates.partial(claimed_day(file.claims))
    time = claims.get("taken", "")[_TIME].strip()
    offset = claims.get("taken_offset", "")
    return ", ".join(part for part in (day, " ".join((time, offset)).strip() if day else "") if part)


def _where(claims: Mapping[str, str]) -> str:
    """Degrees as they are: no map is asked, because the network never is."""
    place = (claims.get("latitude", ""), claims.get("longitude", ""))
    return isolated(", ".join(place)) if all(place) else ""
