"""Papers: what the user calls a document, made of one or more stored files, with what it says and proves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from holdall.case.dates import PartialDate
from holdall.case.person import NameForm
from holdall.case.place import Place
from holdall.case.record import Record


class PaperKind(StrEnum):
    """What a paper is. Identity kinds carry an `Identity` section."""

    INTERNAL_PASSPORT = "internal-passport"
    FOREIGN_PASSPORT = "foreign-passport"
    BIRTH_CERTIFICATE = "birth-certificate"
    MARRIAGE_CERTIFICATE = "marriage-certificate"
    RESIDENCE_PERMIT = "residence-permit"
    VISA = "visa"
    MILITARY_ID = "military-id"
    NATIONAL_ID = "national-id"
    TRAVEL_DOCUMENT = "travel-document"
    OTHER_IDENTITY = "other-identity"
    PROTEST_PHOTO = "protest-photo"
    VIDEO = "video"
    POLICE_PROTOCOL = "police-protocol"
    COURT_RULING = "court-ruling"
    SUMMONS = "summons"
    SEARCH_RECORD = "search-record"
    CRIMINAL_CASE = "criminal-case"
    MEDICAL_RECORD = "medical-record"
    DISMISSAL = "dismissal"
    CHAT = "chat"
    THREAT = "threat"
    NEWS_ARTICLE = "news-article"
    REGISTER_ENTRY = "register-entry"
    LETTER = "letter"
    WITNESS_STATEMENT = "witness-statement"
    COUNTRY_REPORT = "country-report"
    APPLICATION_PAPER = "application-paper"
    TICKET = "ticket"
    TRANSLATION = "translation"
    TRANSLATION_CERTIFICATE = "translation-certificate"
    PHOTO = "photo"
    OTHER = "other"

    @property
    def is_identity(self) -> bool:
        """Whether a paper of this kind identifies a person."""
        return self in IDENTITY_KINDS


IDENTITY_KINDS = frozenset({
    PaperKind.INTERNAL_PASSPORT, PaperKind.FOREIGN_PASSPORT, PaperKind.BIRTH_CERTIFICATE,
    PaperKind.MARRIAGE_CERTIFICATE, PaperKind.RESIDENCE_PERMIT, PaperKind.VISA, PaperKind.MILITARY_ID,
    PaperKind.NATIONAL_ID, PaperKind.TRAVEL_DOCUMENT, PaperKind.OTHER_IDENTITY,
})  # fmt: skip


class IdentityStatus(StrEnum):
    """Where the document itself is now."""

    VALID = "valid"
    EXPIRED = "expired"
    LOST = "lost"
    SEIZED = "seized"
    ANNULLED = "annulled"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What an identity document prints; `mrz` keeps its machine-readable lines as typed."""

    series: str = ""
    number: str = ""
    issuer: str = ""
    issuer_code: str = ""
    country: str = ""
    """Issuing state, ISO 3166-1 alpha-3."""
    issued: PartialDate | None = None
    expires: PartialDate | None = None
    names: tuple[NameForm, ...] = ()
    mrz: tuple[str, ...] = ()
    biometric: bool | None = None
    status: IdentityStatus = IdentityStatus.UNKNOWN
    seized_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Record):
    """One document or piece of evidence; `file_ids` in page order."""

    KIND: ClassVar[str] = "paper"

    kind: PaperKind = PaperKind.OTHER
    title: str = ""
    title_en: str = ""
    file_ids: tuple[str, ...] = ()
    person_ids: tuple[str, ...] = ()
    date: PartialDate | None = None
    place: Place | None = None
    author: str = ""
    language: str = ""
    """BCP 47 tag of the language it is written in, or empty when there is none to read."""
    proves: str = ""
    source: str = ""
    """How it came to be here: who took it, kept it, sent it."""
    original_held: str = ""
    """Where the paper original is, in the user's words."""
    identity: Identity | None = None
    translation_of: str = ""
    """Id of the paper that this one translates or certifies the translation of."""

    @property
    def title_text(self) -> str:
        return self.title

    @property
    def sort_date(self) -> str:
        return self.date.sort_key if self.date else ""
