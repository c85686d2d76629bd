"""What a vault may hold besides what every vault holds is known as its own."""

from __future__ import annotations

from dataclasses import replace

from keeping import Keeping

from holdall.vault import own_files
from holdall.vault.erasing import erase
from holdall.vault.layout import Layout


def test_every_generation_with_a_folder_is_known_in_order(tmp_path, fast_env):
    for name in ("g10", "g2", "g0", "g1", "g02", "gx"):
        (tmp_path / name).mkdir()
    (tmp_path / "g3").touch()
    for present in (1, 2):
        found = own_files.generations(Layout(tmp_path, generation=present), fast_env)
        assert found == [Layout(tmp_path, generation=number) for number in (1, 2, 10)]


def test_a_database_that_a_repair_made_or_kept_and_unfinished_blobs_are_erased_too(sample):
    shard = next(iter((sample.path / "blobs").iterdir()))
    for folder in ("damaged", "quarantine"):
        (sample.path / folder).mkdir()
    paths = [
        *(sample.path / name for name in ("index.db-journal", "repair.db", "repair.db-wal", "damaged/0.db")),
        *(sample.path / name for name in ("damaged/0.db-wal", "damaged/1.db-journal", "quarantine/0.db")),
        *(sample.path / "quarantine" / f"{'a' * 32}{suffix}" for suffix in (".blob", ".part")),
        shard / f"{'a' * 32}.part",
    ]
    for path in paths:
        path.write_bytes(b"kept" * 100)
    fs = Keeping()
    done = erase(sample.path, env=replace(sample.env, fs=fs))
    assert (done.files, done.failed, done.left) == (5 + len(paths), 0, ())
    assert {path.relative_to(sample.path).as_posix() for path in paths} < {*done.unremoved}
    for path in paths:
        data = path.read_bytes()
        assert len(data) == 400
        assert b"kept" not in data[: 400 if ".db" in path.name else 56]
    assert erase(sample.path, env=sample.env).unremoved == ()
    assert not sample.path.exists()
