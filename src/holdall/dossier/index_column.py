"""Finds, among a page's links, those that print page numbers as an index does, and what else their column
holds.

Labels of exhibits may be bare numbers, titles may be years: the column of page numbers is the outermost
one, on
the side where more of the numbers are those of the pages that they lead to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import cast

from holdall.dossier.page_text import ReadPage
from holdall.sandbox.contract import JsonObject

PAGE_RANGE = re.compile(r"(\d+)(?:\s*[–-]\s*(\d+))?")
"""`12` or `12–14`."""
_SAME_LINE = 3.0
"""Points by which the middles of links in one line may differ."""
_FAR = 20000.0
"""Points beyond any page's edge."""


def page_number_links(links: Sequence[JsonObject]) -> list[JsonObject]:
    """The links that print page numbers, one for each line that has any."""
    numbers = [link for link in links if PAGE_RANGE.fullmatch(str(link["text"]))]
    left = _outermost(numbers, lambda link: -_rect(link)[0])
    right = _outermost(numbers, lambda link: _rect(link)[2])
    return left if _agreeing(left) > _agreeing(right) else right


def as_printed(text: str, lines: Sequence[str]) -> str:
    """`text` under a link, but a number or range as it looks on the page."""
    return lines[0] if PAGE_RANGE.fullmatch(text) and len(lines) == 1 else text


def words_of_column(links: Sequence[JsonObject], text: ReadPage) -> list[str]:
    """All page numbers and ranges that stand in the column of these links, linked or not."""
    if not links:
        return []
    edges = [_rect(link) for link in links]
    column = [min(edge[0] for edge in edges), -_FAR, max(edge[2] for edge in edges), _FAR]
    return [line for line in text.lines_within(column) if PAGE_RANGE.fullmatch(line)]


def _outermost(links: Sequence[JsonObject], reach: Callable[[JsonObject], float]) -> list[JsonObject]:
    lines: list[list[JsonObject]] = []
    for link in sorted(links, key=lambda link: -_middle(link)):
        if lines and abs(_middle(lines[-1][0]) - _middle(link)) <= _SAME_LINE:
            lines[-1].append(link)
        else:
            lines.append([link])
    return [max(line, key=reach) for line in lines]


def _agreeing(links: Sequence[JsonObject]) -> int:
    firsts = [(PAGE_RANGE.fullmatch(str(link["text"])), link["page"]) for link in links]
    return sum(match is not None and int(match[1]) == page for match, page in firsts)


def _middle(link: JsonObject) -> float:
    return cast("float", link["middle"])


def _rect(link: JsonObject) -> list[float]:
    return cast("list[float]", link["rect"])
