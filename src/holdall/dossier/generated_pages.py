"""Turns the pages that Holdall typeset, stamps and all, into relocatable ones, with their links and
structure tree.

Runs in the worker like every reading of a PDF. Links become explicit destinations among the same pages; the
writer
places those pages where they belong.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, BinaryIO

import pikepdf

from holdall.dossier.chunk import PAGE, Outbox
from holdall.dossier.exhibit_pdf import open_pdf
from holdall.dossier.page_sender import PageSender
from holdall.dossier.page_source import catalogue, inherited_text, page_content, page_frame
from holdall.dossier.source_objects import Key, SourceObjects
from holdall.sandbox.contract import Emit, JsonObject, JsonValue


def send_generated(source: BinaryIO, emit: Emit) -> JsonObject:
    """Send the pages of the typeset PDF in `source`; the answer holds page count, links and
    structure root, if any.
    """
    with open_pdf(source) as pdf:
        numbers: dict[Key, int] = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        aliases = {key: b"%d %d R" % (index, PAGE) for key, index in numbers.items()}
        links: list[JsonValue] = []
        outbox = Outbox(emit)
        objects = SourceObjects(pdf, outbox.add, aliases)
        sender = PageSender(emit, outbox, objects.new_number)
        destinations = _destinations(pdf)
        for index, page in enumerate(pdf.pages):
            _aim_links(page.obj, destinations)
            links.extend([index, target] for target in _targets(page.obj, numbers))
            _send_page(page.obj, index + 1, objects, sender)
        structure = _send_structure(pdf, objects)
        sender.flush()
        return {"page_count": len(pdf.pages), "links": links, "structure": structure}


def _send_page(page: Any, number: int, objects: SourceObjects, sender: PageSender) -> None:
    frame = page_frame(page)
    content = page_content(page, number)
    digest = hashlib.sha256(content.decoded).hexdigest()
    own = sender.add_stream(content.filter_entry, content.encoded)
    resources, _ = objects.send_body(inherited_text(page, "/Resources"))
    parts = [b"/Contents %d 0 R /Resources %s" % (own, resources)]
    for key in ("/Annots", "/Group", "/StructParents", "/Tabs"):
        if key in page:
            text, _ = objects.send_body(pikepdf.Array([page[key]]).unparse())
            parts.append(key.encode() + b" " + text.removeprefix(b"[").removesuffix(b"]").strip())
    sender.add_page(frame, b" ".join(parts), digest)


def _destinations(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """Named destinations of the document, by name."""
    names: Any = catalogue(pdf).get("/Names", {}).get("/Dests")
    return {} if names is None else {str(name): value for name, value in pikepdf.NameTree(names).items()}


def _aim_links(page: Any, destinations: dict[str, Any]) -> None:
    """Give every link an explicit destination; links to anywhere else lose their action."""
    for link in page.get("/Annots", []):
        action: Any = link.get("/A")
        target: Any = link.get("/Dest")
        if target is None and action is not None and action.get("/S") == "/GoTo":
            target = action.get("/D")
        if isinstance(target, pikepdf.String | pikepdf.Name):
            target = destinations.get(str(target).removeprefix("/"))
        if isinstance(target, pikepdf.Dictionary):
            target = target.get("/D")
        for key in ("/A", "/AA", "/Dest", "/PA"):
            if key in link:
                del link[key]
        if isinstance(target, pikepdf.Array):
            link.Dest = pikepdf.Array(list(target))


def _targets(page: Any, numbers: Mapping[Key, int]) -> list[int]:
    """Which of the pages (from 0) each link of `page` leads to; -1 for none."""
    links = [link for link in page.get("/Annots", []) if link.get("/Subtype") == "/Link"]
    return [numbers.get(link.Dest[0].objgen, -1) if "/Dest" in link else -1 for link in links]


def _send_structure(pdf: pikepdf.Pdf, objects: SourceObjects) -> int:
    root: Any = catalogue(pdf).get("/StructTreeRoot")
    if root is None:
        return 0
    objects.send_body(b"%d %d R" % root.objgen)
    return objects.number(root.objgen)
