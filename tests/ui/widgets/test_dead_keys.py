"""Accents and their letters, as the X Window System puts them together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from holdall.ui.widgets.dead_keys import DeadKeys

COMPOSE = Path("/usr/share/X11/locale/en_US.UTF-8/Compose")
RULE = re.compile(r'^<dead_([a-z]+)>\s+<([A-Za-z]|space|dead_\1)>\s*:\s*"(\\?.)"', re.MULTILINE)
SAME = (
    "grave", "acute", "circumflex", "tilde", "macron", "breve", "abovedot", "diaeresis", "abovering",
    "doubleacute", "caron", "cedilla", "ogonek", "belowdot", "horn", "belowcomma", "stroke",
)  # fmt: skip
RARE = {("abovedot", letter) for letter in "Llij"} | {("stroke", letter) for letter in "Uu"}
"""Where libX11 makes letters that Unicode does not put together of two; so does V, for pinyin."""


def key(name: str) -> Qt.Key:
    return getattr(Qt.Key, f"Key_Dead_{name.capitalize()}")


def typed(*pressed: Qt.Key | str) -> str:
    """What keys pressed one after the other type."""
    dead = DeadKeys()
    return "".join(dead.letter(each) if isinstance(each, str) else dead.press(each) for each in pressed)


@pytest.mark.skipif(not COMPOSE.exists(), reason="the rules of libX11 are not installed")
def test_it_types_what_the_window_system_would():
    rules = [
        rule
        for rule in RULE.findall(COMPOSE.read_text("utf-8"))
        if rule[0] in SAME and rule[:2] not in RARE and rule[1] not in ("V", "v")
    ]
    wrong = {}
    for name, second, expected in rules:
        other = " " if second == "space" else key(name) if second.startswith("dead_") else second
        if typed(key(name), other) != expected[-1]:
            wrong[name, second] = (typed(key(name), other), expected)
    assert wrong == {}
    assert len(rules) > 250


@pytest.mark.parametrize(
    ("pressed", "text"),
    [
        ((key("acute"), "e"), "é"),
        ((key("diaeresis"), "е"), "ё"),
        ((key("circumflex"), key("acute"), "a"), "ấ"),
        ((key("acute"), "q"), "´q"),
        ((key("acute"), key("acute"), "e"), "´e"),
        ((key("stroke"), "o"), "ø"),
        ((key("stroke"), "e\u0301"), "/e\u0301"),
        ((Qt.Key.Key_Dead_Greek, "e"), "e"),
        (("a", "b"), "ab"),
    ],
)
def test_accents_go_to_the_letter_after_them(pressed, text):
    assert typed(*pressed) == text


def test_what_waits_can_be_forgotten():
    dead = DeadKeys()
    dead.press(key("acute"))
    dead.forget()
    assert dead.letter("e") == "e"
