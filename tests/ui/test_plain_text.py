"""Names that look like HTML are shown letter by letter and load nothing."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from holdall.case.paper import Paper
from holdall.ui.plain_text import PlainLabel, tool_tip
from holdall.ui.widgets.linked_records import LinkedRecords

NAME = '<img src="&#47;{}"><b>x</b>'


@pytest.mark.parametrize("text", ["Паспорт", "a < b", "R&D", NAME, "&lt;b&gt;", "", "<b>two\nlines</b>"])
def test_a_tool_tip_reads_as_its_words(qapp, text):
    document = QTextDocument()
    tip = tool_tip(text)
    document.setHtml(tip) if tip.startswith("<qt>") else document.setPlainText(tip)
    assert document.toPlainText().split() == text.split()


def test_words_without_marks_are_left_as_they_are():
    assert tool_tip("Show as a list") == "Show as a list"


def test_a_label_shows_marks_as_they_are(qtbot):
    label = PlainLabel(NAME)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    plain = PlainLabel("wide " * 3)
    qtbot.addWidget(plain)
    assert label.sizeHint().width() > plain.sizeHint().width(), "the marks take room, they are not obeyed"


@pytest.mark.parametrize("text", ["R&D", "Ivanov & Sons", "a && b", "&", ""])
def test_a_label_with_a_buddy_keeps_its_letters(qtbot, text):
    holder = QWidget()
    qtbot.addWidget(holder)
    field, label = QLineEdit(holder), PlainLabel(text, holder)
    label.setBuddy(field)
    for words in (text, f"{text} {text}"):
        label.setText(words)
        assert label.text() == words
        name = QAccessible.queryAccessibleInterface(field)
        assert name.text(QAccessible.Text.Accelerator) == ""
        assert name.text(QAccessible.Text.Name) == words


def test_the_title_of_a_paper_opens_no_file_when_its_tool_tip_is_shown(qtbot, empty_vault, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    paper = Paper(title=NAME.format(str(pipe).lstrip("/")))
    with empty_vault.records.transaction("put") as change:
        change.put(paper)
    links = LinkedRecords(
        empty_vault.records, "paper", lambda it: empty_vault.records.get(it).title_text, "Add"
    )
    qtbot.addWidget(links)
    links.show()
    links.show_value([paper.id])
    line = links.lines[paper.id]
    for widget in (line.link, line.remove):
        assert str(pipe).lstrip("/") in widget.toolTip()
        QToolTip.showText(widget.mapToGlobal(widget.rect().center()), widget.toolTip(), widget)
        QToolTip.hideText()
