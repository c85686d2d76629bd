"""Importing: bit for bit, never twice, and no bad file stops the rest."""

from __future__ import annotations

import errno
import hashlib
import io
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from PIL import ExifTags, Image

from holdall.case.paper import Paper, PaperKind
from holdall.case.stored_file import StoredFile
from holdall.crypto.secret import Secret
from holdall.errors import HoldallError, StoppedError
from holdall.jobs import import_files
from holdall.jobs.import_files import ImportFiles, ImportReport, PaperDefaults
from holdall.jobs.import_sources import Noted
from holdall.jobs.job import JobContext
from holdall.jobs.runner import JobHandle, JobRunner
from holdall.jobs.source_file import SourceUnreadableError
from holdall.jobs.workers import WorkerPool
from holdall.sandbox.contract import Refusal, RefusedError, WorkerUnavailableError
from holdall.vault.environment import Environment
from holdall.vault.vault import Vault

NOW = datetime(2026, 3, 6, 14, 5, tzinfo=UTC)


def picture(colour: str, form: str = "PNG") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(stream, form)
    return stream.getvalue()


def document(pages: int, **options: object) -> bytes:
    with pikepdf.Pdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(100, 200))
        stream = io.BytesIO()
        pdf.save(stream, static_id=True, **options)
        return stream.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "court").mkdir(parents=True)
    (folder / "court/ruling.pdf").write_bytes(document(3))
    (folder / "photo 2.png").write_bytes(picture("red"))
    (folder / "photo 10.jpg").write_bytes(picture("blue", "JPEG"))
    return folder


@pytest.fixture
def vault(make_vault: Callable[..., Vault]) -> Vault:
    return make_vault()


@pytest.fixture
def open_again(vault: Vault, passphrase: str, fast_env: Environment) -> Callable[[], Vault]:
    """Opens the vault once more after it was closed."""
    return lambda: Vault.open(vault.path, Secret.from_text(passphrase), env=fast_env)


@pytest.fixture
def take_in(vault: Vault, sandbox: WorkerPool) -> Callable[..., ImportReport]:
    def take(*sources: Path, defaults: PaperDefaults | None = None, **context: object) -> ImportReport:
        job = ImportFiles(vault, sandbox, sources, defaults, clock=lambda: NOW)
        return job.run(JobContext(**context))

    return take


def stored(vault: Vault) -> dict[str, StoredFile]:
    return {file.name: file for file in vault.records.all(StoredFile)}


def assert_nothing_differs(vault: Vault, folder: Path) -> None:
    originals = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for name, file in stored(vault).items():
        with vault.blobs.open(file.id) as blob:
            assert blob.read() == originals[name]
        assert file.sha256 == hashlib.sha256(originals[name]).hexdigest()
        assert file.size == len(originals[name])


def test_a_folder_becomes_papers_with_files_kept_bit_for_bit(vault, folder, take_in) -> None:
    report = take_in(folder)
    files, papers = stored(vault), vault.records.all(Paper)
    assert [paper.title for paper in papers] == ["ruling", "photo 2", "photo 10"]
    assert report.added == tuple(paper.id for paper in papers)
    assert (report.known, report.refused, report.troubled, report.skipped) == ((), (), (), ())
    assert_nothing_differs(vault, folder)
    ruling = files["ruling.pdf"]
    assert (ruling.folder, ruling.media_type, ruling.page_count) == ("court", "application/pdf", 3)
    assert ruling.imported_at == "2026-03-06T14:05:00Z"
    assert ruling.problem == ""
    assert papers[0].file_ids == (ruling.id,)
    with vault.blobs.open(ruling.thumbnail_id) as blob, Image.open(blob) as thumbnail:
        assert (thumbnail.format, thumbnail.size) == ("JPEG", (160, 320))
    assert vault.verify() == []


def test_what_a_photo_claims_is_kept_with_it(vault, tmp_path, take_in) -> None:
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2022:03:06 14:03:00"
    exif[ExifTags.Base.Model] = "Specimen Phone 1"
    Image.new("RGB", (40, 30)).save(tmp_path / "photo.jpg", exif=exif)
    (paper_id,) = take_in(tmp_path / "photo.jpg").added
    claims = dict(stored(vault)["photo.jpg"].claims)
    assert claims == {"camera_model": "Specimen Phone 1", "taken": "2022:03:06 14:03:00"}
    assert vault.records.get(paper_id).date is None  # a claim is no fact until the user takes it


