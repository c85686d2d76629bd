"""Random dossiers, checked by a checker that knows nothing of ours, and damaged on purpose.

`HOLDALL_DOSSIERS=200` runs 200 of them, with as many planted mutations; by default a dozen.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from holdall.dossier.build_errors import AuditError, ExhibitRefusedError
from holdall.dossier.operations import OPERATIONS
from holdall.jobs import build_dossier

DOSSIERS = int(os.environ.get("HOLDALL_DOSSIERS", "12"))
TITLES = (
    "1", "11", "111", "A", "AA", "Report", "Report 1", "Report 11", "Справка", "Справка 1", "Щит", "פסק דין",
    "חוות דעת 12", "حكم المحكمة", "ქართული", "Հայերեն 7", "Résumé — ş ğ İ", "2022–2023", "p. 12",
)  # fmt: skip
SHAPES = (
    "plain", "plain", "plain", "rotated", "cropped", "offset", "inverted", "encrypted", "repaired", "large",
    "small", "user-unit", "picture", "portrait-picture", "many",
)  # fmt: skip


class Drawn:
    """A random case and what the checker must find of it."""

    def __init__(
        self, cases: ModuleType, checker: ModuleType, rows: list[tuple[str, str]], seed: int
    ) -> None:
        self.case = cases.DossierCase()
        self.expected: list[Any] = []
        self._cases = cases
        self._random = random.Random(seed)
        self._count = 0
        for number, (shape, title) in enumerate(rows, start=1):
            data, media_type, pages = self._file(shape)
            self.case.add(data, media_type, len(pages), title)
            self.expected.append(checker.Expected(str(number), title, tuple(pages)))

    def _file(self, shape: str) -> tuple[bytes, str, list[Any]]:
        if shape.endswith("picture"):
            self._count += 1
            size = (300 + self._count, 200) if shape == "picture" else (300 + self._count, 900)
            return self._cases.make_picture(size=size), "image/jpeg", [size[0]]
        tokens = [
            self._token()
            for _ in range(self._random.randint(9, 30) if shape == "many" else self._random.randint(1, 3))
        ]
        return self._pdf(shape, tokens), "application/pdf", tokens

    def _token(self) -> str:
        self._count += 1
        return f"TOKEN{self._count:06d}"

    def _pdf(self, shape: str, tokens: list[str]) -> bytes:
        make = self._cases.make_pdf
        turn = self._random.choice((90, 180, 270, -90, 450))
        if shape == "encrypted":
            return self._cases.encrypted(make(tokens))
        if shape == "repaired":
            return make(tokens).replace(b"startxref", b"startxerf")
        values: dict[str, dict[str, Any]] = {
            "rotated": {"Rotate": turn},
            "cropped": {"CropBox": [30, 200, 500, 800], "Rotate": turn},
            "offset": {"MediaBox": [-50, -70, 545, 772]},
            "inverted": {"MediaBox": [595, 842, 0, 0], "CropBox": [-10, -10, 900, 900]},
            "large": {"size": (2384, 3370)},
            "small": {"size": (220, 180)},
            "user-unit": {"UserUnit": 2},
        }
        return make(tokens, **values.get(shape, {}))


@pytest.fixture(scope="module")
def checker() -> ModuleType:
    """`independent_checker`, loaded by the same loader as the cases."""
    import importlib.util
    import sys

    path = Path(__file__).parent.parent / "independent_checker.py"
    spec = importlib.util.spec_from_file_location("holdall_tests_independent_checker", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


MOST_EXHIBITS = 120 if DOSSIERS > 12 else 40
ROWS = st.integers(1, MOST_EXHIBITS).flatmap(
    lambda count: st.lists(
        st.tuples(st.sampled_from(SHAPES), st.sampled_from(TITLES)), min_size=count, max_size=count
    )
)
RANDOM = settings(
    max_examples=DOSSIERS,
    deadline=None,
    derandomize=DOSSIERS == 12,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)


@pytest.mark.skipif(
    not all(map(shutil.which, ("qpdf", "pdftotext", "pdfimages"))), reason="needs qpdf and poppler"
)
@RANDOM
@given(rows=ROWS, seed=st.integers(0, 2**32))
def test_what_is_built_is_what_was_asked_for(
    cases: ModuleType, checker: ModuleType, tmp_path: Path, rows: list[tuple[str, str]], seed: int
) -> None:
    drawn = Drawn(cases, checker, rows, seed)
    output = tmp_path / "random.pdf"
    drawn.case.build(output)
    assert checker.check(output, drawn.expected) == []
    with output.open("rb") as file:
        answer = OPERATIONS["dossier.lint"]({"profile": "generic"}, file, lambda header, body: None)
    assert answer["findings"] == []


@RANDOM
@given(rows=ROWS.map(lambda rows: rows[:12]), seed=st.integers(0, 2**32))
def test_unusable_exhibits_are_named(
    cases: ModuleType, checker: ModuleType, tmp_path: Path, rows: list[tuple[str, str]], seed: int
) -> None:
    drawn = Drawn(cases, checker, rows, seed)
    chance = random.Random(seed)
    bad = chance.choice(
        (b"", b"%PDF-1.7\n%%EOF", b"\x00" * 500, cases.encrypted(cases.make_pdf(["X"]), "secret"))
    )
    at = chance.randrange(len(rows))
    file_id = next(item for item in drawn.case.found if item.id == drawn.case.exhibits[at].paper_id).file_ids[
        0
    ]
    drawn.case.files[file_id] = bad
    with pytest.raises(ExhibitRefusedError) as caught:
        drawn.case.build(tmp_path / "bad.pdf")
    assert caught.value.params["exhibit"] == str(at + 1)
    assert not list(tmp_path.glob("bad.pdf*"))


def drop(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    del pdf.pages[chance.randrange(len(pdf.pages))]


def swap(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    one, two = sorted(chance.sample(range(len(pdf.pages)), 2))
    first, second = pdf.pages[one], pdf.pages[two]
    pdf.pages[one], pdf.pages[two] = second, first


def duplicate(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    pdf.pages.insert(chance.randrange(len(pdf.pages)), pdf.pages[chance.randrange(len(pdf.pages))])


def shift_link(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    links = [link for page in pdf.pages for link in page.obj.get("/Annots", [])]
    link = chance.choice(links)
    others = [page.obj for page in pdf.pages if page.obj.objgen != link.Dest[0].objgen]
    link.Dest[0] = chance.choice(others)


def alter_stamp(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    stamped = [page for page in pdf.pages if "/HdPage" in page.obj.Resources.get("/XObject", {})]
    one, two = chance.sample(stamped, 2) if len(stamped) > 1 else (stamped[0], stamped[0])
    text = one.obj.Contents[1].read_bytes()
    start, end = text.rindex(b"<"), text.rindex(b">")
    other = two.obj.Contents[1].read_bytes()
    replacement = (
        other[other.rindex(b"<") + 1 : other.rindex(b">")]
        if one.index != two.index
        else text[start + 1 : end - 4]
    )
    one.obj.Contents[1] = pdf.make_stream(text[: start + 1] + replacement + text[end:])


def wrong_label(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    at = chance.randrange(1, len(pdf.pages))
    style = pikepdf.Dictionary(S=pikepdf.Name.D)
    pdf.Root.PageLabels = pikepdf.Dictionary(
        Nums=[0, style, at, pikepdf.Dictionary(S=pikepdf.Name.D, St=at + 2)]
    )


def shift_bookmark(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    marks = []
    item = pdf.Root.Outlines.First
    while item is not None:
        marks.append(item)
        item = item.get("/Next")
    mark = chance.choice(marks)
    mark.Dest[0] = chance.choice([page.obj for page in pdf.pages if page.obj.objgen != mark.Dest[0].objgen])


MUTATIONS: tuple[Callable[[pikepdf.Pdf, random.Random], None], ...] = (
    drop, swap, duplicate, shift_link, alter_stamp, wrong_label, shift_bookmark,
)  # fmt: skip


@RANDOM
@given(rows=ROWS.map(lambda rows: rows[:40]), seed=st.integers(0, 2**32), mutation=st.sampled_from(MUTATIONS))
def test_planted_mutations_are_caught(  # noqa: PLR0917  fixtures and draws
    cases: ModuleType,
    checker: ModuleType,
    tmp_path: Path,
    rows: list[tuple[str, str]],
    seed: int,
    mutation: Callable[[pikepdf.Pdf, random.Random], None],
) -> None:
    drawn = Drawn(cases, checker, rows, seed)
    output = tmp_path / "sound.pdf"
    kept: list[Any] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            build_dossier, "audit", lambda blueprint, sources, found: kept.extend((blueprint, sources))
        )
        drawn.case.build(output)
    with pikepdf.open(output) as pdf:
        mutation(pdf, random.Random(seed))
        pdf.save(tmp_path / "mutated.pdf")
    note(mutation.__name__)
    with (tmp_path / "mutated.pdf").open("rb") as file:
        answer = OPERATIONS["dossier.lint"]({"profile": "generic"}, file, lambda header, body: None)
        assert [finding for finding in answer["findings"] if finding["severity"] == "error"]
    with pytest.raises(AuditError):
        audited(tmp_path / "mutated.pdf", *kept)


def audited(path: Path, blueprint: Any, sources: Any) -> None:
    """Hold the file at `path` against a blueprint."""
    from holdall.dossier.audit import audit
    from holdall.dossier.finished_file import finished_file, found_pages, request

    pages: list[Any] = []
    with path.open("rb") as file:
        answer = OPERATIONS["dossier.read_back"](
            request(blueprint.style), file, lambda header, body: pages.extend(found_pages(bytes(body)))
        )
    audit(blueprint, sources, finished_file(path.stat().st_size, answer, pages))
