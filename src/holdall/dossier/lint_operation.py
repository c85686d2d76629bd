"""The operation `dossier.lint`: read a PDF back and judge it by a profile, all behind the wall.

Request: `profile` (id). Answer: `pages`, `findings` (a list of `code`, `severity`, `page`, `expected`,
`found`) and
`more` (how many findings were left out).
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from typing import BinaryIO, cast

from holdall.dossier.finished_file import FoundPage, finished_file, found_pages, request
from holdall.dossier.lint import lint
from holdall.dossier.profiles import profile
from holdall.dossier.read_back import read_back
from holdall.dossier.stamp import StampStyle
from holdall.sandbox.contract import Body, Emit, JsonObject, JsonValue

_MOST_FINDINGS = 2000
"""A file that breaks every rule on every page need not be described to the end."""
_POINTS_PER_MM = 72 / 25.4


def lint_file(values: JsonObject, source: BinaryIO, emit: Emit) -> JsonObject:
    """Judge the PDF in `source`; emits a part `{kind: "progress", last}` now and then; raises
    `RefusedError`.
    """
    wanted = profile(str(values["profile"]))
    style = StampStyle(
        position=wanted.stamp.position,
        size=wanted.stamp.size_pt,
        margin=wanted.stamp.margin_mm * _POINTS_PER_MM,
    )
    pages: list[FoundPage] = []

    def take(header: JsonObject, body: Body) -> None:
        pages.extend(found_pages(bytes(body)))
        emit({"kind": "progress", "last": header["last"]}, b"")

    answer = read_back(request(style), source, take)
    size = source.seek(0, os.SEEK_END)
    findings = lint(finished_file(size, answer, pages), wanted)
    rows = [asdict(finding) for finding in findings[:_MOST_FINDINGS]]
    return {
        "pages": len(pages),
        "findings": cast("JsonValue", json.loads(json.dumps(rows))),
        "more": max(0, len(findings) - _MOST_FINDINGS),
    }
