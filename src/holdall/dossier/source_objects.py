"""Reads the objects of one open PDF as relocatable text, without what must not leave, and hashes what they
draw.

Runs in the worker. It must not know pages or stamps; it follows references and nothing else, so what no page
needs (old revisions, scripts, metadata) is never even looked at. What a page refers to without need is taken
out before, by `Looks`.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf

from holdall.dossier.chunk import PdfObject, map_references, references
from holdall.dossier.jpeg import strip_drawn_jpeg
from holdall.dossier.jpx import strip_jpx
from holdall.sandbox.contract import Refusal, RefusedError

Key = tuple[int, int]

_LENGTH = frozenset({"/Length"})
_GENERIC = frozenset({
    "/FlateDecode", "/LZWDecode", "/ASCIIHexDecode", "/ASCII85Decode", "/RunLengthDecode", "/Crypt",
})  # fmt: skip
_RECODED = frozenset({"/LZWDecode", "/Crypt"})
"""Filters that PDF/A forbids; such streams are sent with another one."""
_ALLOWED = _GENERIC - _RECODED | {"/CCITTFaxDecode", "/JBIG2Decode", "/DCTDecode", "/JPXDecode"}
_LONG = {
    "/AHx": "/ASCIIHexDecode", "/A85": "/ASCII85Decode", "/LZW": "/LZWDecode", "/Fl": "/FlateDecode",
    "/RL": "/RunLengthDecode", "/DCT": "/DCTDecode",
}  # fmt: skip
"""Names of filters that belong into inline images; viewers take them everywhere, PDF/A does not (6.1.7.2)."""
_BEYOND = re.compile(
    rb"(?<![\w.(<])[-+]?\d{10}|/[^\x00\t\n\x0c\r ()<>\[\]{}/%]{128}|\.0{37}"
    rb"|<[0-9a-fA-F]{65536}|\([^()]{32768}"
)
"""What may be larger than PDF/A allows (6.1.13): integers, names, tiny fractions, strings."""


@dataclass(frozen=True, slots=True)
class _Read:
    """An object's text (for a stream: its dictionary without length) and how its bytes are to be taken."""

    body: bytes
    encode: Callable[[], bytes] | None = None


