"""The invented family, its city and its documents' numbers: one source for all papers of the sample."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta, timezone

from holdall.case.dates import PartialDate
from holdall.case.mrz import MrzFormat, ZoneFields
from holdall.case.person import Sex
from holdall.jobs.sample.portrait import Look

CITY = "Вересногорск"
REGION = "Вересногорская область"
CITY_TIME = timezone(timedelta(hours=3))


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of the family with the facts that its papers print."""

    surname: str
    given: str
    patronymic: str
    latin_surname: str
    latin_given: str
    sex: Sex
    born: str
    look: Look
    passport: str
    passport_issued: str
    passport_expires: str
    series: str = ""
    number: str = ""
    issued: str = ""
    department: str = ""

    @property
    def foreign_zone(self) -> ZoneFields:
        """What the zone of the passport for travel says."""
        return ZoneFields(
            format=MrzFormat.TD3, document_code="P", issuer="RUS", nationality="RUS",
            surname=self.latin_surname, given=self.latin_given, number=self.passport, sex=self.sex,
            birth=PartialDate(self.born), expires=PartialDate(self.passport_expires),
        )  # fmt: skip

    @property
    def internal_zone(self) -> ZoneFields:
        """What the zone of the internal passport says."""
        return ZoneFields(
            format=MrzFormat.RU_INTERNAL, document_code="PN", issuer="RUS", nationality="RUS",
            surname=self.surname.upper(), given=self.given.upper(), patronymic=self.patronymic.upper(),
            series=self.series, number=self.number, sex=self.sex, birth=PartialDate(self.born),
            issued=PartialDate(self.issued), department=self.department,
        )  # fmt: skip


ANNA = Member(
    surname="Щеглова", given="Анна", patronymic="Ильинична", latin_surname="SHCHEGLOVA", latin_given="ANNA",
    sex=Sex.FEMALE, born="1988-05-14", passport="000000017", passport_issued="2019-06-03",
    passport_expires="2029-06-03", series="0099", number="000017", issued="2016-08-19", department="990001",
    look=Look(hair=(92, 58, 40), clothes=(70, 96, 110), long_hair=True),
)  # fmt: skip
TIMOFEY = Member(
    surname="Щеглов", given="Тимофей", patronymic="Юрьевич", latin_surname="SHCHEGLOV", latin_given="TIMOFEI",
    sex=Sex.MALE, born="1986-11-02", passport="000000024", passport_issued="2018-02-12",
    passport_expires="2028-02-12", series="0099", number="000024", issued="2013-12-05", department="990001",
    look=Look(hair=(58, 50, 46), clothes=(86, 74, 66), beard=True),
)  # fmt: skip
MARIA = Member(
    surname="Щеглова", given="Мария", patronymic="Тимофеевна",
    latin_surname="SHCHEGLOVA", latin_given="MARIIA", sex=Sex.FEMALE, born="2016-08-27",
    passport="000000031", passport_issued="2022-05-16", passport_expires="2027-05-16",
    look=Look(hair=(128, 84, 52), clothes=(186, 112, 90), long_hair=True, child=True),
)  # fmt: skip
