"""Machine-readable zones as typed or pasted: `parse` reads one, `compose` writes one for specimens."""

from holdall.case.mrz.checking import CheckDigit
from holdall.case.mrz.composing import compose
from holdall.case.mrz.layouts import CheckedPart, MrzFormat
from holdall.case.mrz.reading import Mrz, parse
from holdall.case.mrz.remarks import Remark
from holdall.case.mrz.typed_text import MrzUnreadableError
from holdall.case.mrz.zone_fields import ZoneFields

__all__ = [
    "CheckDigit",
    "CheckedPart",
    "Mrz",
    "MrzFormat",
    "MrzUnreadableError",
    "Remark",
    "ZoneFields",
    "compose",
    "parse",
]
