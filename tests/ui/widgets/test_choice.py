from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdall.ui.widgets.choice import Choice

ITEMS = (("en", "English"), ("ru", "Русский"))


@pytest.fixture
def choice(qtbot, theme, request):
    holder = request.node.holder = QWidget()  # the node keeps it alive, qtbot does not
    qtbot.addWidget(holder)
    row = QHBoxLayout(holder)
    made = Choice(ITEMS)
    row.addWidget(made)
    row.addStretch(1)
    holder.resize(500, 60)
    holder.show()
    return made


def picture(choice: Choice, key: str):
    choice.choose(key)
    return choice.grab().toImage()


def words_of(choice: Choice, width: int):
    """The field as drawn, without its arrow and edges."""
    return choice.grab().toImage().copy(4, 4, width - 30, choice.height() - 8)


def test_the_longest_entry_is_shown_whole(choice):
    choice.choose("ru")
    width = choice.width()
    as_wide_as_asked = words_of(choice, width)
    choice.setFixedWidth(width + 100)
    assert words_of(choice, width) == as_wide_as_asked
    choice.setFixedWidth(width - 30)
    assert words_of(choice, width - 30) != as_wide_as_asked.copy(0, 0, width - 60, choice.height() - 8)


def test_a_text_too_long_ends_in_an_ellipsis(choice):
    choice.set_items([("a", "abc " * 30), ("b", "abc " * 31)])
    choice.setFixedWidth(120)
    assert picture(choice, "a") == picture(choice, "b")


def test_the_wheel_leaves_the_choice_alone(choice):
    choice.choose("en")
    none = QPoint()
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), none, QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    choice.wheelEvent(event)
    assert choice.value() == "en"
    assert not event.isAccepted()
    assert choice.focusPolicy() == Qt.FocusPolicy.StrongFocus  # nor takes the focus


def test_what_is_still_offered_stays_chosen(choice):
    choice.choose("ru")
    choice.set_items((("fr", "French"), *ITEMS))
    assert choice.value() == "ru"
    choice.set_items((("fr", "French"),))
    assert choice.value() == "fr"


def test_a_choice_tells_only_what_the_user_chose(qtbot):
    choice = Choice([("a", "A"), ("b", "B")])
    qtbot.addWidget(choice)
    with qtbot.assertNotEmitted(choice.chosen):
        choice.choose("b")
        choice.set_items([("x", "X"), ("b", "B")])
    assert choice.value() == "b"
    with qtbot.waitSignal(choice.chosen) as chosen:
        qtbot.keyClick(choice, Qt.Key.Key_Up)
    assert chosen.args == ["x"]


def test_a_long_entry_does_not_widen_a_form(qtbot):
    choice = Choice([("a", "A very long name of a kind of paper, longer than any form is wide " * 2)])
    qtbot.addWidget(choice)
    assert choice.minimumSizeHint().width() <= 140