def test_the_same_files_again_add_nothing(vault, folder, take_in) -> None:
    take_in(folder)
    report = take_in(folder, folder / "photo 2.png")
    assert report.added == ()
    assert [known.name for known in report.known] == [
        "court/ruling.pdf",
        "photo 2.png",
        "photo 10.jpg",
        "photo 2.png",
    ]
    assert report.known[0].file_id == stored(vault)["ruling.pdf"].id
    assert len(vault.records.all(Paper)) == 3


def test_copies_within_one_import_are_taken_once(vault, folder, take_in) -> None:
    (folder / "a copy.png").write_bytes((folder / "photo 2.png").read_bytes())
    report = take_in(folder)
    assert len(report.added) == 3
    assert [known.name for known in report.known] == ["photo 2.png"]


def test_each_file_is_one_step_to_undo(vault, folder, take_in) -> None:
    take_in(folder)
    assert vault.records.undo() == "import-file"
    assert {*stored(vault)} == {"ruling.pdf", "photo 2.png"}
    assert len(take_in(folder).added) == 1


def test_a_bad_file_stops_nothing_and_ends_with_its_reason(vault, folder, take_in) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (folder / "cut.png").write_bytes(picture("green")[:60])
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "letter.docx").write_bytes(b"PK\x03\x04")
    locked = document(2, encryption=pikepdf.Encryption(user="u", owner="o"))
    (folder / "locked.pdf").write_bytes(locked)
    report = take_in(folder, folder / "absent.pdf")
    assert report.refused == (
        Noted("absent.pdf", "unreadable"),
        Noted("empty.pdf", "empty"),
        Noted("letter.docx", "unsupported"),
    )
    assert report.troubled == (
        Noted("broken.pdf", "damaged"),
        Noted("cut.png", "damaged"),
        Noted("locked.pdf", "password-needed"),
    )
    assert len(report.added) == 6
    assert_nothing_differs(vault, folder)
    assert stored(vault)["locked.pdf"].problem == "password-needed"


@pytest.mark.parametrize("reason", [Refusal.CRASHED, Refusal.TOO_SLOW, Refusal.OUT_OF_MEMORY])
def test_a_file_that_brings_the_worker_down_is_kept_with_that_as_its_problem(vault, folder, reason) -> None:
    class Falls:
        def run(self, *_: object, **__: object) -> dict:
            raise RefusedError(reason)

    report = ImportFiles(vault, Falls(), [folder]).run(JobContext())
    assert len(report.added) == 3
    assert {note.code for note in report.troubled} == {reason}
    assert {file.problem for file in stored(vault).values()} == {reason}
    assert stored(vault)["ruling.pdf"].media_type == "application/pdf"
    assert_nothing_differs(vault, folder)


def test_without_a_worker_nothing_is_taken_in(vault, folder) -> None:
    with WorkerPool(argv=["/nonexistent/worker"]) as none, pytest.raises(WorkerUnavailableError):
        ImportFiles(vault, none, [folder]).run(JobContext())
    assert stored(vault) == {}


def test_defaults_are_given_to_every_paper(vault, folder, take_in) -> None:
    defaults = PaperDefaults(kind=PaperKind.COURT_RULING, title="Case 5", person_id="a" * 32)
    take_in(folder / "court/ruling.pdf", defaults=defaults)
    (paper,) = vault.records.all(Paper)
    assert (paper.title, paper.kind, paper.person_ids) == ("Case 5", PaperKind.COURT_RULING, ("a" * 32,))
    take_in(folder, defaults=defaults)
    assert [paper.title for paper in vault.records.all(Paper)][1:] == ["Case 5 1", "Case 5 2"]


def test_a_name_in_pieces_becomes_a_title_in_one(vault, tmp_path, take_in) -> None:
    (tmp_path / "и\u0306.png").write_bytes(picture("red"))
    take_in(tmp_path / "и\u0306.png")
    assert vault.records.all(Paper)[0].title == "й"
    assert vault.records.all(StoredFile)[0].name == "и\u0306.png"


def test_progress_ends_at_the_total(folder, take_in) -> None:
    told: list[tuple[int, int, str]] = []
    take_in(folder, on_progress=lambda *report: told.append(report))
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] > 0
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told)


