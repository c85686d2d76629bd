"""Names and values in the XML of a DOCX file: ECMA-376 part 1, clause 17; knows no document."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT_W: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STRICT_R: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"
_OFF: Final = frozenset({"0", "false", "off", "none"})


def unified(root: Element) -> Element:
    """The tree with the names of strict files (ISO 29500) made those of ordinary ones."""
    if not root.tag.startswith(STRICT_W):
        return root
    for element in root.iter():
        element.tag = element.tag.replace(STRICT_W, W)
        for name in [it for it in element.attrib if it.startswith((STRICT_W, STRICT_R))]:
            element.set(name.replace(STRICT_W, W).replace(STRICT_R, R), element.attrib.pop(name))
    return root


def child(element: Element | None, name: str) -> Element | None:
    """The child of this name."""
    return None if element is None else element.find(f"{W}{name}")


def value(element: Element | None, name: str) -> str:
    """The `val` of a child, or empty."""
    found = child(element, name)
    return "" if found is None else found.get(f"{W}val", "")


def switch(element: Element | None, name: str) -> bool | None:
    """Whether a property is on; None when nothing is said of it."""
    found = child(element, name)
    return None if found is None else found.get(f"{W}val", "1") not in _OFF
