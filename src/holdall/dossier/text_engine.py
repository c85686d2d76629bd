"""Runs typst over one of our fixed templates with data that is never read as markup; knows no dossier."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import cast

import typst

from holdall.dossier.plan_errors import TypesettingError
from holdall.resources import resource_path

_REASONS = (("PDF/UA", "pdf-ua"), ("PDF/A", "pdf-a"))
_IMPORT = re.compile(r'^#import "[^"]*".*$', re.MULTILINE)
_WARM_UP = b"#for face in json(bytes(sys.inputs.families)) { html.frame(text(font: face)[x *x* _x_ *_x_*]) }"
"""Has every face read from its file; frames in HTML are set by the thread that asks, pages are not."""
STANDARDS: list[typst.PDFStandard] = ["a-2b", "ua-1"]


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(resource_path("fonts"))],
    )


class Document:
    """One document: a template of `resources/typst` filled with data."""

    def __init__(self, template: str, data: Mapping[str, object]) -> None:
        folder = resource_path("typst")
        self._compiler = typst.Compiler(
            input=folder / template,
            root=folder,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False, sort_keys=True)},
        )

    def pdf(self, timestamp: datetime) -> bytes:
        """The tagged PDF/A-2b and PDF/UA-1 file, dated to the second; raises `TypesettingError`."""
        second = timestamp.replace(microsecond=0)
        try:
            result = self._compiler.compile(
                format="pdf", pdf_standards=STANDARDS, timestamp=second, pretty=False
            )
        except RuntimeError as error:
            raise TypesettingError(reason=_reason(error)) from None
        return cast("bytes", result)

    def marks(self, label: str) -> list[dict[str, str | int]]:
        """The values that the template left under `<label>`, in page order; raises `TypesettingError`."""
        try:
            return json.loads(self._compiler.query(f"<{label}>", field="value"))
        except RuntimeError as error:
            raise TypesettingError(reason=_reason(error)) from None


class ReadyTemplate:
    """A template with its fonts in memory, to be filled where no file can be opened any more.

    It starts no thread before it is filled: threads do not outlive a fork.
    """

    def __init__(self, *templates: str) -> None:
        folder = resource_path("typst")
        texts = [(folder / template).read_text("utf-8") for template in templates]
        self._source = _IMPORT.sub("", "\n".join(texts)).encode()
        self._compiler = typst.Compiler(root=folder, font_paths=_fonts(), ignore_system_fonts=True)
        families = json.dumps([info.family for info in _fonts().fonts()])
        self._compiler.compile(input=_WARM_UP, sys_inputs={"families": families}, format="html")

    def pdf(self, data: Mapping[str, object], timestamp: datetime) -> bytes:
        """The PDF/A-2b file, dated to the second; raises `TypesettingError`."""
        try:
            result = self._compiler.compile(
                input=self._source,
                sys_inputs={"data": json.dumps(data)},
                format="pdf",
                pdf_standards=["a-2b"],
                pdf_tags=False,
                timestamp=timestamp.replace(microsecond=0),
            )
        except RuntimeError as error:
            raise TypesettingError(reason=_reason(error)) from None
        return cast("bytes", result)


def _reason(error: RuntimeError) -> str:
    """A stable code for what failed; the engine's own words may repeat the text that it failed on."""
    message = str(error)
    return next((code for sign, code in _REASONS if sign in message), "template")
