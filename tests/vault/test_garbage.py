"""What was proved to be garbage waits one session and has to be proved so twice; all else comes back."""

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


@pytest.fixture
def collect(layout, fast_env):
    """Collects the ids that it is given."""
    return lambda *found, given_up=(): garbage.collect(layout, fast_env, lambda: found, given_up)


def names(folder) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def test_what_is_proved_twice_waits_one_session_and_goes(layout, collect):
    collect(DEAD)
    assert (names(layout.blobs), names(layout.quarantine)) == ({f"{LIVE}.blob"}, {f"{DEAD}.blob"})
    collect(DEAD)
    assert (names(layout.blobs), names(layout.quarantine)) == ({f"{LIVE}.blob"}, set())


def test_what_was_given_up_does_not_wait(layout, collect):
    collect(DEAD, given_up={DEAD, "f" * 32})
    assert (names(layout.blobs), names(layout.quarantine)) == ({f"{LIVE}.blob"}, set())


def test_what_is_proved_once_comes_back(layout, collect):
    collect(DEAD)
    layout.blob(DEAD).parent.rmdir()
    collect()
    assert layout.blob(DEAD).read_bytes() == DEAD.encode()
    assert names(layout.quarantine) == set()


def test_what_waits_is_in_its_place_when_it_is_judged(layout, fast_env, collect):
    collect(DEAD)
    seen = []
    garbage.collect(layout, fast_env, lambda: seen.extend(names(layout.blobs)) or (), ())
    assert f"{DEAD}.blob" in seen


def test_what_lies_in_both_places_takes_the_place_of_nothing_and_goes_from_both(layout, fast_env, collect):
    layout.quarantine.mkdir()
    (layout.quarantine / f"{LIVE}.blob").write_bytes(b"other")
    garbage.bring_back(layout, fast_env, {LIVE})
    assert layout.blob(LIVE).read_bytes() == LIVE.encode()
    collect()
    assert names(layout.quarantine) == {f"{LIVE}.blob"}
    collect(LIVE)
    collect(LIVE)
    assert (names(layout.blobs), names(layout.quarantine)) == ({f"{DEAD}.blob"}, set())


def test_only_what_is_asked_for_is_brought_back(layout, fast_env, collect):
    collect(DEAD, LIVE)
    garbage.bring_back(layout, fast_env, {LIVE})
    assert (names(layout.blobs), names(layout.quarantine)) == ({f"{LIVE}.blob"}, {f"{DEAD}.blob"})


def test_a_database_that_waits_goes_at_the_next_time(layout, collect):
    layout.quarantine.mkdir()
    (layout.quarantine / "0.db").touch()
    collect()
    assert names(layout.quarantine) == set()


def test_half_written_files_go_at_once_and_strange_ones_stay(layout, collect):
    shard = layout.blob(LIVE).parent
    for name in (f"{DEAD}.part", "notes.txt", "c" * 32):
        (shard / name).touch()
    (shard / f"{'d' * 32}.blob").mkdir()
    (layout.blobs / f"{'e' * 32}.blob").touch()
    collect()
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
