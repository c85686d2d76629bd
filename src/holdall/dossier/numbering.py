"""Labels, running numbers and the words of the stamp; decides them in one place, draws nothing."""

from __future__ import annotations

from collections.abc import Sequence

from holdall.dossier.bundle import Bundle, Numbering
from holdall.dossier.phrases import phrases
from holdall.dossier.profile import LabelScheme

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def letter_label(index: int) -> str:
    """The label of exhibit `index` (from 0) as US courts tab exhibits: A … Z, AA, BB … ZZ, AAA."""
    turn, letter = divmod(index, len(_LETTERS))
    return _LETTERS[letter] * (turn + 1)


def exhibit_labels(scheme: LabelScheme, sections: Sequence[str]) -> tuple[str, ...]:
    """Labels for exhibits in order, given the section key of each ('' for none); all labels differ.

    Sections take letters in the order in which they first appear. Without any section, `SECTION_NUMBERS`
    counts like `NUMBERS`.
    """
    if scheme is LabelScheme.LETTERS:
        return tuple(letter_label(index) for index in range(len(sections)))
    if scheme is LabelScheme.NUMBERS or not any(sections):
        return tuple(str(index + 1) for index in range(len(sections)))
    letters = {key: letter_label(index) for index, key in enumerate(dict.fromkeys(sections))}
    counts = dict.fromkeys(letters, 0)
    labels: list[str] = []
    for key in sections:
        counts[key] += 1
        labels.append(f"{letters[key]}-{counts[key]}")
    return tuple(labels)


def number(bundle: Bundle, front_pages: int) -> Numbering:
    """Running numbers when the pages before the first divider are `front_pages`."""
    divider: dict[str, int] = {}
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    page = front_pages
    for exhibit in bundle.exhibits:
        divider[exhibit.label] = page + 1
        first[exhibit.label] = page + 2
        page += 1 + exhibit.page_count
        last[exhibit.label] = page
    return Numbering(front_pages, divider, first, last, page)


def stamp_text(bundle: Bundle, exhibit_label: str | None, number: int, total: int) -> str:
    """What is printed on page `number` of `total`, on generated pages and on exhibit pages alike."""
    stamp = bundle.profile.stamp
    pattern = stamp.on_front if exhibit_label is None else stamp.on_exhibit
    word = phrases(bundle.language).text("stamp.exhibit")
    return pattern.format(exhibit=word, label=exhibit_label or "", number=number, total=total).strip()
