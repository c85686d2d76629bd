"""Originals leave the vault bit for bit, under names that replace nothing."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace

import pytest

from holdall.case.stored_file import StoredFile
from holdall.errors import StoppedError
from holdall.jobs.save_originals import OriginalDamagedError, SaveOriginals


class Context:
    def __init__(self, stop_after: int = 99) -> None:
        self.left = stop_after
        self.seen: list[str] = []

    def progress(self, done: int, total: int, item: str = "") -> None:
        self.seen.append(item)

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise StoppedError


def put(vault, name: str, data: bytes) -> StoredFile:
    stored = vault.blobs.add(
        io.BytesIO(data), name=name, media_type="image/png", imported_at="2026-01-01T00:00:00Z"
    )
    file = StoredFile(
        id=stored.id, name=name, size=stored.size, sha256=stored.sha256, media_type="image/png",
        imported_at="2026-01-01T00:00:00Z",
    )  # fmt: skip
    with vault.records.transaction("put") as transaction:
        transaction.attach_blob(stored)
        transaction.put(file)
    return file


def test_two_files_of_one_name_are_both_saved_whole(make_vault, tmp_path):
    vault = make_vault()
    files = [put(vault, "Паспорт.png", b"a" * 3_000_000), put(vault, "Паспорт.png", b"b")]
    out = tmp_path / "out"
    out.mkdir()
    (out / "паспорт.PNG").write_bytes(b"mine")
    saved = SaveOriginals(vault, files, out).run(Context())
    assert [hashlib.sha256(path.read_bytes()).hexdigest() for path in saved] == [f.sha256 for f in files]
    assert (out / "паспорт.PNG").read_bytes() == b"mine"
    assert len({path.name.casefold() for path in out.iterdir()}) == 3


def test_a_stop_leaves_nothing(make_vault, tmp_path):
    vault = make_vault()
    files = [put(vault, "1.png", b"a"), put(vault, "2.png", b"b")]
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(StoppedError):
        SaveOriginals(vault, files, out).run(Context(stop_after=1))
    assert list(out.iterdir()) == []


def test_a_file_that_is_not_what_was_put_in_is_named_and_not_left(make_vault, tmp_path):
    vault = make_vault()
    file = put(vault, "1.png", b"a")
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(OriginalDamagedError) as caught:
        SaveOriginals(vault, [replace(file, sha256="0" * 64)], out).run(Context())
    assert caught.value.params == {"item": file.id}
    assert list(out.iterdir()) == []


def test_a_folder_that_is_gone_is_an_os_error(make_vault, tmp_path):
    vault = make_vault()
    with pytest.raises(OSError, match="gone"):
        SaveOriginals(vault, [put(vault, "1.png", b"a")], tmp_path / "gone").run(Context())
