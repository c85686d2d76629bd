"""What the tests of repair share: damage done to a sample vault, and the repair of it."""

from __future__ import annotations

import shutil

import pytest

from holdall.case.paper import Paper
from holdall.case.stored_file import StoredFile
from holdall.vault.diagnosis import diagnose
from holdall.vault.errors import VaultDamagedError
from holdall.vault.repair import repair

INDEX = "index.db"


def papers(file):
    return (Paper(title=file.name, file_ids=(file.id,)),)


def mend(sample, source=None, **options):
    env = options.pop("env", sample.env)
    return repair(sample.path, sample.secret(), env=env, source=source, records_for=papers, **options)


def look(sample, env=None):
    return diagnose(sample.path, sample.secret(), env=env or sample.env)


def sources(diagnosis):
    return [option.source.value for option in diagnosis.options]


def lose(path, *names):
    for name in names:
        if (path / name).is_dir():
            shutil.rmtree(path / name)
        else:
            (path / name).unlink()


def garble(path, at=5000):
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def refused(sample):
    with pytest.raises(VaultDamagedError):
        sample.open()


def contents(vault):
    return {file.name: vault.blobs.open(file.id).read() for file in vault.records.all(StoredFile)}


def blob(sample, blob_id):
    return sample.path / "blobs" / blob_id[:2] / f"{blob_id}.blob"


def without_anything(sample):
    lose(sample.path, INDEX, "head.a", "head.b", "snapshots")


def lost_index(sample):
    (sample.path / INDEX).write_bytes(b"\x00" * 4096)


def lost_heads(sample):
    lose(sample.path, "head.a", "head.b")
