from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from holdall.case.dates import PartialDate
from holdall.case.stored_file import StoredFile
from holdall.ui.widgets.file_claims import FileClaims

PHOTO = (("camera_model", "Phone 1"), ("taken", "2022:03:06 14:03:00"))


def file(name: str, *claims: tuple[str, str]) -> StoredFile:
    return StoredFile(
        name=name,
        size=1,
        sha256="",
        media_type="image/jpeg",
        imported_at="2026-01-01T00:00:00Z",
        claims=claims,
    )


@pytest.fixture
def claims(qtbot, language):
    language.use("en")
    widget = FileClaims()
    qtbot.addWidget(widget)
    return widget


def words(widget) -> list[str]:
    return [it.text().replace("\u00a0", " ") for it in widget.findChildren(QLabel) if not it.isHidden()]


def test_files_that_claim_nothing_show_nothing(claims):
    claims.show_claims([file("a.jpg"), file("b.jpg", ("changed", "2022:03:06 14:03:00"))], None)
    assert claims.isHidden()


def test_a_claimed_day_is_offered_and_taken_only_by_a_click(claims, qtbot):
    claims.show_claims([file("a.jpg", *PHOTO)], None)
    assert "Taken on: 6 Mar 2022, 14:03" in words(claims)
    assert "Device: Phone 1" in words(claims)
    with qtbot.waitSignal(claims.date_taken) as taken:
        claims.take.click()
    assert taken.args == [PartialDate("2022-03-06")]


def test_the_day_that_the_paper_has_is_not_offered_again(claims):
    claims.show_claims([file("a.jpg", *PHOTO)], PartialDate("2022-03-06", approximate=True))
    assert claims.take.isHidden()
    claims.show_claims([file("a.jpg", *PHOTO)], PartialDate("2022-03"))
    assert not claims.take.isHidden()


def test_each_of_several_files_is_named_and_the_last_ones_go(claims, qtbot):
    claims.show_claims([file("a.jpg", *PHOTO), file("b.jpg"), file("c.pdf", ("author", "А. Щеглова"))], None)
    assert {"a.jpg", "c.pdf", "Author: А. Щеглова"} <= set(words(claims))
    assert "b.jpg" not in words(claims)
    claims.show_claims([file("d.pdf", ("author", "B"))], None)
    qtbot.waitUntil(lambda: "Author: B" in words(claims))
    assert "Author: А. Щеглова" not in words(claims)
    assert claims.take.isHidden()
