"""Words what a dossier says of a person: name in use, all spellings, identity documents; draws nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from holdall.case.paper import Paper
from holdall.case.person import NameForm, NameSystem, Person
from holdall.case.place import Place
from holdall.dossier.bundle import BundlePerson, Field, IdentityPaper, NameRow
from holdall.dossier.countries import country_name
from holdall.dossier.phrases import Phrases, phrases, primary
from holdall.dossier.plain_text import one_line

_SCRIPTS = {
    "ru": "Cyrl", "uk": "Cyrl", "be": "Cyrl", "sr": "Cyrl", "kk": "Cyrl", "ky": "Cyrl", "bg": "Cyrl",
    "ka": "Geor", "hy": "Armn", "ar": "Arab", "fa": "Arab", "ur": "Arab", "he": "Hebr",
}  # fmt: skip


def describe_person(
    person: Person, papers: Mapping[str, Paper], labels: Mapping[str, str], language: str
) -> BundlePerson:
    """What the dossier shows of `person`; of papers only those that are exhibits (`labels`) are described."""
    words = phrases(language)
    shown = [
        papers[paper_id]
        for paper_id in labels
        if papers[paper_id].kind.is_identity and person.id in papers[paper_id].person_ids
    ]
    return BundlePerson(
        person_id=person.id,
        name=one_line(name_in_use(person, language)),
        role=words.text(f"role.{person.role.value}"),
        file_number=one_line(person.a_number),
        facts=tuple(_facts(person, words)),
        names=_names(person, shown, papers, labels, words),
        papers=tuple(_identity_paper(paper, labels, words) for paper in shown if paper.identity),
    )


def name_in_use(person: Person, language: str) -> str:
    """The spelling for pages in `language`: one in its script, printed in a document if possible."""
    wanted = _SCRIPTS.get(primary(language), "Latn")
    current = [form for form in person.names if not form.former]
    own = [form for form in current if form.script == wanted]
    printed = [form for form in own if form.system is NameSystem.PRINTED]
    for form in (*printed, *own, *current, *person.names):
        if form.full.strip():
            return form.full
    return ""


def _facts(person: Person, words: Phrases) -> Iterator[Field]:
    born = words.date(person.birth_date) if person.birth_date else ""
    place = _place(person.birth_place, words.language) if person.birth_place else ""
    candidates = {
        "born": ", ".join(part for part in (born, place) if part),
        "sex": words.text(f"sex.{person.sex.value}") if person.sex else "",
        "citizenship": ", ".join(country_name(code, words.language) for code in person.citizenships),
        "nationality": person.nationality_text,
        "relation": person.relation,
        "file_number": person.a_number,
    }
    for key, value in candidates.items():
        if one_line(value):
            yield Field(key, words.text(f"identity.{key}"), one_line(value))


def _place(place: Place, language: str) -> str:
    text = (place.text_en if language == "en" else "") or place.text
    country = country_name(place.country, language)
    return f"{text} ({country})" if text and country else text or country


def _names(
    person: Person,
    shown: list[Paper],
    papers: Mapping[str, Paper],
    labels: Mapping[str, str],
    words: Phrases,
) -> tuple[NameRow, ...]:
    # A paper of several people (a birth certificate) prints others' names, which are nobody's alias.
    own = [paper for paper in shown if len(paper.person_ids) == 1]
    printed = [(form, paper.id) for paper in own if paper.identity for form in paper.identity.names]
    forms = [(form, form.document_id) for form in person.names] + printed
    rows = [
        _name_row(form, papers.get(source), labels.get(source, ""), words)
        for form, source in forms
        if one_line(form.full)
    ]
    return tuple(dict.fromkeys(rows))


def _name_row(form: NameForm, source: Paper | None, label: str, words: Phrases) -> NameRow:
    origin = [words.text(f"kind.{source.kind.value}")] if source else []
    if form.former:
        origin.append(words.text("identity.former"))
    return NameRow(
        text=one_line(form.full),
        script=words.text(f"script.{form.script}"),
        system=words.text(f"system.{form.system.value}"),
        source=", ".join(origin),
        exhibit=label,
    )


def _identity_paper(paper: Paper, labels: Mapping[str, str], words: Phrases) -> IdentityPaper:
    identity = paper.identity
    if identity is None:
        raise ValueError("a paper without an identity section")
    return IdentityPaper(
        paper_id=paper.id,
        kind=_named(paper, words),
        number=one_line(f"{identity.series} {identity.number}"),
        country=one_line(country_name(identity.country, words.language)),
        issued=words.date(identity.issued) if identity.issued else "",
        expires=words.date(identity.expires) if identity.expires else "",
        status=words.text(f"status.{identity.status.value}"),
        exhibit=labels.get(paper.id, ""),
    )


def _named(paper: Paper, words: Phrases) -> str:
    """Its kind; when it is of several people its title, so that a child's certificate is not a parent's."""
    english = paper.title_en if primary(words.language) == "en" else ""
    title = one_line(english or paper.title) if len(paper.person_ids) > 1 else ""
    return title or words.text(f"kind.{paper.kind.value}")
