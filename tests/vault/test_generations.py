"""What lies under other master keys is found by name alone, and removed without touching what is not ours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from holdall.vault import generations, own_files
from holdall.vault.file_system import FileSystem
from holdall.vault.layout import Layout, generation_of


@pytest.fixture
def layout(tmp_path):
    """A vault of the third generation with something left of each before, and a fourth in the making."""
    for name in ("head.a", "g2/index.db", "g3/index.db", "g4/vault.key"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    for name in ("vault.key", "vault.key2", "lock", "notes.txt", "g2/notes.txt"):
        (tmp_path / name).write_bytes(b"")
    return Layout(tmp_path, generation=3)


def test_the_folder_of_a_generation_has_one_name():
    assert [generation_of(name) for name in ("g2", "g19", "g4294967295")] == [2, 19, 4294967295]
    assert {generation_of(name) for name in ("g0", "g1", "g02", "G2", "g", "g2x", "2", "g99999999999")} == {0}


def test_a_vault_whose_master_key_was_never_replaced_lies_in_its_folder_itself(tmp_path):
    assert Layout(tmp_path).index == tmp_path / "index.db"
    assert Layout(tmp_path).successor.index == tmp_path / "g2" / "index.db"
    assert Layout(tmp_path, generation=2).keys == Layout(tmp_path).keys


def test_earlier_ones_are_removed_and_nothing_else(layout, fast_env):
    assert generations.has_superseded(layout, fast_env)
    generations.remove_superseded(layout, fast_env)
    left = sorted(it.relative_to(layout.root).as_posix() for it in layout.root.rglob("*") if it.is_file())
    assert left == [
        "g2/notes.txt", "g3/index.db", "g4/vault.key", "lock", "notes.txt", "vault.key", "vault.key2",
    ]  # fmt: skip


def test_nothing_is_left_of_what_was_removed(layout, fast_env):
    (layout.root / "g2" / "notes.txt").unlink()
    generations.remove_superseded(layout, fast_env)
    assert not generations.has_superseded(layout, fast_env)
    assert not (layout.root / "g2").exists()


@pytest.mark.parametrize("name", ["head.a", "blobs/", "blobs/ab/"])
def test_what_is_left_of_the_first_one_is_seen_from_the_second(tmp_path, fast_env, name):
    """A file alone, and a folder alone from which a removal that was cut off took the files."""
    later = Layout(tmp_path, generation=2)
    later.base.mkdir()
    assert not generations.has_superseded(later, fast_env)
    left = tmp_path / name
    left.mkdir(parents=True) if name.endswith("/") else left.write_bytes(b"x")
    assert generations.has_superseded(later, fast_env)
    generations.remove_superseded(later, fast_env)
    assert [path.name for path in tmp_path.iterdir()] == ["g2"]


def test_the_first_generation_has_nothing_before_it(tmp_path, fast_env):
    (tmp_path / "head.a").write_bytes(b"x")
    assert not generations.has_superseded(Layout(tmp_path), fast_env)


def test_a_successor_is_seen_and_its_key_goes_once_it_is_in_use(layout, fast_env):
    assert generations.has_successor(layout, fast_env)
    (layout.root / "g5").mkdir()
    (layout.root / "g5" / "notes.txt").write_bytes(b"")
    assert not generations.has_successor(layout.successor, fast_env)
    generations.settle_key(layout.successor, fast_env)
    assert not (layout.root / "g4" / "vault.key").exists()
    generations.settle_key(Layout(layout.root), fast_env)
    assert (layout.root / "vault.key").exists()


def test_of_one_in_the_making_the_key_goes_last_once_the_rest_is_off_the_device(layout, fast_env):
    class Watching(FileSystem):
        log = ()

        def remove(self, path):
            super().remove(path)
            self.log += (f"remove {path.name}",)

        def sync_directory(self, path):
            super().sync_directory(path)
            self.log += (f"sync {path.name}",)

    fs, made = Watching(), layout.successor
    (made.base / "head.a").write_bytes(b"x")
    made.blobs.mkdir()
    generations.remove(made, replace(fast_env, fs=fs))
    assert fs.log[:4] == ("remove head.a", "sync blobs", "sync g4", "remove vault.key")
    assert fs.log[-1] == f"sync {layout.root.name}"
    assert not made.base.exists()


def test_a_link_is_no_folder_of_a_generation(tmp_path, fast_env):
    (tmp_path / "g3").symlink_to(tmp_path)
    assert own_files.generations(Layout(tmp_path), fast_env) == [Layout(tmp_path)]


def test_the_room_for_the_next_is_what_is_not_made_yet_and_the_database_twice(sample, tools):
    with sample.open() as vault:
        other = tools.add_file(vault, b"other" * 9000, "other.jpg")
    layout = Layout(sample.path)
    sizes = {it: layout.blob(it).stat().st_size for it in (sample.file.id, other.id)}
    database = 2 * layout.index.stat().st_size
    assert generations.room_for_successor(layout, sample.env, [*sizes, "0" * 32]) == database + sum(
        sizes.values()
    )
    made = layout.successor.blob(other.id)
    made.parent.mkdir(parents=True)
    made.touch()
    assert generations.room_for_successor(layout, sample.env, sizes) == database + sizes[sample.file.id]
