"""Page images: drawn once, kept while there is room."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from holdall.case.stored_file import StoredFile
from holdall.jobs.import_files import ImportFiles
from holdall.jobs.job import JobContext
from holdall.jobs.render import PageRenderer, draw_page
from holdall.jobs.workers import WorkerPool
from holdall.sandbox.contract import Refusal, RefusedError
from holdall.vault.vault import Vault


@pytest.fixture
def kept(make_vault: Callable[..., Vault], sandbox: WorkerPool, tmp_path: Path) -> tuple[Vault, str]:
    with pikepdf.Pdf.new() as pdf:
        for number in range(1, 4):
            pdf.add_blank_page(page_size=(100, 100 * number))
        pdf.save(tmp_path / "a.pdf")
    vault = make_vault()
    ImportFiles(vault, sandbox, [tmp_path / "a.pdf"]).run(JobContext())
    return vault, vault.records.all(StoredFile)[0].id


class Counting:
    def __init__(self, sandbox: WorkerPool) -> None:
        self._sandbox, self.runs = sandbox, 0

    def run(self, *arguments, **options) -> object:
        self.runs += 1
        return self._sandbox.run(*arguments, **options)


def test_a_page_is_drawn_from_the_vault(kept, sandbox) -> None:
    vault, file_id = kept
    image = PageRenderer(sandbox).render(vault, file_id, 1, 200)
    assert (image.width, image.height, len(image.rgb)) == (100, 200, 100 * 200 * 3)


def test_a_page_is_drawn_once_until_it_is_forgotten(kept, sandbox) -> None:
    counting = Counting(sandbox)
    renderer = PageRenderer(counting)
    first = renderer.render(*kept, 0, 50)
    assert renderer.render(*kept, 0, 50) is first
    assert counting.runs == 1
    renderer.render(*kept, 0, 60)
    renderer.forget()
    renderer.render(*kept, 0, 50)
    assert counting.runs == 3


def test_what_was_not_looked_at_longest_makes_room(kept, sandbox) -> None:
    counting = Counting(sandbox)
    renderer = PageRenderer(counting, cache_bytes=3 * (50 * 50 + 25 * 50))
    for page in (0, 1, 0, 2, 0):  # the third takes the room of the second
        renderer.render(*kept, page, 50)
    assert counting.runs == 3
    renderer.render(*kept, 1, 50)
    assert counting.runs == 4


def test_a_page_that_cannot_be_drawn_is_refused(kept, sandbox) -> None:
    with pytest.raises(RefusedError) as refused:
        PageRenderer(sandbox).render(*kept, 3, 50)
    assert refused.value.reason is Refusal.DAMAGED


def test_a_worker_that_draws_nothing_or_too_much_is_not_believed() -> None:
    class Pretender:
        def __init__(self, *parts: tuple[dict, bytes]) -> None:
            self._parts = parts

        def run(self, operation, request, source, *, on_part, cancelled) -> dict:
            for part in self._parts:
                on_part(*part)
            return {}

    for parts in ((), (({"kind": "page", "width": 51, "height": 1}, bytes(153)),)):
        with pytest.raises(RefusedError):
            draw_page(Pretender(*parts), io.BytesIO(), 0, 50)


def test_a_second_picture_is_one_too_many() -> None:
    class Generous:
        def run(self, operation, request, source, *, on_part, cancelled) -> dict:
            for _ in range(2):
                on_part({"kind": "page", "width": 1, "height": 1}, bytes(3))
            return {}

    with pytest.raises(RefusedError):
        draw_page(Generous(), io.BytesIO(), 0, 50)


def test_a_page_that_arrives_after_the_vault_was_locked_is_not_kept(kept, sandbox) -> None:
    class Locking(Counting):
        def run(self, *arguments, **options) -> object:
            answer = super().run(*arguments, **options)
            renderer.forget()  # the window locks while the page is being drawn
            return answer

    renderer = PageRenderer(Locking(sandbox))
    renderer.render(*kept, 0, 50)
    assert not renderer._kept
    assert renderer._bytes == 0


@pytest.mark.parametrize(
    ("answer", "missing"),
    [
        ({"notes": ["font-missing"]}, True),
        ({"notes": []}, False),
        ({"notes": "font-missing"}, False),
        ({}, False),
    ],
)
def test_what_is_said_of_its_fonts_stays_with_the_page(answer: dict, missing: bool) -> None:
    class Telling:
        def run(self, operation, request, source, *, on_part, cancelled) -> dict:
            on_part({"kind": "page", "width": 1, "height": 1}, bytes(3))
            return answer

    assert draw_page(Telling(), io.BytesIO(), 0, 50).font_missing is missing


def test_a_pdf_without_its_east_asian_font_is_told_of(sandbox) -> None:
    described = Dictionary(Type=Name.FontDescriptor, FontName=Name("/MSung"), Flags=4)
    system = Dictionary(Registry=String("Adobe"), Ordering=String("GB1"), Supplement=0)
    inner = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/MSung"),
        CIDSystemInfo=system, FontDescriptor=described,
    )  # fmt: skip
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/MSung"),
        Encoding=Name("/GBK-EUC-H"), DescendantFonts=Array([inner]),
    )  # fmt: skip
    stream = io.BytesIO()
    with pikepdf.Pdf.new() as pdf:
        pdf.add_blank_page(page_size=(100, 100)).obj.Resources = Dictionary(Font=Dictionary(F=font))
        pdf.save(stream)
    stream.seek(0)
    assert draw_page(sandbox, stream, 0, 50).font_missing
