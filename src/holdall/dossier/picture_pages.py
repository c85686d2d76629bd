"""Turns a picture file into stamped pages of the dossier's paper.

Runs in the worker. A JPEG that already stands upright is placed as it is, without its metadata; everything
else is
decoded, turned upright, put on white and encoded anew.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

import pikepdf
from PIL import Image, ImageOps, ImageSequence

from holdall.case.stored_file import PAGED_PICTURES
from holdall.dossier.form_pages import FormPageSender
from holdall.dossier.icc import strip_profile, usable_profile
from holdall.dossier.jpeg import Jpeg, strip_jpeg
from holdall.dossier.page_source import Content
from holdall.dossier.stamp import PageFrame, StampStyle, number
from holdall.dossier.stamp_order import StampOrder
from holdall.sandbox.contract import Emit, JsonObject, Refusal, RefusedError

FORMATS = {
    "image/jpeg": "JPEG", "image/png": "PNG", "image/tiff": "TIFF", "image/webp": "WEBP",
    "image/heic": "HEIF", "image/gif": "GIF", "image/bmp": "BMP",
}  # fmt: skip
"""Pillow's name of the decoder for each media type; no other decoder is ever tried."""

_MARGIN = 36.0
_POINTS_PER_PIXEL = 0.75
"""Small pictures are not enlarged beyond 96 pixels to the inch."""
_QUALITY = 90
_FEW_COLOURS = 4096
"""Up to this many colours a picture is taken for a drawing or screenshot and kept without loss."""
_MOST_PIXELS = 600_000_000
_BASELINE_OR_PROGRESSIVE = frozenset({0xC0, 0xC1, 0xC2})
_ORIENTATION = 0x0112
# What Pillow and libheif raise on broken input.
_BROKEN = (
    OSError, ValueError, TypeError, KeyError, IndexError, SyntaxError, EOFError, ArithmeticError,
    AttributeError, RuntimeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPicture:
    """A picture as it goes into the PDF: the entries of its image dictionary, its bytes and its size in
    pixels.
    """

    entries: dict[str, Any]
    data: bytes
    width: int
    height: int
    icc: bytes = b""


def send_picture(
    source: BinaryIO, media_type: str, paper: tuple[float, float], order: StampOrder, emit: Emit
) -> JsonObject:
    """Send one page for each frame of the picture in `source`; the answer holds the page count.

    `paper` is width and height in points, upright. When the count is not that of `order` nothing is sent.
    Raises `RefusedError`.
    """
    data = source.read()
    image = _open(data, media_type)
    is_paged = media_type in PAGED_PICTURES
    frames = getattr(image, "n_frames", 1) if is_paged else 1
    if frames != len(order.texts):
        return {"page_count": frames}
    with pikepdf.new() as pdf:
        sender = FormPageSender(pdf, order, emit)
        for picture in _pictures(data, image, is_paged=is_paged):
            frame, content = _laid_out(picture, paper, order.style)
            sender.send(frame, Content(content, content, b""), _put(picture, pdf))
        sender.flush()
    return {"page_count": frames, "obstacles": [], "layers": []}


def _open(data: bytes, media_type: str) -> Image.Image:
    if media_type not in FORMATS:
        raise RefusedError(Refusal.UNSUPPORTED)
    if FORMATS[media_type] == "HEIF":
        import pi_heif

        # Without threads: the walls around the worker leave it few.
        cast("Any", pi_heif).register_heif_opener(
            decode_threads=0, thumbnails=False, depth_images=False, aux_images=False
        )
    Image.MAX_IMAGE_PIXELS = None  # the limit below and those of the worker stand instead
    try:
        image = Image.open(io.BytesIO(data), formats=(FORMATS[media_type],))
    except _BROKEN:
        raise RefusedError(Refusal.DAMAGED) from None
    if image.width * image.height > _MOST_PIXELS:
        raise RefusedError(Refusal.TOO_LARGE)
    return image


def _pictures(data: bytes, image: Image.Image, *, is_paged: bool) -> Iterator[PlacedPicture]:
    jpeg = strip_jpeg(data) if image.format == "JPEG" else None
    if jpeg is not None and _stands_upright(image) and _can_pass(jpeg):
        yield _passed(jpeg)
        return
    try:
        if is_paged:
            for frame in ImageSequence.Iterator(image):
                yield _encoded(frame)
        else:
            yield _encoded(image)
    except _BROKEN:
        raise RefusedError(Refusal.DAMAGED) from None


def _stands_upright(image: Image.Image) -> bool:
    try:
        return image.getexif().get(_ORIENTATION, 1) in {0, 1}
    except _BROKEN:
        return True


def _can_pass(jpeg: Jpeg) -> bool:
    return (
        jpeg.frame in _BASELINE_OR_PROGRESSIVE
        and jpeg.bits == 8  # noqa: PLR2004
        and jpeg.components in {1, 3}
        and jpeg.width > 0
        and jpeg.height > 0
    )


def _passed(jpeg: Jpeg) -> PlacedPicture:
    return PlacedPicture(
        entries=_entries(jpeg.components, 8, pikepdf.Name.DCTDecode),
        data=jpeg.data,
        width=jpeg.width,
        height=jpeg.height,
        icc=_profile(jpeg.icc, jpeg.components),
    )


def _encoded(image: Image.Image) -> PlacedPicture:
    image = ImageOps.exif_transpose(image)
    if image.mode == "1":
        return _flate(image, 1)
    icc = image.info.get("icc_profile") or b""
    plain = _on_white(image)
    components = len(plain.getbands())
    if plain.getcolors(_FEW_COLOURS) is not None:
        picture = _flate(plain, 8)
    else:
        out = io.BytesIO()
        plain.save(out, "JPEG", quality=_QUALITY, subsampling=0 if components == 1 else 1, optimize=True)
        stripped = strip_jpeg(out.getvalue())
        if stripped is None:
            raise RefusedError(Refusal.DAMAGED)
        picture = _passed(stripped)
    return PlacedPicture(
        entries=picture.entries,
        data=picture.data,
        width=plain.width,
        height=plain.height,
        icc=b"" if image.mode == "CMYK" else _profile(icc, components),
    )


def _profile(icc: bytes, components: int) -> bytes:
    """The profile without what it says of its maker, or empty when it does not fit."""
    stripped = strip_profile(icc)
    return stripped if stripped is not None and usable_profile(stripped, components) else b""


def _flate(image: Image.Image, bits: int) -> PlacedPicture:
    entries = _entries(len(image.getbands()), bits, pikepdf.Name.FlateDecode)
    packed = zlib.compress(image.tobytes(), 6)
    return PlacedPicture(entries=entries, data=packed, width=image.width, height=image.height)


def _entries(components: int, bits: int, encoding: pikepdf.Name) -> dict[str, Any]:
    space = pikepdf.Name.DeviceGray if components == 1 else pikepdf.Name.DeviceRGB
    return {"/ColorSpace": space, "/BitsPerComponent": bits, "/Filter": encoding}


def _on_white(image: Image.Image) -> Image.Image:
    """The picture in grey or RGB, with nothing transparent left."""
    if image.mode.startswith("I") or image.mode == "F":
        return _eight_bits(image)
    if image.mode in {"L", "RGB"} and "transparency" not in image.info:
        return image
    if "A" in image.mode or "a" in image.mode or "transparency" in image.info:
        layer = image.convert("RGBA")
        ground = Image.new("RGB", image.size, "white")
        ground.paste(layer, mask=layer.getchannel("A"))
        return ground
    return image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Deep samples in 256 greys: 16-bit ones are scaled, others stretched to their range."""
    low, high = 0.0, 65535.0
    if not image.mode.startswith("I;16"):
        low, high = cast("tuple[float, float]", image.getextrema())
    scale = 255 / max(high - low, 1.0)
    deep: Any = image.convert("I").convert("F")

    def grey(value: Any) -> Any:
        return value * scale - low * scale

    return deep.point(grey).convert("L")


def _put(picture: PlacedPicture, pdf: pikepdf.Pdf) -> bytes:
    """Put the picture into the document in memory; returns the resources of its page."""
    image: Any = pdf.make_stream(picture.data, pikepdf.Dictionary(picture.entries))
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height = picture.width, picture.height
    if picture.icc:
        plain: Any = image.ColorSpace
        profile: Any = pdf.make_stream(
            zlib.compress(picture.icc), Filter=pikepdf.Name.FlateDecode, Alternate=plain
        )
        profile.N = 1 if plain == pikepdf.Name.DeviceGray else 3
        image.ColorSpace = pikepdf.Array([pikepdf.Name.ICCBased, profile])
    return b"<< /XObject << /Picture %d %d R >> >>" % image.objgen


def _laid_out(
    picture: PlacedPicture, paper: tuple[float, float], style: StampStyle
) -> tuple[PageFrame, bytes]:
    """The page for a picture, lying when the picture does, and the operators that place it clear of the
    stamp.
    """
    short, long = sorted(paper)
    width, height = (long, short) if picture.width > picture.height else (short, long)
    reserved = max(_MARGIN, style.margin + 2.5 * style.size)
    room = (width - 2 * _MARGIN, height - 2 * reserved)
    scale = min(room[0] / picture.width, room[1] / picture.height, _POINTS_PER_PIXEL)
    shown = (picture.width * scale, picture.height * scale)
    left, bottom = (width - shown[0]) / 2, (height - shown[1]) / 2
    content = (
        f"q {number(shown[0])} 0 0 {number(shown[1])} {number(left)} {number(bottom)} cm /Picture Do Q\n"
    )
    box = (0.0, 0.0, width, height)
    return PageFrame(media=box, visible=box), content.encode("ascii")
