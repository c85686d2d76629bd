"""The page view: fit, zoom, turn, pages, all by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from holdall.ui.widgets.page_view import PageView


@pytest.fixture
def view(qtbot):
    view = PageView()
    qtbot.addWidget(view)
    view.resize(400, 400)
    view.show()
    image = QImage(1000, 2000, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.white)
    view.show_page(image, 1, 3)
    return view


def test_a_page_fits_at_first(view):
    assert view.scale() == pytest.approx((view.viewport().height() - 24) / 2000)
    assert view.verticalScrollBar().maximum() == 0


def test_zoom_by_keys_and_back(view, qtbot):
    fitted = view.scale()
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.scale() > fitted
    assert view.verticalScrollBar().maximum() > 0
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.scale() == pytest.approx(fitted)
    for _ in range(40):
        view.zoom_in()
    assert view.scale() == 8
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.scale() == pytest.approx(fitted)


def test_turning_shows_it_lying(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_R)
    assert view._turned.width() == 2000
    for _ in range(3):
        view.rotate()
    assert view._turned.width() == 1000


def test_pages_by_keys(view, qtbot):
    with qtbot.waitSignal(view.page_wanted) as wanted:
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert wanted.args == [2]
    with qtbot.waitSignal(view.page_wanted) as wanted:
        qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert wanted.args == [0]


def test_there_is_no_page_beyond_the_last(view, qtbot):
    view.show_page(QImage(10, 10, QImage.Format.Format_RGB888), 2, 3)
    with qtbot.assertNotEmitted(view.page_wanted):
        view.next_page()


def test_a_reader_hears_which_page(view):
    assert view.accessibleDescription() == "Page 2 of 3"
    view.clear("The file is damaged and cannot be read.")
    assert view.accessibleDescription() == "The file is damaged and cannot be read."
    assert not view.grab().isNull()
    view.zoom_in()
    assert view.scale() == 1
