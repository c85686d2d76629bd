"""A dossier with everything resolved and worded, ready to be laid out: pure data, it reads no vault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from holdall.dossier.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitFile:
    """One original of an exhibit; `page_count` is what it will take in the dossier (an image takes 1)."""

    blob_id: str
    media_type: str
    name: str
    page_count: int
    sha256: str
    """Lower-case hex of the original."""
    is_rendered: bool = False
    """Whether its pages are a rendition that Holdall made of it."""

    @property
    def shown_type(self) -> str:
        """Media type of what its pages are taken from."""
        return "application/pdf" if self.is_rendered else self.media_type


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleExhibit:
    """One exhibit: a divider page, then the pages of its files in order."""

    label: str
    title: str
    section: str
    """Key of its section, or empty."""
    paper_id: str
    kind: str
    """What it is, in the dossier's language ("Court ruling")."""
    date_text: str
    author: str = ""
    language: str = ""
    """Language the paper is written in, worded, or empty."""
    translates: str = ""
    """Label of the exhibit that this one translates, or empty."""
    files: tuple[ExhibitFile, ...]

    @property
    def page_count(self) -> int:
        """Pages after the divider."""
        return sum(file.page_count for file in self.files)


@dataclass(frozen=True, slots=True)
class ExhibitReference:
    """A place in a text that names an exhibit by its label."""

    label: str


Run = str | ExhibitReference
Paragraph = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value of the cover or of an identity table."""

    key: str
    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyRow:
    """One event; `exhibits` are labels in the order of the dossier."""

    event_id: str
    date_text: str
    title: str
    place: str = ""
    description: str = ""
    exhibits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """One spelling of a name, where it comes from, worded."""

    text: str
    script: str
    system: str
    source: str = ""
    """The document that prints it, worded."""
    exhibit: str = ""
    """Label of the exhibit that shows that document, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityPaper:
    """One identity document of a person."""

    paper_id: str
    kind: str
    number: str
    country: str = ""
    issued: str = ""
    expires: str = ""
    status: str = ""
    exhibit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundlePerson:
    """One person as the dossier shows them; `name` is the spelling in use, empty when to be written in."""

    person_id: str
    name: str
    role: str
    file_number: str = ""
    """Number with the receiving authority (A-number, UCI …)."""
    facts: tuple[Field, ...] = ()
    names: tuple[NameRow, ...] = ()
    papers: tuple[IdentityPaper, ...] = ()


@dataclass(frozen=True, slots=True)
class BundleSection:
    """A heading of the index and the label of its first exhibit."""

    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A whole dossier; texts are in `language`, parts that have nothing to show are empty."""

    plan_id: str
    profile: Profile
    language: str
    """BCP 47 tag of the generated pages; one that the profile accepts."""
    title: str
    applicant: BundlePerson
    people: tuple[BundlePerson, ...] = ()
    """Everyone in the identity part, the applicant (when named) first."""
    caption: tuple[Field, ...] = ()
    statement: tuple[Paragraph, ...] = ()
    jurat: str = ""
    chronology: tuple[ChronologyRow, ...] = ()
    sections: tuple[BundleSection, ...] = ()
    exhibits: tuple[BundleExhibit, ...]


@dataclass(frozen=True, slots=True)
class Numbering:
    """Running numbers of a dossier: 1 is the cover, and each number equals the physical page of the PDF."""

    front_pages: int
    divider_page: Mapping[str, int]
    """Exhibit label → its divider."""
    first_page: Mapping[str, int]
    """Exhibit label → first page of its contents, the one after the divider."""
    last_page: Mapping[str, int]
    total: int
