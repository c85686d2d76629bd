"""Small ODT files made part by part, as LibreOffice makes them."""

from __future__ import annotations

import io
import zipfile

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
}
MIME = "application/vnd.oasis.opendocument.text"


def part(name: str, inside: str) -> str:
    """The XML of a part."""
    names = " ".join(f'xmlns:{key}="{value}"' for key, value in NAMES.items())
    return f"<office:{name} {names}>{inside}</office:{name}>"


def odt(text: str, styles: str = "", parts: dict[str, str | bytes] | None = None) -> bytes:
    """An ODT file whose text is `text`, with automatic styles and more parts by name."""
    body = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    body += f"<office:body><office:text>{text}</office:text></office:body>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", MIME)
        archive.writestr("content.xml", part("document-content", body))
        for name, data in (parts or {}).items():
            archive.writestr(name, data)
    return out.getvalue()
