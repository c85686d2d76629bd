"""An original file as it came in: never changed, described by what was found inside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from holdall.case.record import Record

PAGED_PICTURES: Final = frozenset({"image/tiff", "image/heic"})
"""Media types of pictures that have a page for each image in the file; any other picture is one page."""

_SHORT_NAMES: Final = {
    "text/plain": "TXT",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "application/vnd.oasis.opendocument.text": "ODT",
}


def media_type_name(media_type: str) -> str:
    """What people call a kind of document, in any language."""
    return _SHORT_NAMES.get(media_type, media_type)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile(Record):
    """An original kept bit for bit in a blob; `id` is also the id of its blob."""

    KIND: ClassVar[str] = "file"

    name: str
    """Name of the file as it came, without any folder."""
    folder: str = ""
    """Folder below the one that was dropped, `/`-separated, or empty."""
    size: int
    """Bytes."""
    sha256: str
    """Lower-case hex of the original's SHA-256."""
    media_type: str
    imported_at: str
    """UTC, ISO 8601 with seconds and `Z`."""
    modified_at: str = ""
    """What the file system claimed at import; same form, or empty."""
    page_count: int = 0
    """Pages that can be shown; 0 when none can."""
    problem: str = ""
    """Stable code of what is wrong with the file (`password-needed`, `damaged` …), or empty."""
    problem_pages: int = 0
    """With `damaged`: how many pages the file says it has."""
    thumbnail_id: str = ""
    """Blob id of a JPEG of the first page, at most 320 px on its longer side, or empty."""
    rendition_id: str = ""
    """Blob id of a PDF that Holdall made of a file without pages of its own, or empty; its pages count."""
    claims: tuple[tuple[str, str], ...] = ()
    """What the file says of its making (`taken`, `camera_model`, `latitude` …); nobody has checked it.

    For the user's eyes: no dossier may contain it.
    """

    @property
    def title_text(self) -> str:
        return self.name

    @property
    def sort_date(self) -> str:
        return self.imported_at
