"""The ring keeps the newest copies of the database, lists only whole ones, and gives back what was put in."""

from __future__ import annotations

import errno
import hashlib
import io
import os
from dataclasses import replace

import pytest
from second_reader import open_stream

from holdall.crypto.secret import Secret
from holdall.crypto.stream import sealed_size
from holdall.vault import snapshots as module
from holdall.vault.environment import Environment
from holdall.vault.errors import SnapshotInfo, VaultDamagedError
from holdall.vault.file_system import FileSystem
from holdall.vault.head import Head, SnapshotEntry
from holdall.vault.keys import Keys
from holdall.vault.layout import Layout
from holdall.vault.snapshots import Snapshots

KEYS = Keys.derive(Secret(bytes(32)), b"v" * 16, 1)
CREATED, NOW = 1_000_000_000, 1_700_000_000
DATA = os.urandom(50_000)


@pytest.fixture
def env(fast_env) -> Environment:
    return replace(fast_env, clock=lambda: NOW)


@pytest.fixture
def layout(tmp_path) -> Layout:
    made = Layout(tmp_path)
    made.index.write_bytes(DATA)
    return made


@pytest.fixture
def ring(layout, env) -> Snapshots:
    return Snapshots(layout, env, KEYS, CREATED)


def head(generation: int, data: bytes = DATA, listed: tuple[SnapshotEntry, ...] = Head.snapshots) -> Head:
    return Head(
        minor=0, clean=True, key_generation=1, generation=generation, index_length=len(data),
        index_sha256=hashlib.sha256(data).digest(), snapshots=listed,
    )  # fmt: skip


def listed(*generations: int) -> tuple[SnapshotEntry, ...]:
    return tuple(SnapshotEntry(generation, len(DATA)) for generation in generations)


def generations(found: Head) -> list[int]:
    return [entry.generation for entry in found.snapshots]


def content(ring: Snapshots, snapshot: SnapshotInfo) -> bytes:
    target = io.BytesIO()
    ring.read(snapshot, target)
    return target.getvalue()


@pytest.mark.usefixtures("far_east")
def test_a_snapshot_gives_back_the_database(ring, layout):
    taken = ring.take(head(7, listed=listed(0, 0, 0)), 0)
    assert taken.snapshots[0] == SnapshotEntry(7, len(DATA), NOW, hashlib.sha256(DATA).digest())
    [snapshot] = ring.available(taken)
    assert snapshot == SnapshotInfo("0", 7, "2023-11-14T22:13:20Z")
    assert content(ring, snapshot) == DATA
    assert ring.damaged(taken) == []


def test_it_is_sealed_as_the_format_says(ring, layout):
    ring.take(head(7, listed=listed(0, 0, 0)), 0)
    context = b"holdall/1/snapshot" + b"v" * 16 + b"\0\0\0\1" + (7).to_bytes(8, "big")
    sealed = layout.snapshots[0].read_bytes()
    assert open_stream(bytes(KEYS.snapshot.view()), context, sealed) == DATA
    assert FileSystem().modified(layout.snapshots[0]) == CREATED + 2 * 7


@pytest.mark.parametrize("block", [1000, 16_384, 50_000])
def test_blocks_may_end_anywhere(ring, monkeypatch, block):
    monkeypatch.setattr(module, "_BLOCK", block)
    taken = ring.take(head(7, listed=listed(0, 0, 0)), 0)
    assert content(ring, ring.available(taken)[0]) == DATA


def test_the_oldest_gives_way(ring, layout):
    taken = head(1, listed=listed(0, 0, 0))
    for generation in (1, 2, 3, 4):
        taken = ring.take(replace(taken, generation=generation), 0)
    assert generations(taken) == [4, 2, 3]
    assert [it.generation for it in ring.available(taken)] == [4, 3, 2]


