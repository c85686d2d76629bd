"""The day on which a file says that it was made, in either way that files write it; believes neither."""

from __future__ import annotations

import re
from collections.abc import Iterable

from holdall.case.dates import PartialDate

_EXIF = re.compile(r"(\d{4}):(\d\d):(\d\d)\b", re.ASCII)
"""Exif 2.32, DateTimeOriginal: "YYYY:MM:DD HH:MM:SS"; unknown parts are blank or zero."""
_PDF = re.compile(r"D:(\d{4})(\d\d)(\d\d)", re.ASCII)
"""ISO 32000-1, 7.9.4: D:YYYYMMDDHHmmSSOHH'mm."""
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
"""Dublin Core in documents: YYYY-MM-DDThh:mm:ssZ."""
_SHAPES = (("taken", _EXIF), ("created", _PDF), ("created", _ISO))


def claimed_day(claims: Iterable[tuple[str, str]]) -> PartialDate | None:
    """The day that a photo says it was taken, or a PDF that it was made; None when there is no real day."""
    said = dict(claims)
    for name, shape in _SHAPES:
        if match := shape.match(said.get(name, "")):
            try:
                return PartialDate("-".join(match.groups()))
            except ValueError:  # 0000:00:00, as cameras with an unset clock write
                continue
    return None
