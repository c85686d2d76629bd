"""A vault's folder that goes, or whose device goes, is noticed once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from holdall.ui.locking.presence import PresenceWatch


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "case.holdall"
    folder.mkdir()
    return folder


def watch(folder, **options) -> tuple[PresenceWatch, list[bool]]:
    watch, told = PresenceWatch(folder, **options), []
    watch.gone.connect(lambda: told.append(True))
    return watch, told


def test_a_folder_that_stays_is_no_event(qapp, folder):
    presence, told = watch(folder)
    (folder / "index.db").write_bytes(b"x")
    presence.look()
    assert told == []


def test_a_folder_that_vanishes_is_noticed_by_itself(qapp, qtbot, folder):
    presence, told = watch(folder)
    presence._timer.setInterval(1)
    with qtbot.waitSignal(presence.gone):
        folder.rmdir()
    assert told == [True]
    assert not presence._timer.isActive()


def test_another_folder_in_its_place_is_not_it(qapp, folder):
    presence, told = watch(folder)
    folder.rename(folder.with_name("old"))
    folder.mkdir()
    presence.look()
    assert told == [True]


@pytest.mark.skipif(not hasattr(os, "major"), reason="Windows has no device numbers")
def test_a_device_that_goes_is_noticed_while_the_folder_still_answers(qapp, folder, tmp_path):
    number = folder.stat().st_dev
    devices = tmp_path / "devices"
    device = devices / f"{os.major(number)}:{os.minor(number)}"
    device.mkdir(parents=True)
    presence, told = watch(folder, devices=devices)
    presence.look()
    assert told == []
    device.rmdir()
    presence.look()
    assert told == [True]


def test_a_folder_without_a_device_of_its_own_is_watched_alone(qapp, folder, tmp_path):
    presence, told = watch(folder, devices=tmp_path / "none")
    presence.look()
    assert told == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="mounts a file system of Linux")
def test_a_file_system_taken_away_under_an_open_file_is_noticed(qapp, tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    if (
        not shutil.which("umount")
        or subprocess.run(
            ["mount", "-t", "tmpfs", "none", place], stderr=subprocess.DEVNULL, check=False
        ).returncode
    ):
        pytest.skip("may not mount here")
    folder = place / "case.holdall"
    folder.mkdir()
    with (folder / "lock").open("wb"):
        presence, told = watch(folder)
        subprocess.run(["umount", "--lazy", place], check=True)
        presence.look()
    assert told == [True]