def test_a_shorter_database_leaves_nothing_of_a_longer_one(ring, layout):
    taken = ring.take(head(1, listed=listed(0, 5, 6)), 0)
    layout.index.write_bytes(b"short")
    taken = ring.take(head(9, b"short", (taken.snapshots[0], *listed(5, 6))), 0)
    assert layout.snapshots[0].stat().st_size == sealed_size(5)
    assert content(ring, ring.available(taken)[0]) == b"short"


def test_what_was_emptied_is_no_longer_listed_and_removed(ring, layout):
    taken = head(1, listed=listed(0, 0, 0))
    for generation in (1, 2, 3):
        taken = ring.take(replace(taken, generation=generation), 0)
    taken = ring.take(replace(taken, generation=4), 2)
    assert generations(taken) == [4, 0, 3]
    ring.remove_unlisted(taken)
    ring.remove_unlisted(taken)
    assert [path.exists() for path in layout.snapshots] == [True, False, True]


def test_a_full_disk_lists_one_fewer(layout, env):
    class Full(FileSystem):
        def sync(self, handle):
            raise OSError(errno.ENOSPC, "full")

    full = Snapshots(layout, replace(env, fs=Full()), KEYS, CREATED)
    assert generations(full.take(head(9, listed=listed(3, 2, 4)), 0)) == [3, 0, 4]


def test_a_snapshot_of_another_length_or_gone_is_not_offered(ring, layout):
    taken = head(1, listed=listed(0, 0, 0))
    for generation in (1, 2, 3):
        taken = ring.take(replace(taken, generation=generation), 0)
    with layout.snapshots[0].open("ab") as file:
        file.write(b"x")
    layout.snapshots[1].unlink()
    assert [it.generation for it in ring.available(taken)] == [3]
    assert ring.damaged(taken) == ["0", "1"]
    assert ring.damaged(replace(taken, snapshots=(*taken.snapshots[:2], SnapshotEntry()))) == ["0", "1"]


@pytest.mark.parametrize("place", [0, 60, 20_000, -1])
def test_a_changed_byte_is_told(ring, layout, place):
    taken = ring.take(head(7, listed=listed(0, 0, 0)), 0)
    data = bytearray(layout.snapshots[0].read_bytes())
    data[place] ^= 1
    layout.snapshots[0].write_bytes(data)
    assert ring.damaged(taken) == ["0"]
    with pytest.raises(VaultDamagedError) as caught:
        content(ring, ring.available(taken)[0])
    assert caught.value.params == {"part": "snapshot", "reason": "damaged"}


def test_a_snapshot_under_the_name_of_a_later_one_is_refused(ring, layout):
    taken = ring.take(head(7, listed=listed(0, 0, 0)), 0)
    renamed = replace(ring.available(taken)[0], generation=8)
    with pytest.raises(VaultDamagedError):
        content(ring, renamed)


@pytest.mark.parametrize(("failures", "damaged"), [(1, []), (2, ["0"])])
def test_what_could_not_be_read_once_is_looked_at_again(ring, layout, env, failures, damaged):
    class Flaky(FileSystem):
        left = failures

        def open_read(self, path):
            self.left -= 1
            if self.left >= 0:
                raise OSError(errno.EIO, "sector")
            return super().open_read(path)

    taken = ring.take(head(7, listed=listed(0, 0, 0)), 0)
    assert Snapshots(layout, replace(env, fs=Flaky()), KEYS, CREATED).damaged(taken) == damaged


def test_a_new_snapshots_name_is_on_the_device(layout, env):
    class Watching(FileSystem):
        synced = ()

        def sync_directory(self, path):
            super().sync_directory(path)
            self.synced += (path.name,)

    fs = Watching()
    ring = Snapshots(layout, replace(env, fs=fs), KEYS, CREATED)
    taken = ring.take(head(1, listed=listed(0, 5, 6)), 0)
    assert fs.synced == (layout.root.name, "snapshots")
    ring.take(head(2, listed=(taken.snapshots[0], *listed(5, 6))), 0)
    assert fs.synced == (layout.root.name, "snapshots")
