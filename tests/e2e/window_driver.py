"""The real program with a script for hands: `window_driver.py VAULT ORDERS REPORTS`, the last two pipes.

The first order is the passphrase; it comes by the pipe because arguments and environment outlive a lock.
After a lock there is a fresh process without any of this.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import holdall.ui.main as way_in
from holdall.__main__ import main

VAULT, ORDERS, REPORTS = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
for pipe in (ORDERS, REPORTS):
    os.set_inheritable(pipe, False)  # they end with the lock, which is how it is noticed
show_window = way_in.main


def order() -> str:
    """The next line; the whole program stands still until it is there."""
    line = bytearray()
    while not line.endswith(b"\n"):
        line += os.read(ORDERS, 1) or b"quit\n"
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

    class Driven(program):
        def __init__(self, application: QApplication, _path: Path | None) -> None:
            super().__init__(application, VAULT)
            self.window.entered.connect(self.obey_soon)
            QTimer.singleShot(0, self.unlock)

        def unlock(self) -> None:
            edit = self.window.centralWidget().front.secret.edit
            for sign in order():
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(edit, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))
            edit.entered.emit()

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
                "put": lambda path: self.window.shell.take_files([Path(path)]),
                "lock": lambda _: self.window.lock(),
                "quit": lambda _: self.window.close(),
            }[name](argument)
            if self.window.session is not None:
                self.obey_soon()

    return Driven


def keys_of(vault: Any) -> str:
    """The master key and all that grow from it, in hex."""
    names = ("index", "blob", "dedup", "head", "snapshot")
    secrets = [vault._unlocked.master_key, *(getattr(vault._keys, name) for name in names)]
    return " ".join(secret.view().hex() for secret in secrets)


way_in.main = driven
sys.argv[1:] = []
sys.exit(main([]))
