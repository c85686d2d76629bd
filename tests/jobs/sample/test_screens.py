from __future__ import annotations

from holdall.jobs.sample.canvas import font
from holdall.jobs.sample.screens import Message, _wrapped, chat_screen


def test_long_messages_are_broken_between_words() -> None:
    lines = _wrapped("Иду от аптеки. Вижу два автобуса на Речной", 33, 300)
    assert " ".join(lines) == "Иду от аптеки. Вижу два автобуса на Речной"
    assert len(lines) > 1
    assert all(font(33).getlength(line) <= 300 for line in lines)


def test_a_word_wider_than_the_bubble_keeps_a_line_of_its_own() -> None:
    assert _wrapped("а" * 80, 33, 300) == ["а" * 80]


def test_ours_stand_on_the_right() -> None:
    screens = [
        chat_screen("Л", "6 марта", "14:50", (Message("Да", "14:43", ours=ours),)) for ours in (True, False)
    ]
    left_edge = [screen.getpixel((60, 380)) for screen in screens]
    assert left_edge[0] != left_edge[1]
