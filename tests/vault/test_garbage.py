"""Only blob files that nothing refers to are swept, they wait one session, and what is needed comes back."""

from __future__ import annotations

import pytest

from holdall.vault import garbage
from holdall.vault.layout import Layout

LIVE, DEAD = "a" * 32, "b" * 32


@pytest.fixture
def layout(tmp_path) -> Layout:
    for blob_id in (LIVE, DEAD):
        path = Layout(tmp_path).blob(blob_id)
        path.parent.mkdir(parents=True)
        path.write_bytes(blob_id.encode())
    return Layout(tmp_path)


def names(folder) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def test_what_nothing_refers_to_waits_one_session_and_goes(layout, fast_env):
    garbage.collect(layout, fast_env, {LIVE})
    assert (names(layout.blobs), names(layout.quarantine)) == ({f"{LIVE}.blob"}, {f"{DEAD}.blob"})
    garbage.collect(layout, fast_env, {LIVE})
    assert (names(layout.blobs), names(layout.quarantine)) == ({f"{LIVE}.blob"}, set())


def test_what_is_referred_to_after_all_comes_back(layout, fast_env):
    garbage.collect(layout, fast_env, {LIVE})
    layout.blob(DEAD).parent.rmdir()
    garbage.collect(layout, fast_env, {LIVE, DEAD})
    assert layout.blob(DEAD).read_bytes() == DEAD.encode()
    assert names(layout.quarantine) == set()


def test_what_comes_back_takes_the_place_of_nothing(layout, fast_env):
    layout.quarantine.mkdir()
    (layout.quarantine / f"{LIVE}.blob").write_bytes(b"older")
    garbage.bring_back(layout, fast_env, {LIVE})
    assert layout.blob(LIVE).read_bytes() == LIVE.encode()
    assert names(layout.quarantine) == {f"{LIVE}.blob"}


def test_half_written_files_go_at_once_and_strange_ones_stay(layout, fast_env):
    shard = layout.blob(LIVE).parent
    for name in (f"{DEAD}.part", "notes.txt", "c" * 32):
        (shard / name).touch()
    (shard / f"{'d' * 32}.blob").mkdir()
    (layout.blobs / f"{'e' * 32}.blob").touch()
    garbage.collect(layout, fast_env, {LIVE, DEAD})
    assert {path.name for path in shard.iterdir()} == {
        f"{LIVE}.blob", "notes.txt", "c" * 32, f"{'d' * 32}.blob"
    }  # fmt: skip
    assert (layout.blobs / f"{'e' * 32}.blob").exists()
    assert not layout.quarantine.exists()


def test_removal_takes_plain_files_of_these_ids_only(layout, fast_env):
    (layout.root / "vault.key").touch()
    folder = layout.blob("c" * 32)
    folder.mkdir(parents=True)
    garbage.remove(layout, fast_env, ["../../vault", DEAD, "c" * 32, "d" * 32])
    assert not layout.blob(DEAD).exists()
    assert layout.blob(LIVE).exists()
    assert (layout.root / "vault.key").exists()
    assert folder.is_dir()
