"""From the first screen to a locked vault and back, as a person goes: keys and clicks on the window only."""

from __future__ import annotations

import re

import pikepdf
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea

from holdall.case.application import Application
from holdall.case.dossier_plan import DossierPlan
from holdall.case.event import Event
from holdall.case.paper import Paper, PaperKind
from holdall.case.person import Person
from holdall.jobs.workers import WorkerPool
from holdall.ui.gate.create import CreateScreen
from holdall.ui.gate.recovery import RecoveryScreen
from holdall.ui.gate.unlock import UnlockScreen
from holdall.ui.session import Sandboxes
from holdall.ui.widgets.choice import Choice
from holdall.ui.widgets.file_picker import FilePicker
from holdall.vault.vault import Vault

PHRASE = "kettle orbit velvet gravel window"
KEYS = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def cheap_vaults(monkeypatch, fast_env, tmp_path):
    """Vaults cost a millisecond and are offered a place in a folder of the test."""
    create, unlock = Vault.create, Vault.open
    monkeypatch.setattr(Vault, "create", lambda path, secret, env=fast_env: create(path, secret, env=env))
    monkeypatch.setattr(Vault, "open", lambda path, secret, env=fast_env: unlock(path, secret, env=env))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))


class Someone:
    """Somebody at the window, who reads what is on it and has a keyboard and a mouse."""

    def __init__(self, window, qtbot) -> None:
        self.window, self.wait = window, qtbot.waitUntil
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

    @property
    def front(self):
        return self.window.centralWidget().front

    def press(self, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window.windowHandle(), key, modifiers)

    def write(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self.window.windowHandle(), letter)

    def tab_to(self, widget) -> None:
        """Press Tab until `widget` has the focus; fail when it cannot be reached."""
        seen = []
        while QApplication.focusWidget() is not widget:
            assert QApplication.focusWidget() not in seen, f"Tab never comes to {widget!r}"
            seen.append(QApplication.focusWidget())
            self.press(KEYS.Key_Tab)

    def click(self, widget) -> None:
        """Click where `widget` is on the window, whatever lies there."""
        self.wait(lambda: widget.isVisible() and widget.width() > 0)
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        place = widget.mapTo(self.window, widget.rect().center())
        assert self.window.rect().contains(place), f"{widget!r} is outside the window"
        QTest.mouseClick(
            self.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
        )

    def named(self, name: str) -> QAbstractButton:
        """A button in sight that is called so."""
        for each in self.window.findChildren(QAbstractButton):
            if each.isVisible() and name in (each.accessibleName(), each.text().replace("&", "")):
                return each
        raise AssertionError(f"there is no button {name!r}")


@pytest.fixture
def person(window, qtbot):
    return Someone(window, qtbot)


def group_asked(sheet: RecoveryScreen) -> str:
    """What the sheet asks to be typed back, read from its words."""
    number = int(re.search(r"\d+", sheet.typed.accessibleName()).group())
    return sheet._groups[number - 1]


def stored(window) -> dict[type, list[str]]:
    records = window.session.records
    return {
        kind: [each.title_text for each in records.all(kind)] for kind in (Person, Event, Application)
    }  # fmt: skip


def come_back(person, window, qtbot, go) -> None:
    """Lock, as `go` does it, then stand before the locked vault as the next process does."""
    with qtbot.waitSignal(window.fresh_process_wanted) as wanted:
        go()
    window.show_gate(*wanted.args)
    assert isinstance(person.front, UnlockScreen)
    person.wait(person.front.secret.edit.hasFocus)


WRITTEN = {Person: ["Ivanova Anna"], Event: ["Search at home"], Application: ["Work permit"]}


def test_the_journey_by_keyboard_only(person, window, qtbot):
    person.press(KEYS.Key_Return)
    person.wait(lambda: isinstance(person.front, CreateScreen))
    screen = person.front
    for field in (screen.choice.first.edit, screen.choice.second.edit):
        person.tab_to(field)
        person.write(PHRASE)
    person.tab_to(screen.go)
    person.press(KEYS.Key_Return)
    person.wait(lambda: isinstance(person.front, RecoveryScreen))
    person.tab_to(person.front.typed)
    person.write(group_asked(person.front))
    person.press(KEYS.Key_Return)
    person.wait(lambda: window.session is not None)

    person.press(KEYS.Key_3, CONTROL)
    person.press(KEYS.Key_N, CONTROL)
    person.write("Ivanova")
    person.press(KEYS.Key_Tab)
    person.write("Anna")
    person.press(KEYS.Key_4, CONTROL)
    person.press(KEYS.Key_N, CONTROL)
    person.write("Search at home")
    person.press(KEYS.Key_5, CONTROL)
    person.press(KEYS.Key_N, CONTROL)
    person.write("Work permit")
    person.press(KEYS.Key_6, CONTROL)
    person.press(KEYS.Key_N, CONTROL)
    person.wait(lambda: len(window.session.records.all(DossierPlan)) == 1)

    come_back(person, window, qtbot, lambda: person.press(KEYS.Key_L, CONTROL))
    person.write(PHRASE)
    person.press(KEYS.Key_Return)
    person.wait(lambda: window.session is not None and window.session.records is not None)
    assert stored(window) == WRITTEN


