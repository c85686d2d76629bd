"""Any mixture of an older and a newer state of one vault, as a sync program, a backup or a failing stick
leaves it: whatever opens or is repaired out of it, no original that was acknowledged ever goes from the disk,
and none that was removed comes back unless an older list counts that still names it.

Each of `head.a`, `head.b`, `index.db` and the snapshots is older or newer, in all 16 ways. The stored files
are those of the newer state, or of both, or come one after the other while the vault is in use.
"""

from __future__ import annotations

import io
import os
import shutil
from dataclasses import replace
from itertools import product

import pytest
from repairs import mend

from holdall.case.stored_file import StoredFile
from holdall.errors import VaultError

LIST = ("head.a", "head.b", "index.db")
PIECES = (*((name,) for name in LIST), ("snapshots/0", "snapshots/1", "snapshots/2"))
MIXTURES = [sum(chosen, ()) for chosen in product(*(((), names) for names in PIECES))]
mixtures = pytest.mark.parametrize("names", MIXTURES, ids=lambda names: " ".join(names) or "none")


@pytest.fixture
def states(sample, tools):
    """An older state and a newer one of a vault, and by name all originals acknowledged in the newer."""
    newer = replace(sample, env=replace(sample.env, part_frame_size=8192))
    with newer.open() as vault:
        removed = tools.add_file(vault, b"removed", "removed.jpg")
    older = newer.copy(sample.path.with_name("older.holdall"))
    kept = {sample.file.name: sample.data, "small.jpg": b"evidence", "large.mp4": os.urandom(20_000)}
    with newer.open() as vault:
        with vault.records.transaction("delete") as transaction:
            transaction.delete(removed.id)
        vault.empty_bin()
    for name in ("small.jpg", "large.mp4"):
        with newer.open() as vault:
            tools.add_file(vault, kept[name], name)
    return older, newer, kept


def mix(older, newer, names):
    """Make of the newer state one in which these files are as they were in the older."""
    for name in names:
        if (older.path / name).exists():
            shutil.copy(older.path / name, newer.path / name)
        else:
            (newer.path / name).unlink(missing_ok=True)


def stored(sample):
    return {path.name: path for path in (sample.path / "blobs").rglob("*.blob")}


def use(sample, sessions=3):
    """Sessions that collect garbage, for something is given up in each; repaired first where it must be."""
    for number in range(sessions):
        try:
            vault = sample.open()
        except VaultError:
            mend(sample)
            vault = sample.open()
        with vault:
            vault.blobs.add(io.BytesIO(os.urandom(9)), name=f"{number}", media_type="", imported_at="")


def readable(sample):
    """Every original that can be read, once all that the check tells of has been taken in."""
    mend(sample)
    with sample.open() as vault:
        told = vault.verify()
        assert {finding.code for finding in told} <= {"blob-missing", "snapshot-damaged"}
        missing = {finding.item_id for finding in told}
        files = [file for file in vault.records.all(StoredFile) if file.id not in missing]
        return {file.name: vault.blobs.open(file.id).read() for file in files}


@mixtures
def test_no_mixture_of_two_states_costs_an_original(states, names):
    older, newer, kept = states
    mix(older, newer, names)
    before = stored(newer)
    use(newer)
    assert before.keys() <= stored(newer).keys()
    assert readable(newer) == kept


@mixtures
def test_what_was_removed_and_put_back_stays_removed_while_a_newer_list_is_there(states, names):
    older, newer, kept = states
    mix(older, newer, names)
    shutil.copytree(older.path / "blobs", newer.path / "blobs", dirs_exist_ok=True)
    use(newer)
    is_older = {"head.a", "head.b"} <= {*names} and bool({"index.db", "snapshots/0"} & {*names})
    is_older |= {"index.db", "snapshots/0"} <= {*names}
    assert readable(newer) == (kept | {"removed.jpg": b"removed"} if is_older else kept)


@mixtures
def test_stored_files_that_come_one_after_the_other_are_all_kept(states, names):
    older, newer, kept = states
    away = newer.path.with_name("away")
    away.mkdir()
    coming = sorted(stored(newer).keys() - stored(older).keys())
    for name in coming:
        shutil.move(stored(newer)[name], away / name)
    mix(older, newer, names)
    for name in coming:
        use(newer, 1)
        shard = newer.path / "blobs" / name[:2]
        shard.mkdir(exist_ok=True)
        shutil.move(away / name, shard / name)
    use(newer, 2)
    assert readable(newer) == kept
