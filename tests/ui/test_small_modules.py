"""Preferences, pictures, environment, starting again: what each promises."""

from __future__ import annotations

import os
import sys

import pytest

from holdall.ui import app, environment, handover
from holdall.ui.pictures import PageImages, Thumbnails
from holdall.ui.preferences import KEY, TEXT_SIZES, Preferences, from_text, next_text_size
from holdall.ui.theme.theme import Scheme


@pytest.mark.parametrize(
    "text", [None, "", "{", "[]", '"x"', '{"percent": "large", "scheme": "neon", "gone": 1}']
)
def test_broken_preferences_fall_back(text):
    assert from_text(text) == Preferences()


def test_preferences_come_back_as_stored():
    chosen = Preferences(
        language="ru", scheme=Scheme.DARK.value, percent=130, still=True, auto_lock_minutes=2
    )
    assert from_text(chosen.to_text()) == chosen


def test_preferences_live_in_the_vault(session, empty_vault):
    session.prefer(percent=130)
    assert from_text(empty_vault.settings.get(KEY)).percent == 130


def test_nothing_of_the_host_is_used(monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    environment.prepare()
    assert os.environ["FONTCONFIG_FILE"].endswith("fonts.conf")
    assert os.environ["DBUS_SESSION_BUS_ADDRESS"] == "disabled:"
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/x")
    environment.prepare()
    assert os.environ["DBUS_SESSION_BUS_ADDRESS"] == "unix:path=/x"


def test_after_a_lock_only_the_path_is_handed_on(monkeypatch, tmp_path):
    called = []
    monkeypatch.setattr(os, "execve", lambda *arguments: called.append(arguments))
    app.start_again(handover.Errand(tmp_path / "Case.holdall"))
    program, command, variables = called[0]
    assert program == sys.executable
    assert command == [sys.executable, "-P", "-m", "holdall"]
    assert {key for key in variables if key not in os.environ} == {handover.VARIABLE}
    monkeypatch.setenv(handover.VARIABLE, variables[handover.VARIABLE])
    assert handover.take() == handover.Errand(tmp_path / "Case.holdall")


def test_to_erase_a_fresh_process_is_told_so(monkeypatch, tmp_path):
    called = []
    monkeypatch.setattr(os, "execve", lambda *arguments: called.append(arguments))
    errand = handover.Errand(tmp_path / "Case.holdall", erase=True)
    app.start_again(errand)
    monkeypatch.setenv(handover.VARIABLE, called[0][2][handover.VARIABLE])
    assert handover.take() == errand


def test_thumbnails_arrive_and_are_kept(session, empty_vault, qtbot):
    import case_for_looks

    case_for_looks.fill(empty_vault)
    files = session.records.all(case_for_looks.StoredFile)
    pictures = Thumbnails(session)
    assert pictures.get("") is None
    with qtbot.waitSignal(pictures.arrived) as arrived:
        assert pictures.get(files[0].thumbnail_id) is None
    assert arrived.args == [files[0].thumbnail_id]
    assert pictures.get(files[0].thumbnail_id).width() == 226


def test_a_missing_thumbnail_is_an_empty_picture(session, qtbot):
    pictures = Thumbnails(session)
    with qtbot.waitSignal(pictures.arrived):
        pictures.get("0" * 32)
    assert pictures.get("0" * 32).isNull()


def test_a_page_is_drawn_by_the_sandbox(session, empty_vault, qtbot, stub_sandbox):
    import case_for_looks

    from holdall.sandbox.contract import Refusal, RefusedError

    case_for_looks.fill(empty_vault)
    file = session.records.all(case_for_looks.StoredFile)[0]
    images = PageImages(session)
    with qtbot.waitSignal(images.ready) as ready:
        images.ask(file.id, 0)
    assert ready.args[:2] == [file.id, 0]
    assert (ready.args[2].width(), ready.args[2].height()) == (30, 40)
    stub_sandbox.refusal = RefusedError(Refusal.DAMAGED)
    with qtbot.waitSignal(images.failed) as failed:
        images.ask(file.id, 1)
    assert isinstance(failed.args[2], RefusedError)


def test_the_keys_for_text_size_walk_along_the_sizes_offered():
    sizes = [90]
    while (size := next_text_size(sizes[-1], larger=True)) != sizes[-1]:
        sizes.append(size)
    assert tuple(sizes) == TEXT_SIZES
    assert next_text_size(110, larger=False) == 100
    assert next_text_size(90, larger=False) == 90
