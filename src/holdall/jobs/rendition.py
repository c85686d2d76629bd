"""Has a document read behind the walls, checks what comes out and has it set as a PDF; parses nothing."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, Final

from PIL import Image

from holdall.case.document import MOST_PICTURES
from holdall.case.document_json import DocumentMalformedError, decode, encode
from holdall.case.stored_file import StoredFile
from holdall.errors import VaultError
from holdall.intake.sniff import PDF
from holdall.jobs.inspection import Inspection, RawImage, checked_claims, inspect, raw_image
from holdall.sandbox.contract import DEFAULT, MIB, JsonObject, JsonValue, Refusal, RefusedError, Sandbox
from holdall.vault.errors import RecordMissingError

if TYPE_CHECKING:
    from holdall.vault.vault import Vault

_LARGEST_PICTURE: Final = 1600
_MOST_PICTURE_BYTES: Final = 128 * MIB
"""Of all pictures of a document together, encoded."""
_MOST_PDF_BYTES: Final = 256 * MIB
_FEW_COLOURS: Final = 4096
_JPEG_QUALITY: Final = 88
_LIMITS: Final = replace(DEFAULT, output_bytes=2 * 1024 * MIB)
_SETTING_LIMITS: Final = replace(DEFAULT, cpu_seconds=180, wall_seconds=360.0)
"""1.87 million letters took 8 s of processor, of the 4 million there can be; an old laptop is slower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """What was made of a document."""

    pdf: bytes
    claims: tuple[tuple[str, str], ...]


def inspect_document(
    sandbox: Sandbox,
    source: BinaryIO,
    *,
    media_type: str,
    name: str,
    imported_at: str,
    cancelled: Callable[[], bool],
) -> Inspection:
    """Look at a document and make its rendition; one that brings the sandbox down has that as its problem."""
    try:
        made = make_rendition(sandbox, source, name=name, imported_at=imported_at, cancelled=cancelled)
    except RefusedError as refused:
        return Inspection(media_type=media_type, problem=refused.reason.value)
    shown = inspect(sandbox, io.BytesIO(made.pdf), sniffed=PDF, cancelled=cancelled)
    if shown.problem or not shown.page_count:
        return Inspection(media_type=media_type, problem=shown.problem or Refusal.CRASHED, claims=made.claims)
    return replace(shown, media_type=media_type, claims=made.claims, rendition=made.pdf)


def make_rendition(
    sandbox: Sandbox,
    source: BinaryIO,
    *,
    name: str,
    imported_at: str,
    cancelled: Callable[[], bool] | None = None,
) -> Rendition:
    """The pages of a document; the same file, name and time give the same bytes. Raises `RefusedError`."""
    taken = _Taken()
    answer = sandbox.run("intake.read", {}, source, limits=_LIMITS, on_part=taken.take, cancelled=cancelled)
    claims = checked_claims(answer.get("claims"))
    document = taken.document()
    sizes: list[JsonValue] = [[len(it.data), it.width, it.height, it.media_type] for it in taken.pictures]
    pdf = _Pdf()
    sandbox.run(
        "dossier.rendition",
        {"document": len(document), "pictures": sizes, "name": name, "dated": imported_at},
        io.BytesIO(b"".join([document, *(it.data for it in taken.pictures)])),
        limits=_SETTING_LIMITS,
        on_part=pdf.take,
        cancelled=cancelled,
    )
    return Rendition(pdf=pdf.whole(), claims=claims)


def open_shown(
    vault: Vault, sandbox: Sandbox, file_id: str, *, cancelled: Callable[[], bool] | None = None
) -> BinaryIO:
    """What is shown of a stored file: its rendition, made again where that is damaged, or the file itself.

    Raises what opening a stored file raises, `RefusedError` and `StoppedError`.
    """
    file = _stored_file(vault, file_id)
    if file is None or not file.rendition_id:
        return vault.blobs.open(file_id)
    try:
        with closing(vault.blobs.open(file.rendition_id)) as stored:
            return io.BytesIO(stored.read())
    except VaultError:
        with closing(vault.blobs.open(file_id)) as original:
            made = make_rendition(
                sandbox, original, name=file.name, imported_at=file.imported_at, cancelled=cancelled
            )
        return io.BytesIO(made.pdf)


def _stored_file(vault: Vault, file_id: str) -> StoredFile | None:
    try:
        file = vault.records.get(file_id)
    except RecordMissingError:
        return None
    return file if isinstance(file, StoredFile) else None


@dataclass(frozen=True, slots=True)
class _Encoded:
    data: bytes
    width: int
    height: int
    media_type: str


class _Taken:
    """The parts of `intake.read` as they arrive."""

    def __init__(self) -> None:
        self.pictures: list[_Encoded] = []
        self._document: bytes | None = None
        self._bytes = 0

    def take(self, header: JsonObject, body: bytes) -> None:
        if self._document is not None or len(self.pictures) > MOST_PICTURES:
            raise RefusedError(Refusal.CRASHED)
        if header.get("kind") == "document":
            self._document = body
            return
        picture = _encoded(raw_image(header, body, kind="picture", largest=_LARGEST_PICTURE))
        self._bytes += len(picture.data)
        if self._bytes > _MOST_PICTURE_BYTES:
            raise RefusedError(Refusal.TOO_LARGE)
        self.pictures.append(picture)

    def document(self) -> bytes:
        """The document, read strictly and written anew: what goes on is ours."""
        try:
            return encode(decode(self._document or b""))
        except DocumentMalformedError:
            raise RefusedError(Refusal.CRASHED) from None


class _Pdf:
    """The parts of `dossier.rendition`, put together."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._bytes = 0

    def take(self, header: JsonObject, body: bytes) -> None:
        if header.get("kind") != "pdf":
            raise RefusedError(Refusal.CRASHED)
        self._bytes += len(body)
        if self._bytes > _MOST_PDF_BYTES:
            raise RefusedError(Refusal.TOO_LARGE)
        self._pieces.append(body)

    def whole(self) -> bytes:
        return b"".join(self._pieces)


def _encoded(picture: RawImage) -> _Encoded:
    """A photo as JPEG; a drawing or screenshot without loss."""
    image = Image.frombytes("RGB", (picture.width, picture.height), picture.rgb)
    out = io.BytesIO()
    is_drawing = image.getcolors(_FEW_COLOURS) is not None
    if is_drawing:
        image.save(out, "PNG")
    else:
        image.save(out, "JPEG", quality=_JPEG_QUALITY)
    media_type = "image/png" if is_drawing else "image/jpeg"
    return _Encoded(out.getvalue(), picture.width, picture.height, media_type)
