"""Pages that old scanners make: large, and nothing in them packed. They go through the real worker."""

from __future__ import annotations

import io
from pathlib import Path
from types import ModuleType

import pikepdf

from holdall.jobs.workers import WorkerPool

WIDTH, HEIGHT, DOTS = 4960, 7016, 600


def test_a_page_scanned_in_colour_and_not_packed_fits(cases: ModuleType, tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(WIDTH * 72 / DOTS, HEIGHT * 72 / DOTS))
    scan = pdf.make_stream(
        bytes(WIDTH * HEIGHT * 3), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=WIDTH,
        Height=HEIGHT, BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceRGB,
    )  # fmt: skip
    pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=scan))
    pdf.pages[0].Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Scan Do Q")
    data = io.BytesIO()
    pdf.save(data, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    case = cases.DossierCase()
    case.add_pdf(data.getvalue(), 1)
    with WorkerPool(size=1) as sandbox:
        report = case.build(tmp_path / "out.pdf", sandbox=sandbox)
    assert report.pdfa
    assert (tmp_path / "out.pdf").stat().st_size > WIDTH * HEIGHT * 3