def test_the_journey_by_mouse_with_keys_for_words_only(person, window, qtbot):
    person.click(person.named("Create a vault"))
    person.wait(lambda: isinstance(person.front, CreateScreen))
    screen = person.front
    for field in (screen.choice.first.edit, screen.choice.second.edit):
        person.click(field)
        person.write(PHRASE)
    person.click(screen.go)
    person.wait(lambda: isinstance(person.front, RecoveryScreen))
    person.click(person.front.typed)
    person.write(group_asked(person.front))
    person.click(person.front.go)
    person.wait(lambda: window.session is not None)

    person.click(person.named("People"))
    person.click(person.named("New person"))
    person.write("Ivanova")
    _, given = window.shell.page.form.findChildren(type(screen.name))[:2]
    person.click(given)
    person.write("Anna")
    person.click(person.named("Story"))
    person.click(person.named("New event"))
    person.write("Search at home")
    person.click(person.named("Applications"))
    person.click(person.named("New application"))
    person.write("Work permit")
    person.click(person.named("Dossiers"))
    person.click(person.named("New dossier"))
    person.wait(lambda: len(window.session.records.all(DossierPlan)) == 1)

    come_back(person, window, qtbot, lambda: person.click(person.named("Lock")))
    person.click(person.front.secret.edit)
    person.write(PHRASE)
    person.click(person.front.go)
    person.wait(lambda: window.session is not None and window.session.records is not None)
    assert stored(window) == WRITTEN


@pytest.fixture
def real_sandbox():
    pool = WorkerPool(size=1)
    yield pool
    pool.close()


@pytest.fixture
def inside(window, qtbot, empty_vault, real_sandbox):
    """Somebody before an open, empty vault whose files are really opened, each in its child process."""
    window._sandboxes = Sandboxes(real_sandbox, real_sandbox)
    window.enter(empty_vault)
    return Someone(window, qtbot)


@pytest.fixture
def scans(tmp_path):
    folder = tmp_path / "scans"
    folder.mkdir()
    for name in ("letter.png", "ruling.png"):
        picture = QImage(200, 280, QImage.Format.Format_RGB32)
        picture.fill(0xF0F0E0 + len(name) + name.index("."))
        picture.setPixel(5, 5, sum(name.encode()))
        assert picture.save(str(folder / name))
    return folder


def picker(person) -> FilePicker:
    person.wait(lambda: any(it.isVisible() for it in person.window.findChildren(FilePicker)))
    return next(it for it in person.window.findChildren(FilePicker) if it.isVisible())


def drop(window, *paths) -> None:
    """Let go of files over the page, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    given = QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton
    modifiers = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window.shell, QDragEnterEvent(given[0].toPoint(), *given[1:], modifiers))
    QApplication.sendEvent(window.shell, QDropEvent(*given, modifiers))


def papers(window) -> list[Paper]:
    return window.session.records.all(Paper)


def put_in(person, window) -> None:
    """Wait until both are in, shown and drawn, and the window is in front again."""
    session, page = window.session, window.shell.page
    person.wait(lambda: len(papers(window)) == 2 and not session.jobs.busy, timeout=15_000)
    person.wait(lambda: page.model.rowCount() == 2 and bool(page.current_id()) and not session.jobs.busy)
    window.activateWindow()
    person.wait(window.isActiveWindow)


def kinds(window) -> set[PaperKind]:
    return {paper.kind for paper in papers(window)}


def check_the_dossier(person, path, real_sandbox) -> None:
    """It lies there, opens and passes the checks that any file can be put to."""
    person.wait(path.exists, timeout=15_000)
    person.wait(lambda: not person.window.session.jobs.shown, timeout=15_000)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) > len(papers(person.window))
    answer = real_sandbox.run("dossier.lint", {"profile": "generic"}, path, on_part=lambda *_: None)
    assert answer["findings"] == []


def test_dropped_files_become_a_dossier_by_mouse(inside, window, tmp_path, scans, real_sandbox):
    drop(window, scans / "letter.png", scans / "ruling.png")
    put_in(inside, window)
    kind = next(it for it in window.shell.page.form.findChildren(Choice) if it.value() == PaperKind.OTHER)
    inside.click(kind)
    inside.wait(kind.view().isVisible)
    QTest.keyClick(kind.view(), KEYS.Key_Up)
    QTest.keyClick(kind.view(), KEYS.Key_Return)
    inside.wait(lambda: kinds(window) != {PaperKind.OTHER})
    inside.click(inside.named("Dossiers"))
    inside.click(inside.named("New dossier"))
    inside.click(inside.named("Build the dossier"))
    dialog = picker(inside)
    QTest.mouseClick(dialog._ok, Qt.MouseButton.LeftButton)
    check_the_dossier(inside, tmp_path / "Dossier.pdf", real_sandbox)


def test_picked_files_become_a_dossier_by_keyboard(inside, window, tmp_path, scans, real_sandbox):
    inside.press(KEYS.Key_2, CONTROL)
    inside.press(KEYS.Key_I, CONTROL)
    dialog = picker(inside)
    QTest.keyClick(dialog._path, KEYS.Key_A, CONTROL)
    QTest.keyClicks(dialog._path, str(scans))
    QTest.keyClick(dialog._path, KEYS.Key_Return)
    QTest.keyClick(dialog.view, KEYS.Key_A, CONTROL)
    QTest.keyClick(dialog.view, KEYS.Key_Return)
    put_in(inside, window)
    kind = next(it for it in window.shell.page.form.findChildren(Choice) if it.value() == PaperKind.OTHER)
    inside.tab_to(kind)
    inside.press(KEYS.Key_Up)
    inside.wait(lambda: kinds(window) != {PaperKind.OTHER})
    inside.press(KEYS.Key_6, CONTROL)
    inside.press(KEYS.Key_N, CONTROL)
    inside.wait(lambda: len(window.session.records.all(DossierPlan)) == 1)
    inside.press(KEYS.Key_B, CONTROL)
    dialog = picker(inside)
    QTest.keyClick(dialog.name, KEYS.Key_Tab)
    QTest.keyClick(dialog._ok, KEYS.Key_Return)
    check_the_dossier(inside, tmp_path / "Dossier.pdf", real_sandbox)
