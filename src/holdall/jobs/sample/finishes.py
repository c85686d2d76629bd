"""Turns a clean PDF into the kinds of file people really have: turned, cropped, scanned, locked, cut off."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
from PIL import Image, ImageOps

from holdall.jobs.sample.canvas import grain
from holdall.jobs.sample.typeset_papers import PaperText, typeset_pdf, typeset_png

PASSWORD = "specimen"  # noqa: S105 (printed in the sample's notes: opening it is what a user tries out)
_SCAN_DPI = 130
_CROPPED_MARGIN = 90.0
"""Points of empty desk that the crop box hides around a scan."""


def finished(text: PaperText) -> bytes:
    """The file of `text` as its `finish` asks."""
    return _FINISHES[text.finish](text)


def scan(text: PaperText) -> Image.Image:
    """The first page as a scanner sees it: grey, grainy, not quite straight."""
    page = Image.open(io.BytesIO(typeset_png(text, _SCAN_DPI))).convert("L")
    page = page.rotate(0.7, resample=Image.Resampling.BICUBIC, fillcolor=250)
    return grain(ImageOps.autocontrast(page, cutoff=0.2).convert("RGB"), text.file, 18).convert("L")


def jpeg(image: Image.Image, quality: int = 84) -> bytes:
    """`image` as a JPEG."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def _turned(angle: int) -> Callable[[PaperText], bytes]:
    def turn(text: PaperText) -> bytes:
        with pikepdf.open(io.BytesIO(typeset_pdf(text))) as pdf:
            for page in pdf.pages:
                _lay_down(page, angle)
            return _saved(pdf)

    return turn


def _lay_down(page: pikepdf.Page, angle: int) -> None:
    """Lay the content on its side and say so in /Rotate, as scanners do: it is shown upright as before."""
    width, height = float(page.mediabox[2]), float(page.mediabox[3])
    matrix, size = {
        90: (f"0 1 -1 0 {height} 0", (height, width)),
        180: (f"-1 0 0 -1 {width} {height}", (width, height)),
        270: (f"0 -1 1 0 0 {width}", (height, width)),
    }[angle]
    page.contents_add(f"q {matrix} cm".encode(), prepend=True)
    page.contents_add(b"Q")
    page.mediabox = pikepdf.Array([0, 0, *size])
    page.obj["/Rotate"] = angle


def _cropped(text: PaperText) -> bytes:
    with pikepdf.open(io.BytesIO(typeset_pdf(text))) as pdf:
        for page in pdf.pages:
            _, _, width, height = (float(side) for side in page.mediabox)
            margin = _CROPPED_MARGIN
            page.mediabox = pikepdf.Array([-margin, -margin, width + margin, height + margin])
            page.cropbox = pikepdf.Array([0, 0, width, height])
        return _saved(pdf)


def _scanned(text: PaperText) -> bytes:
    image = scan(text)
    width, height = (side * 72 / _SCAN_DPI for side in image.size)
    with pikepdf.new() as pdf:
        picture = pikepdf.Stream(
            pdf, jpeg(image, 72), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=image.width,
            Height=image.height, ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8,
            Filter=pikepdf.Name.DCTDecode,
        )  # fmt: skip
        page = pdf.add_blank_page(page_size=(width, height))
        page.contents_add(f"q {width} 0 0 {height} 0 0 cm /Scan Do Q".encode())
        page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=picture))
        return _saved(pdf)


def _locked(text: PaperText) -> bytes:
    out = io.BytesIO()
    # An old cipher on purpose: it takes no random numbers, so that the sample comes out the same every time.
    old = pikepdf.Encryption(user=PASSWORD, owner=PASSWORD, R=3, aes=False, metadata=False)
    with pikepdf.open(io.BytesIO(typeset_pdf(text))) as pdf:
        pdf.save(out, encryption=old, static_id=True)
    return out.getvalue()


def _truncated(text: PaperText) -> bytes:
    whole = typeset_pdf(text)
    return whole[: len(whole) * 2 // 5]


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


_FINISHES: dict[str, Callable[[PaperText], bytes]] = {
    "plain": typeset_pdf,
    "rotate-90": _turned(90),
    "rotate-180": _turned(180),
    "rotate-270": _turned(270),
    "cropped": _cropped,
    "scan": _scanned,
    "photo": lambda text: jpeg(scan(text)),
    "locked": _locked,
    "truncated": _truncated,
}
