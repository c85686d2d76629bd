"""Thumbnails and pages: fetched in the background, kept, and missing without harm."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from holdall.ui.pictures import PageImages, Thumbnails, thumbnail


def encoded(kind: str, width: int = 30, height: int = 40) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(stream, kind)
    return stream.getvalue()


def test_thumbnails_arrive_and_are_kept(session, empty_vault, qtbot):
    import case_for_looks

    case_for_looks.fill(empty_vault)
    files = session.records.all(case_for_looks.StoredFile)
    pictures = Thumbnails(session)
    assert pictures.get("", "") is None
    with qtbot.waitSignal(pictures.arrived) as arrived:
        assert pictures.get(files[0].thumbnail_id, files[0].id) is None
    assert arrived.args == [files[0].thumbnail_id]
    assert pictures.get(files[0].thumbnail_id, files[0].id).width() == 226


def test_a_missing_thumbnail_is_drawn_anew_from_its_original(session, empty_vault, qtbot, stub_sandbox):
    import case_for_looks

    case_for_looks.fill(empty_vault)
    file = session.records.all(case_for_looks.StoredFile)[0]
    pictures = Thumbnails(session)
    with qtbot.waitSignal(pictures.arrived):
        assert pictures.get("0" * 32, file.id) is None
    assert pictures.get("0" * 32, file.id).width() == 30
    assert stub_sandbox.calls == [("intake.render_page", {"page": 0, "max_px": 320})]


def test_a_thumbnail_that_cannot_be_drawn_either_is_an_empty_picture(session, qtbot):
    pictures = Thumbnails(session)
    with qtbot.waitSignal(pictures.arrived):
        pictures.get("0" * 32, "1" * 32)
    assert pictures.get("0" * 32, "1" * 32).isNull()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
HOSTILE = {
    "svg": SVG, "png": encoded("PNG"), "gif": encoded("GIF"), "webp": encoded("WEBP"), "nothing": b"",
    "noise": b"x" * 99, "wide": encoded("JPEG", 1025, 1), "long": encoded("JPEG") + bytes(1 << 20),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_only_a_small_jpeg_is_read_as_a_thumbnail(qapp, kind):
    """A stranger's vault may name any blob as a thumbnail; a picture format may open files that it names."""
    assert thumbnail(encoded("JPEG")).width() == 30
    assert thumbnail(HOSTILE[kind]).isNull()


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
