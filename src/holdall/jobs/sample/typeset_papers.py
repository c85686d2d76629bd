"""Typesets the sample's protocols, rulings and letters from their texts in `resources/sample/papers.toml`."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from functools import cache
from typing import cast

import typst

from holdall.resources import resource_path

_MADE = datetime(2026, 1, 9, 12, 0, tzinfo=UTC)
"""The files' date; typst would take the clock, and the sample must come out the same every time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperText:
    """What one paper says and how its file is finished; `body` holds paragraphs and tables of rows."""

    file: str
    folder: str
    title: str
    body: list[str | list[list[str]]]
    finish: str = "plain"
    language: str = "ru"
    paper: str = "a4"
    landscape: bool = False
    tint: str = "#ffffff"
    head: list[str] | None = None
    number: str = ""
    place: str = ""
    day: str = ""
    signed: list[str] | None = None
    seal: str = ""


@cache
def paper_texts() -> tuple[PaperText, ...]:
    """Every typeset paper, in the order of the file."""
    text = resource_path("sample", "papers.toml").read_text(encoding="utf-8")
    return tuple(PaperText(**entry) for entry in tomllib.loads(text)["paper"])


def typeset_pdf(text: PaperText) -> bytes:
    """The paper as an ordinary PDF."""
    return cast("bytes", _compiler(text).compile(format="pdf", timestamp=_MADE, pretty=False))


def typeset_png(text: PaperText, dpi: int) -> bytes:
    """The paper's first page as a picture."""
    pages = _compiler(text).compile(format="png", ppi=dpi)
    return cast("bytes", pages[0] if isinstance(pages, list) else pages)


def _compiler(text: PaperText) -> typst.Compiler:
    data = {field.name: getattr(text, field.name) for field in fields(text)}
    data |= {"head": text.head or [], "signed": text.signed or []}
    return typst.Compiler(
        input=resource_path("sample", "paper.typ"),
        root=resource_path("sample"),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False, sort_keys=True)},
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(resource_path("fonts"))]
    )
