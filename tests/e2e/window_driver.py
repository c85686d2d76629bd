"""The real program with a script for hands: `window_driver.py VAULT ORDERS REPORTS`, the last two pipes.

The first order is the passphrase; it comes by the pipe because arguments and environment outlive a lock.
After a lock there is a fresh process without any of this.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import holdall.ui.main as way_in
from holdall.__main__ import main

VAULT, ORDERS, REPORTS = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
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

    app.Program = driven_program(app.Program)
    return show_window()


def driven_program(program: type) -> type:
    """The program, doing as it is told."""
    from PySide6.QtCore import QEvent, Qt, QTimer
    from PySide6.QtGui import QKeyEvent
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
            edit = self.window.centralWidget().front.secret.edit
            for sign in order():
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(edit, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))
            edit.entered.emit()

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
            }[name](argument)
            if self.window.session is not None:
                self.obey_soon()

    return Driven


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
