"""Thumbnails and pages: fetched in the background, kept, and missing without harm."""

from __future__ import annotations

from holdall.ui.pictures import PageImages, Thumbnails


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
