"""The action table: unique ids, no clashing keys or mnemonics, pages before the window."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit

from holdall.resources import resource_path
from holdall.ui.actions import MENUS, PAGE_IDS, TABLE, Actions
from holdall.ui.pages.registry import PAGES

EMACS_KEYS = {"Ctrl+A", "Ctrl+E", "Ctrl+K", "Ctrl+D", "Ctrl+W", "Ctrl+U"}
"""Taken by Qt's text fields on X11."""


def mnemonics(texts: list[str]) -> Counter[str]:
    return Counter(found[1].lower() for text in texts if (found := re.search(r"&(\w)", text)))


def test_ids_are_unique():
    assert not [name for name, count in Counter(spec.id for spec in TABLE).items() if count > 1]


def test_no_two_actions_share_a_key(qapp):
    keys = Counter(QKeySequence(key).toString() for spec in TABLE for key in spec.keys)
    assert not [key for key, count in keys.items() if count > 1]
    assert "" not in keys


def test_no_key_is_one_that_text_fields_take():
    assert not EMACS_KEYS & {key for spec in TABLE for key in spec.keys}


@pytest.mark.parametrize("tag", ["en", "ru"])
def test_mnemonics_do_not_clash_within_a_menu(qapp, language, tag):
    from holdall.ui.actions import action_text

    language.use(tag)
    groups = [[action_text(spec.text) for spec in TABLE if spec.menu == menu] for menu in MENUS]
    for texts in [*groups, [action_text(title) for title in MENUS.values()]]:
        assert not [key for key, count in mnemonics(texts).items() if count > 1], texts
        assert all("&" in text for text in texts), texts


def test_every_page_of_the_rail_has_its_action_and_icon():
    assert {spec.id for spec in PAGES} <= set(PAGE_IDS)
    assert [spec.id for spec in PAGES] == [page for page in PAGE_IDS if page in {spec.id for spec in PAGES}]
    for spec in PAGES:
        assert resource_path("icons", f"{spec.id}.svg")


def test_every_icon_exists():
    for spec in TABLE:
        assert not spec.icon or resource_path("icons", f"{spec.icon}.svg")


def test_the_page_comes_before_the_window(qtbot):
    widget = QLineEdit()
    qtbot.addWidget(widget)
    done: list[str] = []
    actions = Actions(widget, {"find": lambda: done.append("window")})
    actions["find"].trigger()
    actions.serve({"find": lambda: done.append("page"), "new": lambda: done.append("new")})
    actions["find"].trigger()
    actions["new"].trigger()
    assert done == ["window", "page", "new"]
    actions.serve({})
    assert not actions["new"].isEnabled()


def test_what_writes_rests_in_a_vault_for_reading_only_and_the_menu_says_why(qtbot):
    widget = QLineEdit()
    qtbot.addWidget(widget)
    handlers = {spec.id: lambda: pytest.fail("carried out") for spec in TABLE if spec.writes}
    actions = Actions(widget, handlers, "Nothing can be written.")
    menu = actions.menu(widget)
    actions.serve({"open": lambda: None})
    menu.aboutToShow.emit()
    assert {
        "put-back",
        "empty-bin",
        "new",
        "import",
        "import-folder",
        "undo",
        "redo",
        "delete",
        "move-up",
        "move-down",
    } == set(handlers)
    for action_id in handlers:
        actions[action_id].trigger()
        assert not actions[action_id].isEnabled()
        assert actions[action_id].isVisible()
        assert actions[action_id].toolTip() == "Nothing can be written."
    assert all(group.menu().toolTipsVisible() for group in menu.actions())
    assert actions["open"].isEnabled()
    assert not actions["rotate"].isVisible()


def test_the_menu_shows_only_what_can_be_done(open_window):
    menu = open_window.shell.menu_button.menu()
    menu.aboutToShow.emit()
    open_window.shell.show_page("vault")
    menu.aboutToShow.emit()
    shown = {
        action.objectName()
        for group in menu.actions()
        for action in group.menu().actions()
        if action.isVisible()
    }
    assert "lock" in shown
    assert "rotate" not in shown