class SourceObjects:
    """Objects of `pdf`; `send` receives each one once, those it refers to before it.

    `aliases` maps objects to reference text that replaces them (pages, shared objects). `is_clean` leaves the
    bytes of streams as they are, for files whose streams have been through here before.
    """

    def __init__(
        self,
        pdf: pikepdf.Pdf,
        send: Callable[[PdfObject], None],
        aliases: Mapping[Key, bytes],
        *,
        is_clean: bool = False,
    ) -> None:
        self._pdf = pdf
        self._send = send
        self._aliases = aliases
        self._is_clean = is_clean
        self._digests: dict[Key, bytes] = {}
        self._numbers: dict[Key, int] = {}
        self.layers: list[Key] = []
        """Optional-content groups met, in the order met."""
        self.obstacle = ""
        """Why what was sent cannot be in a PDF/A file, used or not: the code of an obstacle, or empty."""

    def number(self, key: Key) -> int:
        """The number under which the object is sent."""
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def new_number(self) -> int:
        """A number for an object that is in no source."""
        return self.number((-1, len(self._numbers)))

    def send_body(self, body: bytes) -> tuple[bytes, bytes]:
        """Send all that `body` refers to; return it with final references, and its digest."""
        for key in references(body):
            self._send_tree(key)
        return map_references(body, self._renumbered), self._digest_of(body, b"")

    def _send_tree(self, root: Key) -> None:
        """Send `root` and everything below it, deepest first; iterative because hostile files nest deeply."""
        waiting: list[tuple[Key, _Read | None]] = [(root, None)]
        seen: set[Key] = set()
        while waiting:
            key, read = waiting.pop()
            if read is not None:
                self._send_one(key, read)
            elif not (key in self._digests or key in seen or key in self._aliases):
                seen.add(key)
                read = self._read(key)
                waiting.append((key, read))
                waiting.extend((child, None) for child in reversed(references(read.body)))

    def _send_one(self, key: Key, read: _Read) -> None:
        data = None if read.encode is None else read.encode()
        if _BEYOND.search(read.body):
            self.obstacle = "limits"
        body = (
            read.body
            if data is None
            else b"%s /Length %d >>" % (read.body.removesuffix(b">>").rstrip(), len(data))
        )
        self._digests[key] = self._digest_of(body, data or b"")
        self._send(PdfObject(self.number(key), map_references(body, self._renumbered), data))

    def _read(self, key: Key) -> _Read:
        item: Any = self._pdf.get_object(key)
        if isinstance(item, pikepdf.Stream):
            return self._read_stream(item)
        body = unparse(item)
        if b"/OCG" in body and isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/OCG":
            self.layers.append(key)
            return _Read(b"<< /Name (Layer) /Type /OCG >>")
        return _Read(body)

    def _read_stream(self, item: Any) -> _Read:
        clean = _without(item.stream_dict, _LENGTH)
        if self._is_clean:
            return _Read(unparse(clean), item.read_raw_bytes)
        written = filters_of(clean)
        filters = tuple(_LONG.get(name, name) for name in written)
        if (
            _RECODED.intersection(filters)
            and _GENERIC.issuperset(filters)
            and (data := _decoded(item)) is not None
        ):
            clean = _without(clean, frozenset({"/Filter", "/DecodeParms"}))
            clean.Filter = pikepdf.Name.FlateDecode
            packed = zlib.compress(data)
            return _Read(unparse(clean), lambda: packed)
        if not _ALLOWED.issuperset(filters):
            self.obstacle = "filter-not-proven"
        if not _PICTURES.keys().isdisjoint(filters):
            return self._read_picture(item, clean, filters)
        if filters != written:
            clean.Filter = pikepdf.Array([pikepdf.Name(name) for name in filters])
        return _Read(unparse(clean), item.read_raw_bytes)

    def _read_picture(self, item: Any, clean: Any, filters: tuple[str, ...]) -> _Read:
        """A picture that is a file of its own within the PDF; raises `RefusedError` (damaged) when what its
        camera wrote cannot be told from what it shows.
        """
        *outer, last = filters
        if last not in _PICTURES:
            raise RefusedError(Refusal.DAMAGED)
        parameters: Any = clean.get("/DecodeParms")
        if isinstance(parameters, pikepdf.Array):
            clean = _without(clean, frozenset({"/DecodeParms"}))
            if len(parameters) == len(filters) and isinstance(parameters[-1], pikepdf.Dictionary):
                clean.DecodeParms = parameters[-1]
        clean.Filter = pikepdf.Name(last)
        return _Read(unparse(clean), lambda: _PICTURES[last](self._unwrapped(item, outer, parameters)))

    def _unwrapped(self, item: Any, outer: list[str], parameters: Any) -> bytes:
        """The bytes of a stream with all its filters but the last undone."""
        data: bytes = item.read_raw_bytes()
        if not outer:
            return data
        wrapped: Any = self._pdf.make_stream(data)
        wrapped.Filter = pikepdf.Array([pikepdf.Name(name) for name in outer])
        if isinstance(parameters, pikepdf.Array):
            wrapped.DecodeParms = pikepdf.Array(list(parameters)[: len(outer)])
        try:
            return wrapped.read_bytes(pikepdf.StreamDecodeLevel.specialized)
        except pikepdf.PdfError:
            raise RefusedError(Refusal.DAMAGED) from None

    def _renumbered(self, number: int, generation: int) -> bytes:
        key = (number, generation)
        alias = self._aliases.get(key)
        return b"%d 0 R" % self.number(key) if alias is None else alias

    def _digest_of(self, body: bytes, stream: bytes) -> bytes:
        def child(number: int, generation: int) -> bytes:
            return self._digests.get((number, generation), b"open").hex().encode()

        digest = hashlib.sha256(map_references(body, child))
        digest.update(b"\n")
        digest.update(stream)
        return digest.digest()


def unparse(item: Any) -> bytes:
    """The text of a value read from a PDF; indirect ones it refers to stay references."""
    if isinstance(item, pikepdf.Object):
        return item.unparse(resolved=True)
    return pikepdf.Array([item]).unparse().removeprefix(b"[").removesuffix(b"]").strip()


def filters_of(dictionary: Any) -> tuple[str, ...]:
    """Names of the filters of a stream, in the order of decoding."""
    found = dictionary.get("/Filter")
    if isinstance(found, pikepdf.Array):
        return tuple(str(name) for name in found)
    return () if found is None else (str(found),)


def _without(dictionary: Any, keys: frozenset[str]) -> Any:
    return pikepdf.Dictionary({key: value for key, value in dictionary.items() if key not in keys})


def _decoded(item: Any) -> bytes | None:
    try:
        return item.read_bytes()
    except pikepdf.PdfError:
        return None


def _jpeg(data: bytes) -> bytes:
    stripped = strip_drawn_jpeg(data)
    if stripped is None:
        raise RefusedError(Refusal.DAMAGED)
    return stripped.data


def _jpx(data: bytes) -> bytes:
    stripped = strip_jpx(data)
    if stripped is None:
        raise RefusedError(Refusal.DAMAGED)
    return stripped


_PICTURES: dict[str, Callable[[bytes], bytes]] = {"/DCTDecode": _jpeg, "/JPXDecode": _jpx}
"""Filters whose data is a file of its own, with room for more than the picture."""
