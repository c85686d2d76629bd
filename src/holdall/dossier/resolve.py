"""Turns a plan and its records into a bundle, or says which record stands in the way; lays nothing out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from holdall.case.dossier_plan import DossierPlan, PlannedExhibit
from holdall.case.event import Event
from holdall.case.paper import Paper
from holdall.case.person import Person, Role
from holdall.case.record import Record
from holdall.case.stored_file import StoredFile
from holdall.dossier.bundle import (
    Bundle,
    BundleExhibit,
    BundlePerson,
    BundleSection,
    ChronologyRow,
    ExhibitFile,
)
from holdall.dossier.caption import caption_fields, jurat
from holdall.dossier.identities import describe_person
from holdall.dossier.numbering import exhibit_labels
from holdall.dossier.phrases import Phrases, phrases, primary
from holdall.dossier.plain_text import lines, one_line
from holdall.dossier.plan_errors import (
    ApplicantMissingError,
    DossierEmptyError,
    EventMissingError,
    ExhibitEmptyError,
    ExhibitFileUnusableError,
    ExhibitMissingError,
    ExhibitTwiceError,
    ExhibitUntitledError,
    PersonMissingError,
    SectionUnknownError,
)
from holdall.dossier.profile import Profile
from holdall.dossier.profiles import default_section, localized, profile
from holdall.dossier.statement import statement_paragraphs

R = TypeVar("R", bound=Record)


class RecordReader(Protocol):
    """What resolving needs of a vault."""

    def all(self, cls: type[R], /) -> list[R]:
        """Every record of a kind."""
        ...


def resolve(plan: DossierPlan, records: RecordReader) -> Bundle:
    """The bundle that `plan` describes.

    Raises a `PlanError` that names the record: an exhibit without files, a missing paper, a file that cannot
    be shown, an unknown profile, an applicant who is gone, no exhibits, a reference to a paper that is no
    exhibit. A plan that names no applicant is built with a line for the name.
    """
    return _Resolver(plan, records).bundle()


def bundle_language(profile: Profile, wanted: str) -> str:
    """The language of generated pages: `wanted`, or the profile's usual one when it accepts only others."""
    accepted = {primary(language): language for language in profile.languages}
    if not accepted or primary(wanted) in accepted:
        return wanted
    return profile.languages[0]


def exhibit_order(plan: DossierPlan, profile: Profile, papers: dict[str, Paper]) -> list[PlannedExhibit]:
    """The exhibits as they will stand: in the plan's order, sections together in the profile's order.

    When no exhibit has a section there are none; when some have, the others get their kind's usual section.
    """
    order = {section.key: index for index, section in enumerate(profile.sections)}
    for exhibit in plan.exhibits:
        if exhibit.paper_id not in papers:
            raise ExhibitMissingError(item=exhibit.paper_id)
        if exhibit.section and exhibit.section not in order:
            raise SectionUnknownError(item=exhibit.paper_id, section=exhibit.section)
    if not any(exhibit.section for exhibit in plan.exhibits):
        return list(plan.exhibits)
    placed = [
        PlannedExhibit(
            paper_id=exhibit.paper_id,
            title=exhibit.title,
            section=exhibit.section or default_section(profile, papers[exhibit.paper_id].kind),
        )
        for exhibit in plan.exhibits
    ]
    return sorted(placed, key=lambda exhibit: order[exhibit.section])


_TO_BE_WRITTEN_IN = Person(id="", role=Role.PRINCIPAL)
"""Stands for the applicant of a plan that names none; the cover has a line to write the name on."""


