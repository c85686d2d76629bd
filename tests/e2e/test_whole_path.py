"""From an empty folder to a dossier and out again, by the program that people run."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas


def make_pdf(path: Path, pages: int) -> None:
    canvas = Canvas(str(path), invariant=1)
    for number in range(1, pages + 1):
        canvas.drawString(72, 720, f"{path.stem} page {number}")
        canvas.showPage()
    canvas.save()


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "2022").mkdir(parents=True)
    make_pdf(folder / "ruling.pdf", 3)
    make_pdf(folder / "2022" / "protocol.pdf", 2)
    Image.new("RGB", (320, 200), "steelblue").save(folder / "2022" / "площадь.jpg", quality=90)
    (folder / "program.bin").write_bytes(b"\x00 not a paper")
    return folder


def test_the_whole_path(holdall: Any, tmp_path: Path, papers: Path) -> None:
    vault, out = tmp_path / "case.holdall", tmp_path / "dossier.pdf"
    assert holdall("new", vault).returncode == 0

    added = holdall.json("add", vault, papers, "--person", "Соколова Анна", code=3)
    assert [it["name"] for it in added["refused"]] == ["program.bin"]
    assert {it["name"] for it in added["added"]} == {"ruling.pdf", "2022/protocol.pdf", "2022/площадь.jpg"}
    again = holdall.json("add", vault, papers / "2022")
    assert (again["added"], len(again["known"])) == ([], 2)

    listed = holdall.json("list", vault)["items"]
    by_title = {it["title"]: it for it in listed}
    assert set(by_title) == {"Соколова Анна", "ruling", "protocol", "площадь"}
    assert by_title["ruling"]["files"][0]["page_count"] == 3
    shown = holdall.json("show", vault, by_title["ruling"]["id"][:8])
    assert shown["record"]["title"] == "ruling"

    plan = tmp_path / "plan.toml"
    plan.write_text(
        'title = "Evidence"\napplicant = "соколова"\nexhibits = ["ruling", "площадь", "protocol"]\n'
        'statement = "See {exhibit:protocol}."\n',
        "utf-8",
    )
    report = holdall.json("dossier", vault, "--profile", "generic", "-o", out, "--plan", plan)
    assert [it["title"] for it in report["exhibits"]] == ["ruling", "площадь", "protocol"]
    assert report["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert [it["last_page"] - it["first_page"] for it in report["exhibits"]] == [3, 1, 2]
    assert_pages_are_where_the_report_says(out, report)

    verified = holdall.json("verify", vault)
    assert verified.pop("generation") > 1
    assert verified.pop("last_change")
    assert verified == {
        "format": "holdall-verify/1",
        "sound": True,
        "files": 3,
        "damaged": [],
    }
    assert holdall("export", vault, tmp_path / "out").returncode == 0
    exported = {path.name: path.read_bytes() for path in (tmp_path / "out" / "originals").iterdir()}
    originals = [papers / "ruling.pdf", *(papers / "2022").iterdir()]
    assert exported == {path.name: path.read_bytes() for path in originals}
    records = json.loads((tmp_path / "out" / "records.json").read_text("utf-8"))["records"]
    assert {it["title"] for it in records["paper"]} == {"ruling", "protocol", "площадь"}


def assert_pages_are_where_the_report_says(out: Path, report: dict[str, Any]) -> None:
    """Checked by poppler, which shares nothing with what made the file."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    text = subprocess.run(
        ["pdftotext", "-layout", out, "-"], capture_output=True, text=True, check=True
    ).stdout
    pages = text.split("\f")[:-1]
    assert len(pages) == report["pages"]
    for exhibit in report["exhibits"]:
        if exhibit["title"] != "площадь":
            for number, page in enumerate(range(exhibit["first_page"] + 1, exhibit["last_page"] + 1), 1):
                assert f"{exhibit['title']} page {number}" in pages[page - 1]
