"""The statement editor: references are whole words on screen and ids in what is stored."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from holdall.ui.widgets.statement_edit import StatementEdit

ONE, TWO = "1" * 32, "2" * 32


@pytest.fixture
def edit(qtbot):
    edit = StatementEdit(lambda paper_id: f"Exhibit {paper_id[0]}")
    qtbot.addWidget(edit)
    return edit


def type_in(edit, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)


def test_a_reference_shows_its_name_and_is_stored_by_its_id(edit):
    text = f"Я был там {{exhibit:{ONE}}}.\n\nИ там {{exhibit:{TWO}}}{{exhibit:{ONE}}}"
    edit.show_text(text)
    assert "exhibit:" not in edit.toPlainText()
    assert "Exhibit 1" in edit.toPlainText()
    assert edit.text() == text


def test_a_broken_reference_stays_the_words_it_is(edit):
    edit.show_text("{exhibit:xyz} {exhibit:}")
    assert edit.text() == "{exhibit:xyz} {exhibit:}"


def test_a_new_reference_goes_where_the_cursor_is(edit):
    edit.show_text("ab")
    cursor = edit.textCursor()
    cursor.setPosition(1)
    edit.setTextCursor(cursor)
    edit.refer_to(ONE)
    assert edit.text() == f"a{{exhibit:{ONE}}}b"


def test_what_is_typed_behind_a_reference_is_not_part_of_it(edit, qtbot):
    edit.show_text(f"{{exhibit:{ONE}}}")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(edit, " and")
    assert edit.text() == f"{{exhibit:{ONE}}} and"


def test_pasted_text_comes_without_its_looks(edit):
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("bold")
    edit.insertFromMimeData(data)
    assert edit.text() == "bold"


def test_commit_tells_once_and_only_of_a_change(edit, qtbot):
    edit.show_text("a")
    told = []
    edit.committed.connect(told.append)
    edit.commit()
    edit.textCursor().insertText("b")
    edit.commit()
    edit.commit()
    assert told == ["ba"]


words = st.text(
    st.characters(
        codec="utf-8",
        # Qt's own paragraph, line and object marks cannot be typed.
        exclude_characters="\u2028\u2029\ufffc",
        exclude_categories=("Cs", "Cc", "Co", "Cn"),
    )
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.one_of(words, st.sampled_from([f"{{exhibit:{ONE}}}", f"{{exhibit:{TWO}}}", "\n\n", "\n"])))
)
def test_any_text_comes_back_as_it_was(edit, parts):
    text = "".join(parts)
    doubled = f"{{exhibit:{ONE}}}" * 2, f"{{exhibit:{TWO}}}" * 2
    for twice in doubled:  # a paper named twice in a row is one mention
        while twice in text:
            text = text.replace(twice, twice[: len(twice) // 2])
    edit.commit()
    edit.show_text(text)
    assert edit.text() == text


def test_what_is_being_typed_is_kept_and_saved_after_a_pause(qtbot, qapp):
    edit = StatementEdit(lambda paper_id: "Exhibit A")
    qtbot.addWidget(edit)
    edit._pause.setInterval(10)
    edit.show_text("Before.")
    edit.textCursor().insertText("Typed. ")
    edit.show_text("Before.")
    assert edit.text() == "Typed. Before."
    with qtbot.waitSignal(edit.committed) as caught:
        edit.textCursor().insertText("More. ")
    assert caught.args == [edit.text()]


def test_references_are_renamed_when_exhibits_move_and_the_cursor_stays(qtbot, qapp):
    names = {"a" * 32: "Exhibit A"}
    edit = StatementEdit(names.__getitem__)
    qtbot.addWidget(edit)
    text = "Long before {exhibit:" + "a" * 32 + "} and after."
    edit.show_text(text)
    cursor = edit.textCursor()
    cursor.setPosition(4)
    edit.setTextCursor(cursor)
    names["a" * 32] = "Exhibit B"
    edit.show_text(text)
    assert edit.toPlainText() == "Long before Exhibit B and after."
    assert edit.textCursor().position() == 4
    assert edit.text() == text
