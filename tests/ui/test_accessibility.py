"""Everything that takes the focus has a name, no letter of a title is a key, tab order follows the eye."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QWidget

from holdall.case.application import Application
from holdall.case.dossier_plan import DossierPlan
from holdall.case.event import Event
from holdall.case.paper import Paper
from holdall.case.person import Person
from holdall.crypto.slots import SlotRole
from holdall.ui.pages.registry import PAGES
from holdall.ui.shell import HELP
from holdall.vault.key_slots import SlotInfo


def _slot(number: int) -> SlotInfo:
    return SlotInfo(number=number, role=SlotRole.PASSPHRASE, created="2026-11-23T12:00:00Z", opened=False)


@pytest.fixture(autouse=True)
def _assistive_technology(qapp):
    QAccessible.setActive(True)


def focusable(root: QWidget) -> list[QWidget]:
    """Visible widgets that Tab reaches, in no particular order."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None and not isinstance(widget.parent(), QComboBox)
    ]  # fmt: skip


def nameless(root: QWidget) -> list[str]:
    found = []
    for widget in focusable(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def letters_as_keys(root: QWidget) -> list[str]:
    """Widgets that took a letter of their words for a key, as Qt does after an `&`; only menus may."""
    found = []
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and (interface := QAccessible.queryAccessibleInterface(widget)):
            key = interface.text(QAccessible.Text.Accelerator)
            found += [f"{key}: {interface.text(QAccessible.Text.Name)}"] if key.startswith("Alt+") else []
    return found


def tab_chain(root: QWidget) -> list[QWidget]:
    reached, widget = [], root.nextInFocusChain()
    members = set(map(id, focusable(root)))
    while widget is not root and len(reached) < 500:
        if id(widget) in members:
            reached.append(widget)
        widget = widget.nextInFocusChain()
    return reached


def out_of_order(root: QWidget) -> list[str]:
    """Neighbours in the tab order of which the later one lies wholly above the earlier one, in one column."""
    found, chain = [], tab_chain(root)
    for earlier, later in pairwise(chain):
        if earlier.parentWidget() is not later.parentWidget():
            continue
        above = later.mapTo(root, QPoint(0, later.height())).y() <= earlier.mapTo(root, QPoint(0, 0)).y()
        if above:
            found.append(f"{earlier.accessibleName()} before {later.accessibleName()}")
    return found


def check(root: QWidget) -> None:
    QCoreApplication.sendPostedEvents()  # what was just added to a layout is visible only then
    assert nameless(root) == []
    assert letters_as_keys(root) == []
    assert out_of_order(root) == []


def test_the_gate(window, tmp_path, damaged, ready_to_rekey, qtbot):
    from holdall.ui.gate.erasing import ErasingScreen
    from holdall.ui.gate.new_passphrase import NewPassphraseScreen
    from holdall.ui.gate.recovery import Occasion, RecoveryScreen
    from holdall.ui.gate.rekeying import RekeyBegunScreen, RekeyingScreen

    gate = window.centralWidget()
    check(window)
    gate.start_creating()
    check(window)
    gate.unlock(tmp_path)
    check(window)
    gate._show(RecoveryScreen("ABCD-" * 8 + "ABCD"))
    check(window)
    gate._show(RecoveryScreen("ABCD-" * 8 + "ABCD", Occasion.REPLACING))
    check(window)
    for slots in ([], [_slot(1), _slot(3)]):
        gate._show(NewPassphraseScreen("en", slots))
        check(window)
    gate._show(ErasingScreen(Path("Papers.holdall")))
    check(window)
    gate.rekey(tmp_path)
    check(window)
    gate._show(RecoveryScreen("ABCD-" * 8 + "ABCD", Occasion.REKEYING))
    check(window)
    for screen in (RekeyingScreen(ready_to_rekey), RekeyBegunScreen()):
        gate._show(screen)
        check(window)
        screen.busy(False)
        check(window)
    gate.offer_repair(damaged)
    check(window)


def name_with_ampersands(vault) -> None:
    """Put an `&` into whatever has a name."""
    titled = [
        record for kind in (Paper, Event, Application, DossierPlan) for record in vault.records.all(kind)
    ]
    people = vault.records.all(Person)
    with vault.records.transaction("names") as change:
        for record in titled:
            change.put(replace(record, title=f"R&D {record.title}"))
        for person in people:
            first, *others = person.names
            change.put(replace(person, names=(replace(first, surname=f"R&D {first.surname}"), *others)))


@pytest.mark.parametrize("page_id", [*(spec.id for spec in PAGES), HELP])
@pytest.mark.parametrize("full", [False, True])
def test_every_page(open_window, empty_vault, page_id, full, qtbot):
    if full:
        import case_for_looks

        case_for_looks.fill(empty_vault)
        name_with_ampersands(empty_vault)
        qtbot.wait(1)
        open_window.shell.show_page(page_id, case_for_looks.SHOWN.get(page_id, ""))
    else:
        open_window.shell.show_page(page_id)
    qtbot.waitUntil(lambda: not open_window.session.jobs.busy)
    qtbot.waitUntil(lambda: check(open_window))


def test_the_screens_that_change_who_can_open_the_vault(open_window, empty_vault, qtbot):
    open_window.shell.show_page("vault")
    keys, stack = open_window.shell.page.keys, open_window.shell.page.stack
    for slot in empty_vault.slots.all():
        keys.panel.revoke_wanted.emit(slot)
        check(open_window)
        stack.leave()
    page = open_window.shell.page
    for opener in (keys.panel.change, keys.panel.add, keys.panel.code, page.rekeying.panel.ask, page.erase):
        opener.click()
        check(open_window)
        stack.leave()


def test_the_rail_is_one_stop_for_tab_and_arrows_move_in_it(open_window, qtbot):
    chain = tab_chain(open_window)
    on_rail = [widget.objectName() for widget in chain if open_window.shell.rail.isAncestorOf(widget)]
    assert on_rail == ["today"]
    assert not [
        widget for widget in chain if isinstance(widget, QAbstractScrollArea) and not widget.accessibleName()
    ]


def test_f6_goes_round_the_parts_of_the_window(open_window, qtbot):
    open_window.activateWindow()
    shell = open_window.shell
    shell.show_page("vault")
    shell.rail.focus_entry()
    assert shell.rail.isAncestorOf(open_window.focusWidget())
    open_window.actions_table["next-pane"].trigger()
    assert not shell.rail.isAncestorOf(open_window.focusWidget())
