from __future__ import annotations

from holdall.ui.widgets.notice import Notice


def test_a_notice_offers_undo_and_goes(qtbot):
    notice = Notice()
    qtbot.addWidget(notice)
    notice.show_message("Deleted: scan", True)
    assert notice.isVisible()
    with qtbot.waitSignal(notice.undo_requested):
        notice.undo.click()
    assert not notice.isVisible()


def test_a_notice_without_undo_goes_by_itself(qtbot):
    notice = Notice()
    qtbot.addWidget(notice)
    notice.show_message("Saved")
    assert not notice.undo.isVisible()
    with qtbot.waitSignal(notice.showing) as showing:
        notice._expire()
    assert showing.args == [False]
    assert not notice.isVisible()


def test_a_notice_stays_while_the_focus_is_on_it(qtbot):
    notice = Notice()
    qtbot.addWidget(notice)
    notice.show_message("Deleted: scan", True)
    notice.activateWindow()
    notice.undo.setFocus()
    qtbot.waitUntil(notice.undo.hasFocus)
    notice._expire()
    assert notice.isVisible()
