"""Names of the stored kinds, roles, states in the user's language; the only place that words them."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from holdall.case.application import ApplicationKind, ApplicationStatus
from holdall.case.event import EventKind, Ground
from holdall.case.paper import IdentityStatus, PaperKind
from holdall.case.person import NameSystem, Role, Sex
from holdall.ui.translation import QT_TRANSLATE_NOOP

_WORDS: dict[type[StrEnum], dict[str, str]] = {
    PaperKind: {
        "internal-passport": QT_TRANSLATE_NOOP("PaperKind", "Internal passport"),
        "foreign-passport": QT_TRANSLATE_NOOP("PaperKind", "Passport for travel"),
        "birth-certificate": QT_TRANSLATE_NOOP("PaperKind", "Birth certificate"),
        "marriage-certificate": QT_TRANSLATE_NOOP("PaperKind", "Marriage certificate"),
        "residence-permit": QT_TRANSLATE_NOOP("PaperKind", "Residence permit"),
        "visa": QT_TRANSLATE_NOOP("PaperKind", "Visa"),
        "military-id": QT_TRANSLATE_NOOP("PaperKind", "Military ID"),
        "national-id": QT_TRANSLATE_NOOP("PaperKind", "Identity card"),
        "travel-document": QT_TRANSLATE_NOOP("PaperKind", "Travel document"),
        "other-identity": QT_TRANSLATE_NOOP("PaperKind", "Other identity document"),
        "protest-photo": QT_TRANSLATE_NOOP("PaperKind", "Photo of a protest"),
        "video": QT_TRANSLATE_NOOP("PaperKind", "Video"),
        "police-protocol": QT_TRANSLATE_NOOP("PaperKind", "Police protocol"),
        "court-ruling": QT_TRANSLATE_NOOP("PaperKind", "Court ruling"),
        "summons": QT_TRANSLATE_NOOP("PaperKind", "Summons"),
        "search-record": QT_TRANSLATE_NOOP("PaperKind", "Search record"),
        "criminal-case": QT_TRANSLATE_NOOP("PaperKind", "Criminal case paper"),
        "medical-record": QT_TRANSLATE_NOOP("PaperKind", "Medical record"),
        "dismissal": QT_TRANSLATE_NOOP("PaperKind", "Dismissal"),
        "chat": QT_TRANSLATE_NOOP("PaperKind", "Chat or messages"),
        "threat": QT_TRANSLATE_NOOP("PaperKind", "Threat"),
        "news-article": QT_TRANSLATE_NOOP("PaperKind", "News article"),
        "register-entry": QT_TRANSLATE_NOOP("PaperKind", "Register entry"),
        "letter": QT_TRANSLATE_NOOP("PaperKind", "Letter"),
        "witness-statement": QT_TRANSLATE_NOOP("PaperKind", "Witness statement"),
        "country-report": QT_TRANSLATE_NOOP("PaperKind", "Country report"),
        "application-paper": QT_TRANSLATE_NOOP("PaperKind", "Paper of an application"),
        "ticket": QT_TRANSLATE_NOOP("PaperKind", "Ticket"),
        "translation": QT_TRANSLATE_NOOP("PaperKind", "Translation"),
        "translation-certificate": QT_TRANSLATE_NOOP("PaperKind", "Translator's certificate"),
        "photo": QT_TRANSLATE_NOOP("PaperKind", "Photo"),
        "other": QT_TRANSLATE_NOOP("PaperKind", "Other paper"),
    },
    IdentityStatus: {
        "valid": QT_TRANSLATE_NOOP("IdentityStatus", "Valid"),
        "expired": QT_TRANSLATE_NOOP("IdentityStatus", "Expired"),
        "lost": QT_TRANSLATE_NOOP("IdentityStatus", "Lost"),
        "seized": QT_TRANSLATE_NOOP("IdentityStatus", "Seized"),
        "annulled": QT_TRANSLATE_NOOP("IdentityStatus", "Annulled"),
        "unknown": QT_TRANSLATE_NOOP("IdentityStatus", "Not stated"),
    },
    EventKind: {
        "arrest": QT_TRANSLATE_NOOP("EventKind", "Arrest"),
        "search": QT_TRANSLATE_NOOP("EventKind", "Search"),
        "beating": QT_TRANSLATE_NOOP("EventKind", "Beating"),
        "torture": QT_TRANSLATE_NOOP("EventKind", "Torture"),
        "prosecution": QT_TRANSLATE_NOOP("EventKind", "Prosecution"),
        "trial": QT_TRANSLATE_NOOP("EventKind", "Trial"),
        "fine": QT_TRANSLATE_NOOP("EventKind", "Fine"),
        "detention": QT_TRANSLATE_NOOP("EventKind", "Detention"),
        "dismissal": QT_TRANSLATE_NOOP("EventKind", "Dismissal"),
        "threat": QT_TRANSLATE_NOOP("EventKind", "Threat"),
        "surveillance": QT_TRANSLATE_NOOP("EventKind", "Surveillance"),
        "conscription": QT_TRANSLATE_NOOP("EventKind", "Conscription"),
        "child-removal": QT_TRANSLATE_NOOP("EventKind", "Removal of a child"),
        "asset-freeze": QT_TRANSLATE_NOOP("EventKind", "Accounts frozen"),
        "protest": QT_TRANSLATE_NOOP("EventKind", "Protest"),
        "departure": QT_TRANSLATE_NOOP("EventKind", "Departure"),
        "other": QT_TRANSLATE_NOOP("EventKind", "Other event"),
    },
    Ground: {
        "race": QT_TRANSLATE_NOOP("Ground", "Race"),
        "religion": QT_TRANSLATE_NOOP("Ground", "Religion"),
        "nationality": QT_TRANSLATE_NOOP("Ground", "Nationality"),
        "social-group": QT_TRANSLATE_NOOP("Ground", "Social group"),
        "political-opinion": QT_TRANSLATE_NOOP("Ground", "Political opinion"),
        "imputed-opinion": QT_TRANSLATE_NOOP("Ground", "Political opinion ascribed to me"),
        "none": QT_TRANSLATE_NOOP("Ground", "None of these"),
    },
    ApplicationKind: {
        "asylum": QT_TRANSLATE_NOOP("ApplicationKind", "Asylum"),
        "residence": QT_TRANSLATE_NOOP("ApplicationKind", "Residence"),
        "work-permit": QT_TRANSLATE_NOOP("ApplicationKind", "Work permit"),
        "visa": QT_TRANSLATE_NOOP("ApplicationKind", "Visa"),
        "travel-document": QT_TRANSLATE_NOOP("ApplicationKind", "Travel document"),
        "registration": QT_TRANSLATE_NOOP("ApplicationKind", "Registration"),
        "appeal": QT_TRANSLATE_NOOP("ApplicationKind", "Appeal"),
        "other": QT_TRANSLATE_NOOP("ApplicationKind", "Other application"),
    },
    ApplicationStatus: {
        "planned": QT_TRANSLATE_NOOP("ApplicationStatus", "Planned"),
        "preparing": QT_TRANSLATE_NOOP("ApplicationStatus", "Preparing"),
        "filed": QT_TRANSLATE_NOOP("ApplicationStatus", "Filed"),
        "waiting": QT_TRANSLATE_NOOP("ApplicationStatus", "Waiting"),
        "interview": QT_TRANSLATE_NOOP("ApplicationStatus", "Interview"),
        "granted": QT_TRANSLATE_NOOP("ApplicationStatus", "Granted"),
        "refused": QT_TRANSLATE_NOOP("ApplicationStatus", "Refused"),
        "appealed": QT_TRANSLATE_NOOP("ApplicationStatus", "Appealed"),
        "expired": QT_TRANSLATE_NOOP("ApplicationStatus", "Expired"),
        "withdrawn": QT_TRANSLATE_NOOP("ApplicationStatus", "Withdrawn"),
    },
    Role: {
        "principal": QT_TRANSLATE_NOOP("Role", "Main person"),
        "spouse": QT_TRANSLATE_NOOP("Role", "Spouse"),
        "child": QT_TRANSLATE_NOOP("Role", "Child"),
        "parent": QT_TRANSLATE_NOOP("Role", "Parent"),
        "sibling": QT_TRANSLATE_NOOP("Role", "Brother or sister"),
        "relative": QT_TRANSLATE_NOOP("Role", "Relative"),
        "witness": QT_TRANSLATE_NOOP("Role", "Witness"),
        "official": QT_TRANSLATE_NOOP("Role", "Official"),
        "translator": QT_TRANSLATE_NOOP("Role", "Translator"),
        "representative": QT_TRANSLATE_NOOP("Role", "Representative"),
        "other": QT_TRANSLATE_NOOP("Role", "Other person"),
    },
    Sex: {
        "F": QT_TRANSLATE_NOOP("Sex", "Female"),
        "M": QT_TRANSLATE_NOOP("Sex", "Male"),
        "X": QT_TRANSLATE_NOOP("Sex", "Unspecified (X)"),
    },
    NameSystem: {
        "printed": QT_TRANSLATE_NOOP("NameSystem", "As printed in a document"),
        "icao-9303": QT_TRANSLATE_NOOP("NameSystem", "Passport rule (ICAO 9303)"),
        "gost-52535-2006": QT_TRANSLATE_NOOP("NameSystem", "Passports 2010–2013 (GOST R 52535.1)"),
        "mvd-310-1997": QT_TRANSLATE_NOOP("NameSystem", "Passports 1997–2010 (MVD 310)"),
        "iso-9": QT_TRANSLATE_NOOP("NameSystem", "ISO 9"),
        "ru-internal-mrz": QT_TRANSLATE_NOOP("NameSystem", "Internal passport code lines"),
        "other": QT_TRANSLATE_NOOP("NameSystem", "Other spelling"),
    },
}


def word(value: StrEnum) -> str:
    """The name of an enumerated value in the user's language."""
    return QCoreApplication.translate(type(value).__name__, _WORDS[type(value)][value.value])


def choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """Every value of an enumeration with its name, in the order of the enumeration."""
    return [(value.value, word(value)) for value in kind]
