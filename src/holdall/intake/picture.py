"""Pictures: how many pages, upright pixels, what the camera claims; runs only behind the sandbox's walls.

Only multi-page TIFF and HEIC files have more than one page; an animation is the one page it begins with.
"""

from __future__ import annotations

import contextlib
from collections.abc import Generator
from typing import BinaryIO, Final

import pi_heif
from PIL import ExifTags, Image, ImageFile

from holdall.case.stored_file import PAGED_PICTURES
from holdall.intake.exif import exif_claims
from holdall.intake.findings import Effort, Findings, Pixels, Problem
from holdall.intake.sniff import BMP, GIF, HEIC, JPEG, PNG, TIFF, WEBP
from holdall.sandbox.contract import Refusal, RefusedError

_FORMATS: Final = {
    JPEG: "JPEG", PNG: "PNG", TIFF: "TIFF", WEBP: "WEBP", HEIC: "HEIF", GIF: "GIF", BMP: "BMP",
}  # fmt: skip
_WIDE_PIXEL: Final = 4
_MOST_DECODED_BYTES: Final = 700 * 1024 * 1024
"""Leaves room for shrinking within the default 1 GiB; a colour scan of 180 megapixels fits."""
_CHECK_SECONDS: Final = 15.0
_DEEP: Final = frozenset({"I;16", "I;16B", "I;16L", "I", "F"})
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # fmt: skip
"""What turns a picture of each EXIF orientation upright."""

# What Pillow and libheif raise on broken input, seen over the corpora: everything but running out of memory.
_BROKEN = (OSError, ValueError, TypeError, KeyError, IndexError, SyntaxError, EOFError, ArithmeticError,
           AttributeError, RuntimeError)  # fmt: skip


def preload() -> None:
    """Load the decoders now: later there is no file system to load them from."""
    pi_heif.register_heif_opener(  # pyright: ignore[reportUnknownMemberType]
        decode_threads=0, thumbnails=False, depth_images=False, aux_images=False
    )
    Image.preinit()
    Image.init()
    Image.MAX_IMAGE_PIXELS = None  # pixels are counted in `_refuse_bomb`, by what they would cost


def inspect_picture(source: BinaryIO, media_type: str, thumbnail_px: int) -> Findings:
    """Count the pages, decode them as far as time allows, and make the first one's thumbnail."""
    try:
        image = _open(source, media_type)
    except _BROKEN:
        return Findings(media_type=media_type, page_count=0, problem=Problem.DAMAGED)
    with image:
        promised, counted = _frame_count(image, media_type)
        claims = exif_claims(image)
        thumbnail, whole = _first_page(source, image, media_type, thumbnail_px)
        good = 0 if thumbnail is None else _good_frames(image, promised)
    problem = Problem.NONE if whole and counted and good == promised else Problem.DAMAGED
    return Findings(
        media_type=media_type,
        page_count=good,
        problem=problem,
        problem_pages=promised if problem else 0,
        claims=claims,
        thumbnail=thumbnail,
    )


def render_picture(source: BinaryIO, media_type: str, page: int, max_px: int) -> Pixels:
    """One page (counted from 0), upright, at most `max_px` on its longer side; as much as can be decoded."""
    with _broken_is_refused(), _open(source, media_type) as image, _truncation_tolerated():
        if not 0 <= page < _frame_count(image, media_type)[0]:
            raise RefusedError(Refusal.DAMAGED, page=page)
        image.seek(page)
        return _pixels(image, max_px)


def _open(source: BinaryIO, media_type: str) -> Image.Image:
    source.seek(0)
    return Image.open(source, formats=(_FORMATS[media_type],))


def _frame_count(image: Image.Image, media_type: str) -> tuple[int, bool]:
    """How many pages there are, and whether they could be counted; the first one is open already."""
    try:
        return (max(1, int(getattr(image, "n_frames", 1))) if media_type in PAGED_PICTURES else 1), True
    except _BROKEN:
        return 1, False


def _first_page(
    source: BinaryIO, image: Image.Image, media_type: str, max_px: int
) -> tuple[Pixels | None, bool]:
    """The thumbnail, and whether the picture behind it is complete."""
    try:
        return _pixels(image, max_px), True
    except _BROKEN:
        pass
    try:
        with _truncation_tolerated(), _open(source, media_type) as again:
            return _pixels(again, max_px), False
    except _BROKEN:
        return None, False


def _good_frames(image: Image.Image, promised: int) -> int:
    """How many pages decode; those that time does not allow to try count as good."""
    effort = Effort(_CHECK_SECONDS)
    for number in range(1, promised):
        if effort.spent:
            break
        try:
            image.seek(number)
            _refuse_bomb(image)
            image.load()
        except _BROKEN:
            return number
    return promised


def _pixels(image: Image.Image, max_px: int) -> Pixels:
    image.draft("RGB", (max_px, max_px))  # lets a JPEG be decoded at a fraction of its size
    _refuse_bomb(image)
    image.load()
    rgb = _to_rgb(_shrunk(image, max_px))
    # Asked for after loading: TIFF and HEIC decoders turn the picture themselves and then say so.
    turn = _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    upright = rgb if turn is None else rgb.transpose(turn)
    return Pixels(width=upright.width, height=upright.height, rgb=upright.tobytes())


def _shrunk(image: Image.Image, max_px: int) -> Image.Image:
    """At most `max_px` on the longer side, in a mode that can be averaged."""
    if image.mode in _DEEP:
        image = _eight_bits(image)
    elif image.mode == "1":
        image = image.convert("L")
    elif image.mode in ("P", "PA"):
        image = image.convert("RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB")
    scale = min(1.0, max_px / max(image.size))
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)  # pyright: ignore[reportUnknownMemberType]


def _to_rgb(image: Image.Image) -> Image.Image:
    """Eight-bit RGB; what is transparent becomes white, as on paper."""
    if image.mode in ("RGBA", "LA", "RGBa", "La") or "transparency" in image.info:
        layered = image.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        paper.alpha_composite(layered)
        return paper.convert("RGB")
    return image if image.mode == "RGB" else image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Scale a deep grey picture to its own range: scanners fill 12 or 16 bits, sensors anything."""
    low, high = (float(edge) for edge in image.getextrema())  # pyright: ignore[reportArgumentType]  one band
    floor, ceiling = min(0.0, low), max(255.0, high)
    scale = 255.0 / (ceiling - floor)
    wide = image.convert("F")
    return wide.point(lambda value: value * scale - floor * scale).convert("L")  # pyright: ignore[reportUnknownMemberType]


def _refuse_bomb(image: Image.Image) -> None:
    """Refuse a picture that would not fit in memory, before any of it is decoded."""
    # Pillow spends four bytes on a pixel of several bands or of deep grey, and one on any other.
    wide = image.mode in _DEEP or len(image.getbands()) > 1
    if image.width * image.height * (_WIDE_PIXEL if wide else 1) > _MOST_DECODED_BYTES:
        raise RefusedError(Refusal.TOO_LARGE)


@contextlib.contextmanager
def _truncation_tolerated() -> Generator[None]:
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False


@contextlib.contextmanager
def _broken_is_refused() -> Generator[None]:
    try:
        yield
    except _BROKEN:
        raise RefusedError(Refusal.DAMAGED) from None
