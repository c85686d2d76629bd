"""Words a bundle and its numbering as the data that the templates lay out; runs no text engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from holdall.case.stored_file import media_type_name
from holdall.dossier.bundle import (
    Bundle,
    BundleExhibit,
    BundlePerson,
    ExhibitReference,
    IdentityPaper,
    Numbering,
    Run,
)
from holdall.dossier.numbering import stamp_text
from holdall.dossier.phrases import Phrases, is_right_to_left, phrases
from holdall.dossier.plain_text import one_line
from holdall.dossier.profile import Part
from holdall.dossier.profiles import localized
from holdall.dossier.shown_text import ShownText

Data = dict[str, object]

_COMFORTABLE_PT = 11.0
_SMALL = 0.82
_LONGEST_RUNNING_HEAD = 60
_MOST_RENDERED = 3
"""Files without pages of their own that a divider names with their hashes."""


@dataclass(frozen=True, slots=True)
class PartPages:
    """First and last running number of each front part, as far as a former pass has found them."""

    ranges: Mapping[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])


class PageData:
    """The templates' data for one bundle at one numbering; a draft leaves dividers and links to them out."""

    def __init__(
        self, bundle: Bundle, numbering: Numbering, parts: PartPages, *, draft: bool = False
    ) -> None:
        self.bundle = bundle
        self.numbering = numbering
        self.part_pages = parts
        self.draft = draft
        self.words: Phrases = phrases(bundle.language)

    def data(self) -> Data:
        """Everything, ready for JSON."""
        bundle, profile = self.bundle, self.bundle.profile
        base = max(profile.min_text_pt, _COMFORTABLE_PT)
        return {
            "title": bundle.title,
            "draft": self.draft,
            "lang": bundle.language,
            "rtl": is_right_to_left(bundle.language),
            "paper": profile.paper,
            "base": base,
            "small": max(profile.min_text_pt, base * _SMALL),
            "min_text": profile.min_text_pt,
            "line_spacing": profile.line_spacing,
            "running_head": self._running_head(),
            "stamp": {
                "position": profile.stamp.position.value,
                "size": profile.stamp.size_pt,
                "margin": profile.stamp.margin_mm,
            },
            "numbers": self._numbers(),
            "stamps": self._stamps(),
            "cover": self._cover(),
            "parts": [self._part(part) for part in shown_parts(bundle)],
            "exhibit_word": self.words.text("exhibit.one"),
            "dividers": [self._divider(exhibit) for exhibit in bundle.exhibits],
        }

    def _running_head(self) -> str:
        applicant = self.bundle.applicant
        head = " · ".join(part for part in (applicant.name, applicant.file_number) if part)
        return head if len(head) <= _LONGEST_RUNNING_HEAD else ""

    def _numbers(self) -> list[int]:
        """The running number of each generated page in order; after the front it runs ahead."""
        return [*range(1, self.numbering.front_pages + 1), *self.numbering.divider_page.values()]

    def _stamps(self) -> list[str]:
        """The stamp of each generated page in order."""
        labels = [*[None] * self.numbering.front_pages, *self.numbering.divider_page]
        pages = zip(labels, self._numbers(), strict=True)
        return [stamp_text(self.bundle, label, page, self.numbering.total) for label, page in pages]

    def _cover(self) -> Data:
        bundle, words = self.bundle, self.words
        places = {field.key: field for field in bundle.profile.caption}
        others = ", ".join(person.name for person in bundle.people if person is not bundle.applicant)
        exhibits = words.counted("cover.exhibit_count", len(bundle.exhibits))
        pages = words.counted("exhibit.page_count", self.numbering.total)
        return {
            "role": localized(bundle.profile.party, bundle.language),
            "applicant": bundle.applicant.name,
            "with": words.text("cover.with", names=others) if others else "",
            "fields": [
                {
                    "key": field.key,
                    "label": field.label,
                    "value": field.value,
                    "place": places[field.key].place.value,
                    "required": places[field.key].required,
                }
                for field in bundle.caption
            ],
            "summary": words.text("cover.summary", exhibits=exhibits, pages=pages),
            "note": words.text("cover.made_with"),
        }

    def _part(self, part: Part) -> Data:
        shown = {
            Part.INDEX: self._index,
            Part.STATEMENT: self._statement,
            Part.CHRONOLOGY: self._chronology,
            Part.IDENTITY: self._identity,
        }[part]()
        return {"name": part.value, "title": self._part_title(part), **shown}

    def _part_title(self, part: Part) -> str:
        if part is Part.STATEMENT and self.bundle.applicant.name:
            heading = localized(self.bundle.profile.statement_heading, self.bundle.language)
            return heading.replace("{name}", self.bundle.applicant.name)
        return self.words.text(f"document.{part.value}")

    def _index(self) -> Data:
        titles = {section.key: section.title for section in self.bundle.sections}
        groups: dict[str, list[Data]] = {}
        for exhibit in self.bundle.exhibits:
            groups.setdefault(exhibit.section, []).append(
                {
                    "label": exhibit.label,
                    "title": exhibit.title,
                    "date": exhibit.date_text,
                    "pages": self._range(exhibit),
                }
            )
        return {
            "head": self._head("index", "label", "title", "date", "pages"),
            "front": [
                {"name": part.value, "title": self._part_title(part), "pages": self._part_range(part)}
                for part in shown_parts(self.bundle)
                if part is not Part.INDEX
            ],
            "groups": [{"title": titles.get(key, ""), "rows": rows} for key, rows in groups.items()],
        }

    def _range(self, exhibit: BundleExhibit) -> str:
        return page_range(self.numbering.divider_page[exhibit.label], self.numbering.last_page[exhibit.label])

    def _part_range(self, part: Part) -> str:
        found = self.part_pages.ranges.get(part.value)
        return page_range(*found) if found else ""

    def _statement(self) -> Data:
        return {
            "paragraphs": [[self._run(run) for run in paragraph] for paragraph in self.bundle.statement],
            "jurat": self.bundle.jurat,
            "signature": self.words.text("statement.signature"),
            "date_place": self.words.text("statement.date_place"),
        }

    def _run(self, run: Run) -> str | Data:
        if not isinstance(run, ExhibitReference):
            return run
        page = self.numbering.divider_page[run.label]
        text = self.words.text("exhibit.reference_at", label=run.label, page=page)
        return {"label": run.label, "text": text}

    def _reference(self, label: str) -> Data:
        page = self.words.text("exhibit.reference_page", page=self.numbering.divider_page[label])
        return {"label": label, "page": page}

    def _references(self, *labels: str) -> list[Data]:
        return [self._reference(label) for label in labels if label]

    def _chronology(self) -> Data:
        return {
            "head": self._head("chronology", "date", "event", "exhibits"),
            "rows": [
                {
                    "date": row.date_text,
                    "title": row.title,
                    "place": row.place,
                    "description": row.description,
                    "exhibits": self._references(*row.exhibits),
                }
                for row in self.bundle.chronology
            ],
        }

    def _identity(self) -> Data:
        return {
            "names_title": self.words.text("identity.names"),
            "names_head": self._head("identity", "spelling", "script", "system", "source"),
            "papers_title": self.words.text("identity.papers"),
            "papers_head": self._head("identity", "document", "number", "validity", "exhibit"),
            "people": [self._person(person) for person in self.bundle.people],
        }

    def _person(self, person: BundlePerson) -> Data:
        return {
            "name": person.name,
            "role": person.role,
            "facts": [{"label": fact.label, "value": fact.value} for fact in person.facts],
            "names": [
                {
                    "text": row.text,
                    "script": row.script,
                    "system": row.system,
                    "source": row.source,
                    "exhibits": self._references(row.exhibit),
                }
                for row in person.names
            ],
            "papers": [self._paper(paper) for paper in person.papers],
        }

    def _paper(self, paper: IdentityPaper) -> Data:
        dates = [date for date in (paper.issued, paper.expires) if date]
        return {
            "kind": paper.kind,
            "country": paper.country,
            "number": paper.number,
            "status": paper.status,
            "validity": " –\n".join(dates),
            "exhibits": self._references(paper.exhibit),
        }

    def _divider(self, exhibit: BundleExhibit) -> Data:
        titles = {section.key: section.title for section in self.bundle.sections}
        facts = [{"label": label, "value": value} for label, value in self._divider_facts(exhibit) if value]
        return {
            "label": exhibit.label,
            "title": exhibit.title,
            "section": titles.get(exhibit.section, ""),
            "facts": facts,
        }

    def _divider_facts(self, exhibit: BundleExhibit) -> Iterator[tuple[str, str]]:
        words = self.words
        yield words.text("divider.date"), exhibit.date_text
        yield words.text("divider.kind"), exhibit.kind
        yield words.text("divider.author"), exhibit.author
        yield words.text("divider.language"), exhibit.language
        if exhibit.translates:
            yield words.text("divider.translates"), words.text("exhibit.reference", label=exhibit.translates)
        yield words.text("divider.pages"), self._range(exhibit)
        for made_of in self._rendered(exhibit):
            yield words.text("divider.rendering"), made_of

    def _rendered(self, exhibit: BundleExhibit) -> Iterator[str]:
        """What files the exhibit's pages were made of, as far as the divider has room for them."""
        rendered = [file for file in exhibit.files if file.is_rendered]
        if len(rendered) > _MOST_RENDERED:
            yield self.words.text("divider.rendering_of_many", count=len(rendered))
            return
        for file in rendered:
            name = one_line(file.name)
            yield self.words.text(
                "divider.rendering_of",
                name=ShownText((name,)).text(name),
                type=media_type_name(file.media_type),
                sha256=file.sha256,
            )

    def _head(self, table: str, *names: str) -> list[str]:
        return [self.words.text(f"{table}.{name}") for name in names]


def shown_parts(bundle: Bundle) -> tuple[Part, ...]:
    """The parts between cover and exhibits that have something to show, in the profile's order."""
    filled = {
        Part.INDEX: True,
        Part.STATEMENT: bool(bundle.statement),
        Part.CHRONOLOGY: bool(bundle.chronology),
        Part.IDENTITY: any(person.names or person.facts for person in bundle.people),
    }
    return tuple(part for part in bundle.profile.parts if filled.get(part, False))


def page_range(first: int, last: int) -> str:
    """`12–14`, or `12` for a single page."""
    return str(first) if first == last else f"{first}–{last}"
