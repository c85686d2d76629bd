"""Traps of Qt that were paid for once: the pinned PySide6, and words that must not occur in our source."""

from __future__ import annotations

import gc
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

SOURCE = Path(__file__).parents[2] / "src" / "holdall" / "ui"
FORBIDDEN = {
    "Q*WidgetItem classes": r"Q(List|Table|Tree)Widget(Item)?\b",
    "processEvents": r"processEvents",
    "nested event loops": r"\bQEventLoop\b|\.exec\(\)(?!.*app)",
    "Qt's file dialog": r"QFileDialog",
    "QSettings": r"QSettings",
    "Qt's line edit for secrets": r"EchoMode",
    "writable standard paths": r"writableLocation",
    "native message boxes": r"QMessageBox|QInputDialog|QPrintDialog|QColorDialog|QFontDialog",
    "sorting in a proxy": r"QSortFilterProxyModel",
    "guessing what a picture is": r"fromData|loadFromData|QImage\(\"|QPixmap\(\"",
    "words whose letter after an & becomes a key": r"\bQ(PushButton|GroupBox|TabBar|TabWidget)\("
    r"|\bQ(RadioButton|CheckBox)\((?!no_key\()|\b(QAction|addMenu)\((?!action_text\()",
    "labels that may read their words as HTML": r"(?<!class Plain)\bQLabel\((?!PlainLabel)",
    "tool tips that may be read as HTML": r"setToolTip\((?!tool_tip\()|ToolTipRole(?!:$)",
}


@pytest.mark.parametrize("rule", FORBIDDEN)
def test_the_source_keeps_off(rule):
    found = [
        f"{path.relative_to(SOURCE)}:{number}: {line.strip()}"
        for path in SOURCE.rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(FORBIDDEN[rule], line)
        and "app.exec()" not in line
        and not line.strip().startswith(("`", '"""'))
    ]
    assert found == []


class Emitter(QObject):
    flag = Signal(bool)


def lost(count) -> dict[object, int]:
    """References that True, False and None lose by a thousand Qt calls."""
    gc.collect()
    before = {value: sys.getrefcount(value) for value in (True, False, None)}
    for _ in range(1000):
        count()
    gc.collect()
    return {value: sys.getrefcount(value) - number for value, number in before.items()}


def test_qt_calls_lose_no_reference(qapp):
    """PySide6 6.12.0 on Python 3.11 loses one to None at every void call and aborts after some thousands."""
    widget, emitter = QWidget(), Emitter()
    emitter.flag.connect(lambda value: None)
    for call in (
        lambda: widget.setEnabled(True),
        lambda: emitter.flag.emit(True),
        lambda: emitter.flag.emit(False),
    ):
        assert all(abs(change) < 100 for change in lost(call).values())


@pytest.mark.parametrize(
    ("modules", "loaded"),
    [
        ("holdall.ui.app", "[]"),
        ("holdall.ui.app, holdall.jobs.render", "['PIL']"),
    ],  # which encodes thumbnails
)
def test_neither_a_start_nor_a_preview_loads_a_parser_of_foreign_files(modules, loaded):
    """They cost half a second and have no business in the window's process until a job needs them."""
    parsers = ("pikepdf", "pypdfium2", "PIL", "pi_heif", "typst", "fontTools")
    check = f"import {modules}, sys; print([name for name in {parsers} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == loaded
