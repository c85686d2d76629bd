"""Choosing a new passphrase: what is refused, and suggestions in the language of the window."""

from __future__ import annotations

import pytest

from holdall.passphrase.estimate import Strength
from holdall.passphrase.generator import words_needed
from holdall.passphrase.wordlists import words
from holdall.ui.widgets.new_passphrase import NewPassphrase


def shown(choice: NewPassphrase) -> str:
    with choice.secret() as secret:
        return bytes(secret.view()).decode()


@pytest.mark.parametrize(("tag", "language"), [("en", "en"), ("ru", "ru"), ("de", "en")])
def test_a_suggestion_is_drawn_shown_and_to_be_typed_again(qtbot, tag, language):
    choice = NewPassphrase(tag)
    qtbot.addWidget(choice)
    choice.second.edit.buffer.append("left over")
    choice.suggest.click()
    drawn = shown(choice).split(" ")
    assert len(drawn) == words_needed(language)
    assert set(drawn) <= set(words(f"generator-{language}"))
    assert choice.first.edit._shown
    assert choice.second.edit.is_empty()
    assert choice.meter.level >= Strength.GOOD  # now and then the words drawn are short
    assert "not the same" in choice.problem()


def test_every_suggestion_is_another(qtbot):
    choice = NewPassphrase("en")
    qtbot.addWidget(choice)
    choice.suggest.click()
    before = shown(choice)
    choice.suggest.click()
    assert shown(choice) != before


def test_composed_decomposed_and_fullwidth_spellings_are_the_same_passphrase(qtbot):
    choice = NewPassphrase("en")
    qtbot.addWidget(choice)
    choice.first.edit.buffer.append("Ёлка copper йод seven window Café")
    choice.second.edit.buffer.append(
        "Е\u0308лка \uff43\uff4f\uff50\uff50\uff45\uff52 и\u0306од seven window Cafe\u0301"
    )
    choice.first.edit.changed.emit()
    assert choice.problem() == ""


@pytest.mark.parametrize(
    ("typed", "hinted"), [("kjlrf cnjk", True), ("лодка стол", False), ("boat table", False), ("", False)]
)
def test_words_typed_with_the_other_keyboard_are_hinted_at_once(qtbot, typed, hinted):
    choice = NewPassphrase("en")
    qtbot.addWidget(choice)
    choice.show()
    choice.first.edit.buffer.append(typed)
    choice.first.edit.changed.emit()
    assert choice._layout_hint.isVisible() is hinted
    choice.forget()
    assert not choice._layout_hint.isVisible()
