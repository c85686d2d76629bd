"""A recovery sheet that is called saved is on the device; a name that is taken stays what it was."""

from __future__ import annotations

import os

import pytest

from holdall.carry.new_file import OutputError
from holdall.jobs.job import JobContext
from holdall.ui.opening import SaveRecoverySheet
from holdall.vault import device_sync
from holdall.vault.creation import RecoverySheet

SHEET = RecoverySheet("11111-22222", "Papers", "0123ABCD", "2026-11-27")


def test_the_sheet_and_its_name_are_on_the_device(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(device_sync, "sync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino))
    path = SaveRecoverySheet(SHEET, tmp_path / "sheet.pdf", "en").run(JobContext())
    assert path.read_bytes().startswith(b"%PDF-")
    assert synced == [path.stat().st_ino, tmp_path.stat().st_ino]
    assert path.stat().st_mode & 0o077 == 0 or os.name != "posix"


def test_what_has_this_name_already_stays(tmp_path):
    (tmp_path / "sheet.pdf").write_bytes(b"mine")
    with pytest.raises(OutputError):
        SaveRecoverySheet(SHEET, tmp_path / "sheet.pdf", "en").run(JobContext())
    assert (tmp_path / "sheet.pdf").read_bytes() == b"mine"
