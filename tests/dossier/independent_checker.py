"""Checks a finished dossier with qpdf and poppler alone; knows no code of ours, only what was asked for.

Every disagreement is one line of text. Needs `qpdf`, `pdftotext` and `pdfimages` on the path.
"""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

TOKEN = re.compile(r"TOKEN\d{6}")
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')


@dataclass(frozen=True, slots=True)
class Expected:
    """An exhibit: its label, title, and for each page a token, or the width in pixels of its picture."""

    label: str
    title: str
    pages: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page as shown; y runs down."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page as poppler shows it."""

    width: float
    height: float
    words: tuple[Word, ...]


def check(path: Path, exhibits: list[Expected]) -> list[str]:
    """Everything that is wrong with the dossier at `path`."""
    structure = _qpdf(path)
    pages = _pages(path)
    total = len(structure["pages"])
    front = total - sum(1 + len(exhibit.pages) for exhibit in exhibits)
    problems = [] if front > 0 and len(pages) == total else [f"{total} pages, poppler sees {len(pages)}"]
    if problems:
        return problems
    spans, page = {}, front + 1
    for exhibit in exhibits:
        spans[exhibit.label] = (page, page + len(exhibit.pages))
        page += 1 + len(exhibit.pages)
    problems += _stamps(pages)
    problems += _contents(path, pages, exhibits, spans)
    problems += _index(structure, pages, spans)
    problems += _outline(structure, exhibits, spans)
    problems += _labels(structure, total)
    return problems


def _qpdf(path: Path) -> dict[str, Any]:
    keys = [f"--json-key={key}" for key in ("pages", "outlines", "pagelabels", "qpdf")]
    command = ["qpdf", "--json=2", *keys, "--json-stream-data=none", path]
    done = subprocess.run(command, capture_output=True, check=True)
    return json.loads(done.stdout)


def _pages(path: Path) -> list[Page]:
    done = subprocess.run(
        ["pdftotext", "-bbox", "-cropbox", path, "-"], capture_output=True, check=True, text=True
    )
    return [
        Page(
            float(width),
            float(height),
            tuple(
                Word(*(float(value) for value in word[:4]), unescape(word[4])) for word in _WORD.findall(body)
            ),
        )
        for width, height, body in _PAGE.findall(done.stdout)
    ]


def _stamps(pages: list[Page]) -> Iterator[str]:
    for number, page in enumerate(pages, start=1):
        words = [word for word in page.words if word.text.isdigit()]
        lowest = max(words, key=lambda word: (round(word.bottom), word.right), default=None)
        if lowest is None or lowest.text != str(number):
            yield f"page {number} is stamped {lowest.text if lowest else 'with nothing'}"


def _contents(
    path: Path, pages: list[Page], exhibits: list[Expected], spans: dict[str, tuple[int, int]]
) -> Iterator[str]:
    widths = _picture_widths(path)
    expected: dict[int, str | int] = {}
    for exhibit in exhibits:
        for offset, content in enumerate(exhibit.pages, start=1):
            expected[spans[exhibit.label][0] + offset] = content
    for number, page in enumerate(pages, start=1):
        wanted = expected.get(number)
        tokens = TOKEN.findall(" ".join(word.text for word in page.words))
        if tokens != ([wanted] if isinstance(wanted, str) else []):
            yield f"page {number} holds {tokens}, not {wanted}"
        if widths.get(number, []) != ([wanted] if isinstance(wanted, int) else []):
            yield f"page {number} shows pictures {widths.get(number, [])}, not {wanted}"


def _picture_widths(path: Path) -> dict[int, list[int]]:
    done = subprocess.run(["pdfimages", "-list", path], capture_output=True, check=True, text=True)
    found: dict[int, list[int]] = {}
    for line in done.stdout.splitlines()[2:]:
        fields = line.split()
        if fields[2] == "image":
            found.setdefault(int(fields[0]), []).append(int(fields[3]))
    return found


def _index(structure: dict[str, Any], pages: list[Page], spans: dict[str, tuple[int, int]]) -> Iterator[str]:
    numbers = {page["object"]: position for position, page in enumerate(structure["pages"], start=1)}
    rows: dict[int, set[str]] = {}
    for page_object, number in numbers.items():
        for link in _links(structure, page_object):
            target = numbers.get(link["/Dest"][0], 0)
            words = _words_under(pages[number - 1], link["/Rect"])
            rows.setdefault(target, set()).add(words)
            printed = re.fullmatch(r"(\d+)–(\d+)", words)
            if printed and int(printed[1]) != target and link["/Rect"][0] > pages[number - 1].width / 2:
                yield f"page {number}: row {words} leads to {target}"
    for label, (first, last) in spans.items():
        if f"{first}–{last}" not in rows.get(first, set()):
            yield f"exhibit {label}: no row {first}–{last}, but {sorted(rows.get(first, set()))}"


def _links(structure: dict[str, Any], page_object: str) -> Iterator[dict[str, Any]]:
    objects = structure["qpdf"][1]
    annotations = objects[f"obj:{page_object}"]["value"].get("/Annots", [])
    if isinstance(annotations, str):
        annotations = objects[f"obj:{annotations}"]["value"]
    for annotation in annotations:
        link = objects[f"obj:{annotation}"]["value"] if isinstance(annotation, str) else annotation
        if isinstance(link["/Dest"], str):
            link = {**link, "/Dest": objects[f"obj:{link['/Dest']}"]["value"]}
        yield link


def _words_under(page: Page, rect: list[float]) -> str:
    left, bottom, right, top = rect
    inside = [
        word
        for word in page.words
        if left - 1 <= (word.left + word.right) / 2 <= right + 1
        and bottom - 1 <= page.height - (word.top + word.bottom) / 2 <= top + 1
    ]
    return " ".join(word.text for word in inside)


def _outline(
    structure: dict[str, Any], exhibits: list[Expected], spans: dict[str, tuple[int, int]]
) -> Iterator[str]:
    found = list(_flat(structure["outlines"]))
    for title, page in found:
        number = re.search(r"(\d+)$", title)
        if number is None or int(number[1]) != page:
            yield f"bookmark {title!r} leads to {page}"
    for exhibit in exhibits:
        first = spans[exhibit.label][0]
        wanted = unicodedata.normalize("NFC", f"{exhibit.label} · {exhibit.title} · {first}")
        if (wanted, first) not in found:
            yield f"no bookmark {wanted!r} to page {first}"


def _flat(outlines: list[dict[str, Any]]) -> Iterator[tuple[str, int]]:
    for item in outlines:
        yield item["title"], item["destpageposfrom1"]
        yield from _flat(item["kids"])


def _labels(structure: dict[str, Any], total: int) -> Iterator[str]:
    labels = structure["pagelabels"]
    if [label["index"] for label in labels] != [0] or labels[0]["label"].get("/S") != "/D":
        yield f"page labels of {total} pages: {labels}"
    elif labels[0]["label"].get("/St", 1) != 1 or "/P" in labels[0]["label"]:
        yield f"page labels start wrongly: {labels}"
