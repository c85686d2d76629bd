"""Tells a file's type from its first bytes, never from its name; safe to call outside the sandbox."""

from __future__ import annotations

import re
from os import SEEK_END
from typing import BinaryIO, Final

from holdall.intake.text_coding import coding_of

HEAD_BYTES: Final = 1024
"""How much of a file's beginning `sniff` wants to see; readers accept a PDF header this far into a file."""
TAIL_BYTES: Final = 256 * 1024
"""How much of its end: there a ZIP file lists what is in it, some 100 bytes a member."""

PDF, JPEG, PNG, TIFF = "application/pdf", "image/jpeg", "image/png", "image/tiff"
WEBP, HEIC, GIF, BMP = "image/webp", "image/heic", "image/gif", "image/bmp"
PICTURES: Final = frozenset({JPEG, PNG, TIFF, WEBP, HEIC, GIF, BMP})
TEXT: Final = "text/plain"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT: Final = "application/vnd.oasis.opendocument.text"
DOCUMENTS: Final = frozenset({TEXT, DOCX, ODT})
"""What has no pages of its own: it is shown, and goes into a dossier, as a rendition."""

_PREFIXES: Final = {
    b"\xff\xd8\xff": JPEG,
    b"\x89PNG\r\n\x1a\n": PNG,
    b"II*\x00": TIFF,
    b"MM\x00*": TIFF,
    b"II+\x00": TIFF,
    b"MM\x00+": TIFF,
    b"GIF87a": GIF,
    b"GIF89a": GIF,
}
_HEIF_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"})
_HEIF_CONTAINERS: Final = frozenset({b"mif1", b"msf1"})
_BMP_HEADER_SIZES: Final = frozenset({12, 40, 52, 56, 64, 108, 124})
_FIRST_NAME: Final = 30
"""Where in a ZIP file the name of its first member begins; OpenDocument puts its own type there, unpacked."""
_FOR_PROGRAMS: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<(?:[!?a-z])|[{\[]\s*[\"{\[])", re.IGNORECASE)
"""Markup and data: text, but not meant to be read as it stands."""
_HEADLESS_PDF: Final = re.compile(rb"%[\x80-\xff]{2,8}\s+\d+ \d+ obj\b")


def sniff(head: bytes, tail: bytes = b"") -> str:
    """The media type of a file that begins and ends so, or empty when it is none that is taken in."""
    by_prefix = next((it for prefix, it in _PREFIXES.items() if head.startswith(prefix)), "")
    return by_prefix or _picture_or_pdf(head) or _document(head, tail)


def _picture_or_pdf(head: bytes) -> str:
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if _is_heif(head):
        return HEIC
    if head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in _BMP_HEADER_SIZES:
        return BMP
    if b"%PDF-" in head[:HEAD_BYTES] or _HEADLESS_PDF.match(head):
        return PDF
    return ""


def _document(head: bytes, tail: bytes) -> str:
    if head.startswith(b"PK\x03\x04"):
        if head[_FIRST_NAME:].startswith(b"mimetype" + ODT.encode()):
            return ODT if head[_FIRST_NAME + 8 + len(ODT) :].startswith(b"PK") else ""
        return DOCX if b"word/document.xml" in tail else ""
    return TEXT if _is_text(head) else ""


def sniff_file(source: BinaryIO) -> str:
    """The media type of a seekable file, which stands at its beginning afterwards; empty for an empty one."""
    source.seek(0)
    head = source.read(HEAD_BYTES)
    size = source.seek(0, SEEK_END)
    source.seek(max(0, size - TAIL_BYTES))
    tail = source.read(TAIL_BYTES) if head.startswith(b"PK") else b""
    source.seek(0)
    return sniff(head, tail)


def _is_text(head: bytes) -> bool:
    """Whether it begins like a text; that it is one to its end is for the reader to say."""
    if not head or _FOR_PROGRAMS.match(head):
        return False
    return coding_of(head, is_whole=len(head) < HEAD_BYTES) is not None


def _is_heif(head: bytes) -> bool:
    """A HEIF file coded with HEVC; AVIF and others share the container but not the decoder."""
    if head[4:8] != b"ftyp":
        return False
    end = min(int.from_bytes(head[:4], "big"), len(head))
    major = head[8:12]
    others = {head[start : start + 4] for start in range(16, end - 3, 4)}
    return major in _HEIF_BRANDS or (major in _HEIF_CONTAINERS and not others.isdisjoint(_HEIF_BRANDS))