@pytest.mark.parametrize("stop_at", range(1, 40, 4))
def test_a_stopped_import_is_run_again_without_doubles(vault, folder, take_in, stop_at: int) -> None:
    asked = [0]

    def cancelled() -> bool:
        asked[0] += 1
        return asked[0] >= stop_at

    try:
        take_in(folder, cancelled=cancelled)
    except StoppedError:
        before = len(vault.records.all(Paper))
        assert before <= 3
    take_in(folder)
    assert len(vault.records.all(Paper)) == len(stored(vault)) == 3
    assert_nothing_differs(vault, folder)
    assert vault.verify() == []


def test_a_stop_reaches_a_file_that_is_being_looked_at(vault, folder, hostile_argv) -> None:
    """The worker hangs on every file; only the stop ends it."""
    asked = threading.Event()

    class Hangs:
        def __init__(self, pool: WorkerPool) -> None:
            self._pool = pool

        def run(self, operation, request, source, *, cancelled, on_part) -> dict:
            asked.set()
            return self._pool.run("sleep", {}, None, cancelled=cancelled)

    with WorkerPool(size=1, argv=hostile_argv) as pool, pytest.raises(StoppedError):
        ImportFiles(vault, Hangs(pool), [folder]).run(JobContext(cancelled=asked.is_set))
    assert stored(vault) == {}


@pytest.mark.parametrize("when", ["a file is stored", "a file is looked at", "a paper is committed"])
def test_a_lock_during_an_import_keeps_what_was_acknowledged(
    vault, folder, sandbox, open_again, when: str
) -> None:
    """The window stops its jobs and closes the vault without waiting for them."""
    outcome: list[object] = []
    handles: list[JobHandle] = []
    submitted, ended = threading.Event(), threading.Event()

    def lock(*_: object) -> None:
        assert submitted.wait(30)
        handles[0].cancel()
        vault.close()

    def end(result: object) -> None:
        outcome.append(result)
        ended.set()

    class Locks:
        def run(self, *arguments: object, **options: object) -> dict:
            lock()
            return sandbox.run(*arguments, **options)

    if when == "a file is stored":
        real = vault.blobs.add
        vault.blobs.add = lambda *given, **more: (real(*given, **more), lock())[0]
    elif when == "a paper is committed":
        vault.records.subscribe(lock)
    runner = JobRunner(1)
    job = ImportFiles(vault, Locks() if when == "a file is looked at" else sandbox, [folder])
    handles.append(runner.submit(job, None, end, end))
    submitted.set()
    assert ended.wait(30)
    runner.close()
    assert [type(it) for it in outcome] == [StoppedError]
    with open_again() as again:
        assert len(again.records.all(Paper)) == (when == "a paper is committed")
        assert again.verify() == []
        ImportFiles(again, sandbox, [folder]).run(JobContext())
        assert len(again.records.all(Paper)) == len(stored(again)) == 3
        assert_nothing_differs(again, folder)


def test_a_file_that_changes_while_it_is_read_is_kept_as_it_was_read(
    vault, folder, sandbox, monkeypatch
) -> None:
    changing = folder / "photo 2.png"
    hashed = import_files.sha256

    def hash_then_change(source, on_progress):
        digest = hashed(source, on_progress)
        if digest == hashlib.sha256(picture("red")).hexdigest():
            changing.write_bytes(picture("blue", "JPEG"))  # now the same as another file
        return digest

    monkeypatch.setattr(import_files, "sha256", hash_then_change)
    report = ImportFiles(vault, sandbox, [folder]).run(JobContext())
    assert len(report.added) == 2
    assert [known.name for known in report.known] == ["photo 10.jpg"]
    assert vault.blobs.pending == frozenset()  # nothing that a kill would leave to be told of
    assert_nothing_differs(vault, folder)


def test_a_file_that_is_still_being_written_is_refused(vault, folder, sandbox, monkeypatch) -> None:
    """Half of it would be kept as though it were whole."""
    growing = folder / "photo 2.png"
    hashed = import_files.sha256

    def grow(source) -> None:
        if Path(str(source.name)) == growing:
            with growing.open("ab") as more:
                more.write(b"more")

    def hash_while_it_grows(source, on_progress):
        grow(source)
        digest = hashed(source, on_progress)
        grow(source)
        return digest

    monkeypatch.setattr(import_files, "sha256", hash_while_it_grows)
    report = ImportFiles(vault, sandbox, [folder]).run(JobContext())
    assert report.refused == (Noted("photo 2.png", "unreadable"),)
    assert {*stored(vault)} == {"ruling.pdf", "photo 10.jpg"}
    assert vault.verify() == []
    assert vault.blobs.pending == frozenset()  # nothing that a kill would leave to be told of


