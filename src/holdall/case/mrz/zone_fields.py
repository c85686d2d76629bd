"""What a machine-readable zone says, as plain values: what reading one gives and writing one takes."""

from __future__ import annotations

from dataclasses import dataclass

from holdall.case.dates import PartialDate
from holdall.case.mrz.layouts import MrzFormat
from holdall.case.person import Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneFields:
    """The fields of one zone; empty where the zone has fillers.

    Names of the Russian internal passport are in Cyrillic, all others in Latin capitals, with spaces where
    the zone has fillers. `series`, `issued` and `department` (six digits) are filled for it alone, and its
    `number` then has six digits. `optional` holds what is left of a long TD1 number's line after the number.
    """

    format: MrzFormat
    document_code: str = ""
    issuer: str = ""
    surname: str = ""
    given: str = ""
    patronymic: str = ""
    number: str = ""
    nationality: str = ""
    birth: PartialDate | None = None
    sex: Sex | None = None
    expires: PartialDate | None = None
    optional: str = ""
    series: str = ""
    issued: PartialDate | None = None
    department: str = ""
