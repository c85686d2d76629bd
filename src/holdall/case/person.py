"""People of the case and the many spellings of their names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from holdall.case.dates import PartialDate
from holdall.case.place import Place
from holdall.case.record import Record


class Role(StrEnum):
    """What a person is in the case."""

    PRINCIPAL = "principal"
    SPOUSE = "spouse"
    CHILD = "child"
    PARENT = "parent"
    SIBLING = "sibling"
    RELATIVE = "relative"
    WITNESS = "witness"
    OFFICIAL = "official"
    TRANSLATOR = "translator"
    REPRESENTATIVE = "representative"
    OTHER = "other"


class Sex(StrEnum):
    """As printed in documents; `X` is ICAO's unspecified."""

    FEMALE = "F"
    MALE = "M"
    UNSPECIFIED = "X"


class NameSystem(StrEnum):
    """Where a spelling comes from: printed in a document, or a transliteration rule."""

    PRINTED = "printed"
    ICAO_9303 = "icao-9303"
    GOST_52535 = "gost-52535-2006"
    MVD_310 = "mvd-310-1997"
    ISO_9 = "iso-9"
    RU_INTERNAL_MRZ = "ru-internal-mrz"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """One spelling of a name; `document_id` is the paper that prints it, or empty."""

    surname: str = ""
    given: str = ""
    patronymic: str = ""
    system: NameSystem = NameSystem.PRINTED
    document_id: str = ""
    former: bool = False
    note: str = ""

    @property
    def full(self) -> str:
        """Surname, given name and patronymic in this order, single spaces."""
        return " ".join(part for part in (self.surname, self.given, self.patronymic) if part)

    @property
    def script(self) -> str:
        """ISO 15924 code of the first letter's script: Cyrl, Latn, Geor, Armn, Arab, Hebr, or Zyyy."""
        ranges = (("Cyrl", 0x400, 0x52F), ("Geor", 0x10A0, 0x10FF), ("Armn", 0x530, 0x58F),
                  ("Hebr", 0x590, 0x5FF), ("Arab", 0x600, 0x6FF), ("Latn", 0x41, 0x24F))  # fmt: skip
        for char in self.full:
            for code, low, high in ranges:
                if char.isalpha() and low <= ord(char) <= high:
                    return code
        return "Zyyy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """A person; `names[0]` is the spelling shown in lists."""

    KIND: ClassVar[str] = "person"

    role: Role = Role.OTHER
    names: tuple[NameForm, ...] = ()
    sex: Sex | None = None
    birth_date: PartialDate | None = None
    birth_place: Place | None = None
    citizenships: tuple[str, ...] = ()
    """ISO 3166-1 alpha-3 codes."""
    nationality_text: str = ""
    religion: str = ""
    languages: tuple[str, ...] = ()
    """BCP 47 tags."""
    relation: str = ""
    """How this person is related to the principal, in the user's words."""
    address: str = ""
    phone: str = ""
    email: str = ""
    a_number: str = ""
    """Alien registration number or another file number with the receiving authority."""

    @property
    def title_text(self) -> str:
        return self.names[0].full if self.names else ""

    @property
    def sort_date(self) -> str:
        return self.birth_date.sort_key if self.birth_date else ""
