"""Small DOCX files made part by part, as Word makes them."""

from __future__ import annotations

import io
import zipfile

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def part(name: str, inside: str) -> str:
    """The XML of a part whose root is `w:name`."""
    return f"<w:{name} {NAMESPACES}>{inside}</w:{name}>"


def run(text: str, looks: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str, properties: str = "") -> str:
    """A paragraph of runs, or of plain text."""
    inside = inside if inside.startswith("<") or not inside else run(inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def item(text: str, list_id: int, level: int = 0) -> str:
    """An item of a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def relations(**targets: str) -> str:
    """What a part refers to, by id."""
    inside = "".join(f'<Relationship Id="{name}" Target="{target}"/>' for name, target in targets.items())
    return f"<Relationships>{inside}</Relationships>"


def docx(body: str, parts: dict[str, str | bytes] | None = None) -> bytes:
    """A DOCX file whose text is `body`, with more parts by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        for name, data in (parts or {}).items():
            archive.writestr(name, data)
    return out.getvalue()
