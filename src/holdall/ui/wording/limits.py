"""What the vault protects from and what it does not, in plain words; shown where the user decides.

`N1` and so on are the non-goals of the threat model.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def limits() -> list[str]:
    """One sentence or two per point."""
    return _everywhere() if sys.platform.startswith("linux") else [*_everywhere(), _elsewhere()]


def unwalled() -> str:
    """Where the kernel lacks what G10 needs."""
    return translate(
        "Limits",
        "This computer's kernel has neither Landlock nor seccomp. A hostile file that takes over the process "
        "in which it is opened could read and change other files. Open only files from people you trust "
        "here.",
    )


def _everywhere() -> list[str]:
    return [
        translate(
            "Limits",
            "Without the passphrase nobody reads what is in the vault: not who finds the stick, "
            "not who takes the laptop. Nobody can restore a lost passphrase either, only your "
            "recovery sheet can.",
        ),
        # N7, N8
        translate(
            "Limits",
            "Holdall never goes online. It writes nothing readable outside the vault except what "
            "you save yourself. Whoever has such a file can read it, and programs that open it leave traces "
            "of their own.",
        ),
        # N1
        translate(
            "Limits",
            "It cannot hide that a vault exists, nor how large it roughly is. There is no passphrase that "
            "opens something else instead.",
        ),
        # N4
        translate(
            "Limits",
            "It does not protect from a computer that somebody else controls, from a camera "
            "behind you, or from being made to open it.",
        ),
        # N5
        translate(
            "Limits",
            "While the vault is open, parts of it are in the computer's memory. A computer that sleeps or "
            "runs short of memory may write some of that to its disk. Lock the vault before you let it "
            "sleep.",
        ),
        # N9
        translate(
            "Limits",
            "Who can open the vault can copy all of it. What was copied stays copied, whatever you change "
            "afterwards.",
        ),
        # N2, N3
        translate(
            "Limits",
            "If somebody puts back an older copy of the whole folder, or of its list after a session that "
            "was cut off, Holdall cannot know. Look at the date of the last change when you unlock.",
        ),
        # N6
        translate(
            "Limits",
            "What is erased on a stick or SSD may still be found there by a laboratory. Copies of the vault "
            "open with what opened them when they were made.",
        ),
    ]


def _elsewhere() -> str:
    # N10
    return translate(
        "Limits",
        "On Windows and macOS only Holdall itself keeps its programs off the network, and hostile files are "
        "walled in less. Neither has been proved there yet.",
    )
