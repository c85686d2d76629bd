"""What Holdall does not protect from, in sentences for people; `N1` and so on are as in the threat model."""

from __future__ import annotations

import sys
from typing import Final

_HEADING: Final = "What Holdall cannot do:"
_EVERYWHERE: Final = (
    # N1
    "It does not hide that there is a vault; there is no passphrase that opens something else instead.",
    # N2, N3
    "It cannot know when somebody puts back an older folder, or database of a session cut off.",
    # N4
    "It does not protect from a computer that others control, from cameras, or from being made to open it.",
    # N5
    "While a vault is open, parts of it are in memory, which swap and hibernation may keep.",
    # N6
    "Sticks and SSDs may keep what was erased; copies of the folder open with the passphrases of their day.",
    # N7, N8
    "What you save can be read by whoever has it, and programs that open it leave traces of their own.",
    # N9
    "Who can open the vault can copy all of it, and nothing takes that back.",
)
# N10
_ELSEWHERE: Final = (
    "On Windows and macOS only its own code keeps it off the network, and hostile files are walled in less; "
    "neither has been proved there yet."
)

UNWALLED: Final = (
    "Note: this computer's kernel has neither Landlock nor seccomp. A hostile file that takes over the "
    "process in which it is opened could read and change other files. Open only files from people you trust "
    "here."
)
"""G10 does not hold there."""


def limits() -> str:
    """All of it, a line each."""
    told = _EVERYWHERE if sys.platform.startswith("linux") else (*_EVERYWHERE, _ELSEWHERE)
    return "\n".join([_HEADING, *(f"  {words}" for words in told)])
