"""The dossier as one PDF document: takes pages from senders and writes everything around them.

It knows nothing of cases, exhibits or workers. The same input gives the same bytes: no clock, no
randomness; the file
id is a hash of what the pages hold.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from holdall.dossier.assembly.object_writer import ObjectWriter, Output
from holdall.dossier.assembly.outline import Bookmark, put_outline, text_string
from holdall.dossier.assembly.page_sink import PageSink
from holdall.dossier.assembly.page_tree import PageTree
from holdall.dossier.assembly.srgb import SRGB_PROFILE
from holdall.dossier.page_shape import DRAW_FORM
from holdall.dossier.stamp import FONT_NAME
from holdall.dossier.stamp_font import StampFont

PRODUCER = "Holdall"
_FONT_NAME = FONT_NAME.encode("ascii")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """What the finished file says of itself; `pdfa` may only be true when every page conforms."""

    title: str
    language: str
    bookmarks: Sequence[Bookmark]
    pdfa: bool
    structure: int = 0
    """Final number of the structure tree's root, or 0."""
    layers: Sequence[tuple[int, bool]] = ()
    """Optional-content groups (final numbers), each with whether it is hidden at first."""


class DocumentWriter:
    """Writes a PDF of `page_count` pages to `out`, which is only ever appended to."""

    def __init__(self, out: Output, page_count: int, font: StampFont) -> None:
        self._objects = ObjectWriter(out)
        self._catalog = self._objects.allocate()
        self._tree = PageTree(self._objects, page_count)
        # Near the start of the file, where reading back looks for it.
        form_call = self._objects.add_stream(b"", DRAW_FORM, packed=False)
        self._shared = [_put_font(self._objects, font), form_call]
        self._digests = [""] * page_count

    def sink(self, positions: Sequence[int]) -> PageSink:
        """Where one sender's pages go: `positions` are physical page numbers, from 1, in the sender's
        order.
        """
        return PageSink(self._objects, self._shared, self._tree.pages, positions, self._put_page)

    def digests(self) -> list[str]:
        """The digest of each page, as its sender gave it."""
        return list(self._digests)

    def finish(self, facts: DocumentFacts) -> int:
        """Write the rest; returns the size of the file in bytes."""
        pages = self._tree.finish()
        outline = put_outline(self._objects, facts.bookmarks, self._tree.pages)
        metadata = self._objects.add_stream(b"/Type /Metadata /Subtype /XML", _xmp(facts), packed=False)
        self._objects.put(self._catalog, self._catalog_body(facts, pages, outline, metadata))
        info = self._objects.add(
            b"<< /Title %s /Producer %s >>" % (text_string(facts.title), text_string(PRODUCER))
        )
        identity = hashlib.sha256("\n".join([facts.title, facts.language, *self._digests]).encode())
        self._objects.finish(self._catalog, info, identity.digest()[:16])
        return self._objects.position

    def _put_page(self, position: int, entries: bytes, digest: str) -> None:
        self._tree.put_page(position, entries)
        self._digests[position - 1] = digest

    def _catalog_body(self, facts: DocumentFacts, pages: int, outline: int, metadata: int) -> bytes:
        parts = [
            b"<< /Type /Catalog /Version /1.7 /Pages %d 0 R /Outlines %d 0 R /PageMode /UseOutlines"
            % (pages, outline),
            b"/PageLabels << /Nums [0 << /S /D >>] >>",
            b"/OpenAction [%d 0 R /XYZ null null 1]" % self._tree.pages[0],
            b"/Lang %s /ViewerPreferences << /DisplayDocTitle true >>" % text_string(facts.language),
            b"/Metadata %d 0 R /OutputIntents [%d 0 R]" % (metadata, self._put_output_intent()),
        ]
        if facts.structure:
            parts.append(b"/StructTreeRoot %d 0 R /MarkInfo << /Marked false >>" % facts.structure)
        if facts.layers:
            parts.append(_layers(facts.layers))
        return b" ".join([*parts, b">>"])

    def _put_output_intent(self) -> int:
        profile = self._objects.add_stream(b"/N 3 /Alternate /DeviceRGB", SRGB_PROFILE)
        return self._objects.add(
            b"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB)"
            b" /DestOutputProfile %d 0 R >>" % profile
        )


def _layers(layers: Sequence[tuple[int, bool]]) -> bytes:
    groups = b" ".join(b"%d 0 R" % number for number, _ in layers)
    hidden = b" ".join(b"%d 0 R" % number for number, is_off in layers if is_off)
    return b"/OCProperties << /OCGs [%s] /D << /Name (Default) /OFF [%s] >> >>" % (groups, hidden)


def _put_font(objects: ObjectWriter, font: StampFont) -> int:
    number = objects.allocate()
    program = objects.add_stream(b"/Length1 %d" % len(font.program), font.program)
    descriptor = objects.add(
        b"<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0"
        b" /Ascent %d /Descent %d /CapHeight %d /StemV 80 /FontFile2 %d 0 R >>"
        % (_FONT_NAME, *font.box, font.ascent, font.descent, font.ascent, program)
    )
    descendant = objects.add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDToGIDMap /Identity"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        b" /FontDescriptor %d 0 R /W %s >>" % (_FONT_NAME, descriptor, font.width_array().encode("ascii"))
    )
    unicode_map = objects.add_stream(b"", font.to_unicode())
    objects.put(
        number,
        b"<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H"
        b" /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>" % (_FONT_NAME, descendant, unicode_map),
    )
    return number


def _xmp(facts: DocumentFacts) -> bytes:
    claim = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" if facts.pdfa else ""
    title, language = (escape(text, quote=False) for text in (facts.title, facts.language))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>"
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>{claim}"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()