def test_of_a_file_that_is_gone_when_it_is_read_again_nothing_stays(
    vault, folder, sandbox, monkeypatch
) -> None:
    readings = []
    hashed = import_files.sha256

    def other_then_gone(source, on_progress):
        readings.append(hashed(source, on_progress))
        if len(readings) == 2:
            raise SourceUnreadableError(errno=errno.EIO)
        return "0" * 64  # as if it had changed after it was read

    monkeypatch.setattr(import_files, "sha256", other_then_gone)
    report = ImportFiles(vault, sandbox, [folder / "photo 2.png"]).run(JobContext())
    assert report.refused == (Noted("photo 2.png", "unreadable"),)
    assert not list(vault.path.rglob("*.blob"))


def test_a_full_disk_ends_the_import_at_once_and_keeps_what_was_committed(
    vault, folder, hostile_argv, monkeypatch
) -> None:
    """The first file would be looked at for an hour; nobody waits for that."""
    add, begun = vault.blobs.add, threading.Event()

    def full(source, *, name, **options):
        if name == "photo 10.jpg":
            assert begun.wait(30)
            raise OSError(errno.ENOSPC, "full")
        return add(source, name=name, **options)

    class Hangs:
        def __init__(self, pool: WorkerPool) -> None:
            self._pool = pool

        def run(self, operation, request, source, *, cancelled, on_part) -> dict:
            begun.set()
            return self._pool.run("sleep", {}, None, cancelled=cancelled)

    monkeypatch.setattr(vault.blobs, "add", full)
    with WorkerPool(size=1, argv=hostile_argv) as pool, pytest.raises(OSError, match="full"):
        ImportFiles(vault, Hangs(pool), [folder]).run(JobContext())
    assert stored(vault) == {}
    assert vault.verify() == []


def test_a_vault_closed_under_an_import_ends_it_with_an_error(vault, folder, sandbox, monkeypatch) -> None:
    hashed = import_files.sha256

    def closing(source, on_progress):
        if Path(str(source.name)).name == "photo 2.png":
            vault.close()
        return hashed(source, on_progress)

    monkeypatch.setattr(import_files, "sha256", closing)
    with pytest.raises((HoldallError, OSError)):
        ImportFiles(vault, sandbox, [folder]).run(JobContext())


@pytest.mark.skipif(sys.platform == "win32", reason="names that differ in case only")
def test_names_that_differ_in_case_only_are_two_files(vault, tmp_path, take_in) -> None:
    (tmp_path / "a.png").write_bytes(picture("red"))
    (tmp_path / "A.png").write_bytes(picture("blue"))
    if len([*tmp_path.glob("[aA].png")]) < 2:
        pytest.skip("this file system does not tell the names apart")
    assert len(take_in(tmp_path / "a.png", tmp_path / "A.png").added) == 2
    assert {*stored(vault)} == {"a.png", "A.png"}


@pytest.mark.skipif(sys.platform == "win32", reason="hard links")
def test_two_names_of_one_file_are_one(vault, folder, take_in) -> None:
    (folder / "link.png").hardlink_to(folder / "photo 2.png")
    report = take_in(folder)
    assert len(report.added) == 3
    assert [known.name for known in report.known] == ["photo 2.png"]


def test_tiny_files_are_refused_each_for_its_reason(tmp_path, take_in) -> None:
    for size in range(3):
        (tmp_path / f"{size}").write_bytes(b"\x00" * size)
    report = take_in(*(tmp_path / f"{size}" for size in range(3)))
    assert [note.code for note in report.refused] == ["empty", "unsupported", "unsupported"]


def test_a_file_that_fails_while_it_is_read_is_refused(vault, folder, sandbox, monkeypatch) -> None:
    hashed = import_files.sha256

    def failing(source, on_progress):
        if Path(str(source.name)).name == "photo 2.png":
            raise SourceUnreadableError(errno=5)
        return hashed(source, on_progress)

    monkeypatch.setattr(import_files, "sha256", failing)
    report = ImportFiles(vault, sandbox, [folder]).run(JobContext())
    assert report.refused == (Noted("photo 2.png", "unreadable"),)
    assert len(report.added) == 2


def test_imports_into_one_vault_take_turns(vault, sandbox) -> None:
    assert ImportFiles(vault, sandbox, []).writes_to == vault.path