class _Resolver:
    """One run: the records a plan needs, indexed by id, and the labels of its exhibits."""

    def __init__(self, plan: DossierPlan, records: RecordReader) -> None:
        self.plan = plan
        self.profile = profile(plan.profile)
        self.language = bundle_language(self.profile, plan.language)
        self.words: Phrases = phrases(self.language)
        if not plan.exhibits:
            raise DossierEmptyError(item=plan.id)
        self.papers = {paper.id: paper for paper in records.all(Paper)}
        self.files = {file.id: file for file in records.all(StoredFile)}
        self.people = {person.id: person for person in records.all(Person)}
        self.events = {event.id: event for event in records.all(Event)}
        self.exhibits = exhibit_order(plan, self.profile, self.papers)
        labels = exhibit_labels(self.profile.labels, [exhibit.section for exhibit in self.exhibits])
        self.labels: dict[str, str] = {}
        for exhibit, label in zip(self.exhibits, labels, strict=True):
            if exhibit.paper_id in self.labels:
                raise ExhibitTwiceError(item=exhibit.paper_id)
            self.labels[exhibit.paper_id] = label

    def bundle(self) -> Bundle:
        applicant = self._applicant()
        people = tuple(self._person(person) for person in self._others())
        shown = self._person(applicant)
        return Bundle(
            plan_id=self.plan.id,
            profile=self.profile,
            language=self.language,
            title=one_line(self.plan.title) or localized(self.profile.name, self.language),
            applicant=shown,
            people=(shown, *people) if shown.name else people,
            caption=caption_fields(self.plan, self.profile, applicant, shown, self.language),
            statement=statement_paragraphs(self.plan.statement, self.labels),
            jurat=jurat(self.plan, self.profile, shown.name, self.language),
            chronology=self._chronology(),
            sections=self._sections(),
            exhibits=tuple(self._exhibit(exhibit) for exhibit in self.exhibits),
        )

    def _applicant(self) -> Person:
        if not self.plan.applicant_id:
            return _TO_BE_WRITTEN_IN
        applicant = self.people.get(self.plan.applicant_id)
        if applicant is None:
            raise ApplicantMissingError(item=self.plan.applicant_id)
        if not one_line(applicant.title_text):
            raise ApplicantMissingError(item=applicant.id)
        return applicant

    def _others(self) -> list[Person]:
        wanted = [person_id for person_id in self.plan.person_ids if person_id != self.plan.applicant_id]
        for person_id in wanted:
            if person_id not in self.people:
                raise PersonMissingError(item=person_id)
        return [self.people[person_id] for person_id in dict.fromkeys(wanted)]

    def _person(self, person: Person) -> BundlePerson:
        return describe_person(person, self.papers, self.labels, self.language)

    def _sections(self) -> tuple[BundleSection, ...]:
        keys = dict.fromkeys(exhibit.section for exhibit in self.exhibits if exhibit.section)
        return tuple(BundleSection(key, self.words.text(f"section.{key}")) for key in keys)

    def _exhibit(self, planned: PlannedExhibit) -> BundleExhibit:
        paper = self.papers[planned.paper_id]
        title = one_line(planned.title) or paper_title(paper, self.language)
        if not title:
            raise ExhibitUntitledError(item=paper.id)
        return BundleExhibit(
            label=self.labels[paper.id],
            title=title,
            section=planned.section,
            paper_id=paper.id,
            kind=self.words.text(f"kind.{paper.kind.value}"),
            date_text=self.words.date(paper.date) if paper.date else "",
            author=one_line(paper.author),
            language=self._language_name(paper.language),
            translates=self.labels.get(paper.translation_of, ""),
            files=self._files(paper),
        )

    def _language_name(self, tag: str) -> str:
        return self.words.optional(f"language.{primary(tag)}", tag) if tag else ""

    def _files(self, paper: Paper) -> tuple[ExhibitFile, ...]:
        if not paper.file_ids:
            raise ExhibitEmptyError(item=paper.id)
        found: list[ExhibitFile] = []
        for file_id in paper.file_ids:
            file = self.files.get(file_id)
            if file is None or file.problem or file.page_count < 1:
                reason = "missing" if file is None else file.problem or "no-pages"
                raise ExhibitFileUnusableError(item=paper.id, file=file_id, reason=reason)
            found.append(
                ExhibitFile(
                    blob_id=file.id,
                    media_type=file.media_type,
                    name=file.name,
                    page_count=file.page_count,
                    sha256=file.sha256,
                    is_rendered=bool(file.rendition_id),
                )
            )
        return tuple(found)

    def _chronology(self) -> tuple[ChronologyRow, ...]:
        return tuple(self._chronology_row(event) for event in sorted(self._chosen_events(), key=_when))

    def _chosen_events(self) -> Sequence[Event]:
        if not self.plan.event_ids:
            return list(self.events.values())
        for event_id in self.plan.event_ids:
            if event_id not in self.events:
                raise EventMissingError(item=event_id)
        return [self.events[event_id] for event_id in dict.fromkeys(self.plan.event_ids)]

    def _chronology_row(self, event: Event) -> ChronologyRow:
        proof = {link.paper_id for link in event.evidence}
        return ChronologyRow(
            event_id=event.id,
            date_text=self.words.date_range(event.start, event.end) or self.words.text("chronology.undated"),
            title=_in_language(one_line(event.title), one_line(event.title_en), self.language),
            place=one_line(_place_text(event, self.language)),
            description=_in_language(lines(event.description), lines(event.description_en), self.language),
            exhibits=tuple(label for paper_id, label in self.labels.items() if paper_id in proof),
        )


def paper_title(paper: Paper, language: str) -> str:
    """A paper's title for pages in `language`: the English one on English pages where there is one."""
    return _in_language(one_line(paper.title), one_line(paper.title_en), language)


def _in_language(text: str, english: str, language: str) -> str:
    return (english if primary(language) == "en" else "") or text


def _place_text(event: Event, language: str) -> str:
    if event.place is None:
        return ""
    return _in_language(event.place.text, event.place.text_en, language)


def _when(event: Event) -> tuple[bool, str, str, str]:
    """Undated events last; the id keeps the order the same in every run."""
    return (not event.sort_date, event.sort_date, event.title, event.id)
