"""The parts of a DOCX file and how they refer to each other: ECMA-376 part 2; knows no text."""

from __future__ import annotations

import posixpath
from typing import Final
from xml.etree.ElementTree import Element

from holdall.intake.reading.archive import Archive
from holdall.intake.reading.wordprocessing import unified
from holdall.intake.reading.xml_part import parsed

MAIN_PART: Final = "word/document.xml"


class Package:
    """Parts by name; raises the `RefusedError` of `Archive` and `parsed`."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._targets: dict[str, dict[str, str]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._archive

    def data(self, name: str) -> bytes:
        """The bytes of a part; empty when there is none."""
        return self._archive.read(name)

    def part(self, name: str) -> Element | None:
        """The root of a part, or None when there is none."""
        data = self.data(name)
        return unified(parsed(data)) if data else None

    def target(self, part: str, reference: str) -> str:
        """Name of the part that `part` refers to by an id of its own; empty for what lies outside."""
        if part not in self._targets:
            self._targets[part] = self._read_targets(part)
        return self._targets[part].get(reference, "")

    def _read_targets(self, part: str) -> dict[str, str]:
        folder, name = posixpath.split(part)
        root = self.part(f"{folder}/_rels/{name}.rels")
        return {
            it.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, it.get("Target", "")))[1:]
            for it in (() if root is None else root)
            if it.get("TargetMode") != "External"
        }
