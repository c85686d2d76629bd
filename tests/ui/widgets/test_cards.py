from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from holdall.ui.widgets.basics import icon_label, paragraph
from holdall.ui.widgets.cards import ActionCard, CountCard, LineCard


def test_cards_say_to_a_screen_reader_what_they_show(qtbot):
    action = ActionCard("import", "Put papers in", "Drop files")
    count = CountCard("papers", "Papers", 12)
    line = LineCard(icon_label("clock"), "Hearing", paragraph("18 Jan"), paragraph("in 54 days"))
    for card in (action, count, line):
        qtbot.addWidget(card)
    assert (action.accessibleName(), action.accessibleDescription()) == ("Put papers in", "Drop files")
    assert count.accessibleName() == "Papers: 12"
    assert line.accessibleName() == "Hearing · 18 Jan · in 54 days"


def test_a_click_on_the_words_is_a_click_on_the_card(qtbot):
    card = LineCard(icon_label("clock"), "Hearing", paragraph("18 Jan"))
    qtbot.addWidget(card)
    card.resize(400, 60)
    card.show()
    end = card.findChildren(QLabel)[-1]
    with qtbot.waitSignal(card.clicked):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=end.geometry().center())


def test_a_card_grows_with_words_that_wrap(qtbot):
    card = LineCard(icon_label("info"), "word " * 60)
    qtbot.addWidget(card)
    assert card.heightForWidth(200) > 2 * card.heightForWidth(1200)


def test_a_card_is_never_narrower_than_its_longest_word(qtbot):
    word = "Rechtsschutzversicherungsgesellschaften"
    card = LineCard(icon_label("info"), f"a {word}")
    qtbot.addWidget(card)
    assert card.minimumSizeHint().width() > card.fontMetrics().horizontalAdvance(word)
