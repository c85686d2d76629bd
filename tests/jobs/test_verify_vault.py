from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from holdall.case.paper import Paper
from holdall.case.stored_file import StoredFile
from holdall.errors import StoppedError
from holdall.jobs.bin import delete
from holdall.jobs.job import JobContext
from holdall.jobs.verify_vault import NamedFinding, VerifyReport, VerifyVault
from holdall.vault.errors import Finding
from holdall.vault.vault import Vault


def put_file(vault: Vault, name: str, content: bytes) -> StoredFile:
    when = "2026-11-23T12:00:00Z"
    blob = vault.blobs.add(io.BytesIO(content), name=name, media_type="text/plain", imported_at=when)
    pages = vault.blobs.add(io.BytesIO(content[:8]), name="", media_type="application/pdf", imported_at=when)
    small = vault.blobs.add(io.BytesIO(content[:9]), name="", media_type="image/jpeg", imported_at=when)
    stored = StoredFile(
        id=blob.id,
        name=name,
        size=blob.size,
        sha256=blob.sha256,
        media_type="text/plain",
        imported_at=when,
        thumbnail_id=small.id,
        rendition_id=pages.id,
    )
    with vault.records.transaction("add") as change:
        change.attach_blob(blob)
        change.attach_blob(small)
        change.attach_blob(pages)
        change.put(stored)
        change.put(Paper(title=name, file_ids=(stored.id,)))
    return stored


@pytest.fixture
def vault(make_vault: Callable[..., Vault]) -> Vault:
    return make_vault()


def test_a_sound_vault_has_no_findings(vault: Vault) -> None:
    put_file(vault, "a.txt", b"a" * 100_000)
    seen: list[tuple[int, int, str]] = []
    context = JobContext(on_progress=lambda *report: seen.append(report))
    assert VerifyVault(vault).run(context) == VerifyReport(files=1, findings=())
    assert seen[-1][0] == seen[-1][1] > 0


def test_an_original_that_is_not_on_the_list_is_named_by_its_own_words(vault: Vault) -> None:
    put_file(vault, "a.txt", b"a")
    blob = vault.blobs.add(io.BytesIO(b"late"), name="late.txt", media_type="", imported_at="")
    vault.blobs._pending.clear()  # as after a crash
    (found,) = VerifyVault(vault).run(JobContext()).findings
    assert found == NamedFinding(code="stored-file-unknown", item_id=blob.id, name="late.txt")


def test_what_is_damaged_is_named_as_the_user_knows_it(vault: Vault) -> None:
    good, bad = put_file(vault, "good.txt", b"good"), put_file(vault, "bad.txt", b"bad")
    for item in (bad.id, good.thumbnail_id, good.rendition_id):
        next(vault.path.rglob(f"{item}.blob")).unlink()
    report = VerifyVault(vault).run(JobContext())
    assert set(report.findings) == {
        NamedFinding(code="blob-missing", item_id=bad.id, name="bad.txt"),
        NamedFinding(code="thumbnail-missing", item_id=good.thumbnail_id, name="good.txt"),
        NamedFinding(code="rendition-missing", item_id=good.rendition_id, name="good.txt"),
    }


def test_what_is_damaged_is_named_in_the_bin_too(vault: Vault) -> None:
    bad = put_file(vault, "bad.txt", b"bad")
    delete(vault.records, [paper.id for paper in vault.records.all(Paper)], "delete")
    for item in (bad.id, bad.thumbnail_id):
        next(vault.path.rglob(f"{item}.blob")).unlink()
    report = VerifyVault(vault).run(JobContext())
    assert report.files == 0
    assert set(report.findings) == {
        NamedFinding(code="blob-missing", item_id=bad.id, name="bad.txt"),
        NamedFinding(code="thumbnail-missing", item_id=bad.thumbnail_id, name="bad.txt"),
    }


def test_damaged_filler_is_told_apart(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    file = put_file(vault, "a.txt", b"a")
    found = [Finding("blob-padding-damaged", it) for it in (file.id, file.thumbnail_id)]
    monkeypatch.setattr(vault, "verify", lambda *_: found)
    codes = {it.code for it in VerifyVault(vault).run(JobContext()).findings}
    assert codes == {"blob-padding-damaged", "thumbnail-padding-damaged"}


def test_a_damaged_database_is_not_asked_for_names(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "verify", lambda *_: [Finding("index-damaged")])
    monkeypatch.setattr(vault.records, "all", lambda *_, **__: pytest.fail("read"))
    report = VerifyVault(vault).run(JobContext())
    assert report.findings == (NamedFinding(code="index-damaged", item_id="", name=""),)


def test_a_stop_stops_it(vault: Vault) -> None:
    put_file(vault, "a.txt", b"a")
    with pytest.raises(StoppedError):
        VerifyVault(vault).run(JobContext(cancelled=lambda: True))
