"""The real program with a script for hands: `window_driver.py VAULT TASK ORDERS REPORTS`, the last two pipes.

It begins with the task: `UNLOCK`, or `REKEY`, which it does to the end. The first order is the passphrase; it
comes by the pipe because arguments and environment outlive a lock. After a lock there is a fresh process
without any of this.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import holdall.ui.main as way_in
from holdall.__main__ import main
from holdall.ui.handover import Task

VAULT, TASK, ORDERS, REPORTS = Path(sys.argv[1]), Task[sys.argv[2]], int(sys.argv[3]), int(sys.argv[4])
for pipe in (ORDERS, REPORTS):
    os.set_inheritable(pipe, False)  # nothing of ours outlives the lock
show_window = way_in.main


def order() -> str:
    """The next line; the whole program stands still until it is there."""
    line = bytearray()
    while not line.endswith(b"\n"):
        byte = os.read(ORDERS, 1)
        if not byte:
            os._exit(1)  # nobody is there any more
        line += byte
    return line.decode().rstrip("\n")


def driven() -> int:
    """Put the script into the window that is about to be made."""
    way_in.prepare()
    from holdall.ui import app

    hands = {Task.UNLOCK: driven_program, Task.REKEY: rekeying_program}[TASK]
    app.Program = hands(app.Program)
    return show_window()


def driven_program(program: type) -> type:
    """The program, doing as it is told."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from holdall.case.dossier_plan import DossierPlan, PlannedExhibit
    from holdall.case.paper import Paper
    from holdall.ui.handover import Errand

    class Driven(program):
        def __init__(self, application: QApplication, _errand: Errand | None) -> None:
            super().__init__(application, Errand(VAULT))
            sys.excepthook = end_at_once
            self.window.entered.connect(self.obey_soon)
            QTimer.singleShot(0, self.unlock)

        def unlock(self) -> None:
            type_into(self.window.centralWidget().front.secret.edit)

        def build(self, path: str) -> None:
            records = self.window.session.records
            exhibits = tuple(PlannedExhibit(paper_id=paper.id) for paper in records.all(Paper))
            plan = replace(records.all(DossierPlan)[0], exhibits=exhibits)
            self.window.shell.page.building.build(plan, Path(path))

        def obey_soon(self) -> None:
            QTimer.singleShot(10, self.obey)

        def obey(self) -> None:
            """Once all work is done: report, take the next order, do it."""
            if self.window.session.jobs.busy:
                self.obey_soon()
                return
            self.window.grab()
            os.write(REPORTS, keys_of(self.window.session.vault).encode() + b"\n")
            name, _, argument = order().partition(" ")
            {
                "page": self.window.shell.show_page,
                "build": self.build,
                "put": lambda path: self.window.shell.take_files([Path(path)]),
                "lock": lambda _: self.window.lock(),
                "close-for-new-keys": lambda _: self.window.rekey(),
            }[name](argument)
            if self.window.session is not None:
                self.obey_soon()

    return Driven


def rekeying_program(program: type) -> type:
    """The program, giving the vault new keys."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from holdall.ui.gate.recovery import RecoveryScreen
    from holdall.ui.handover import Errand

    class Rekeying(program):
        def __init__(self, application: QApplication, _errand: Errand | None) -> None:
            super().__init__(application, Errand(VAULT, Task.REKEY))
            sys.excepthook = end_at_once
            QTimer.singleShot(0, self.rekey)

        def rekey(self) -> None:
            """Type the passphrase; then report the code and the end, and leave."""
            gate = self.window.centralWidget()
            type_into(gate.front.passphrase.edit)
            self.once(lambda: isinstance(gate.front, RecoveryScreen), self.take_code)

        def take_code(self) -> None:
            sheet = self.window.centralWidget().front
            os.write(REPORTS, "-".join(sheet._groups).encode() + b"\n")
            sheet.typed.setText(sheet._groups[sheet._asked])
            sheet.go.click()
            screen = self.window.centralWidget().front
            self.once(screen.leave.isVisible, self.leave)

        def leave(self) -> None:
            screen = self.window.centralWidget().front
            os.write(REPORTS, screen.title.text().encode() + b"\n")
            order()
            screen.leave.click()

        def once(self, ready: Callable[[], bool], do: Callable[[], None]) -> None:
            """Do it as soon as it is ready."""
            QTimer.singleShot(10, do if ready() else partial(self.once, ready, do))

    return Rekeying


def type_into(edit: Any) -> None:
    """Type what is ordered, and Enter."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    for sign in order():
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(edit, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))
    edit.entered.emit()


def keys_of(vault: Any) -> str:
    """The master key and all that grow from it, in hex."""
    names = ("index", "blob", "dedup", "head", "snapshot")
    secrets = [vault._unlocked.master_key, *(getattr(vault._keys, name) for name in names)]
    return " ".join(secret.view().hex() for secret in secrets)


def end_at_once(*error: Any) -> None:
    """Show the fault of a slot and end, instead of standing there."""
    sys.__excepthook__(*error)
    os._exit(1)


sys.excepthook = end_at_once
way_in.main = driven
sys.argv[1:] = []
sys.exit(main([]))
