"""The one door for developers: `run` opens Holdall, `test` proves it, and each does all its own set-up.

It must be readable by any Python 3 (and give a plain sentence there), so the work itself lies in
`developer_commands`.
"""

import shutil
import sys

OLDEST_PYTHON = (3, 11)


def newer_python() -> str:
    """Return the command of a Python on this machine that is new enough, or an empty string."""
    for minor in range(19, OLDEST_PYTHON[1] - 1, -1):
        command = "python3." + str(minor)
        if shutil.which(command):
            return command
    return ""


def advice_for_old_python(version: "tuple[int, ...]", newer: str, arguments: str) -> str:
    """Return the sentence shown when this Python is too old; `newer` is a command that would do, or empty."""
    sentence = "Holdall needs Python 3.11 or newer, and this is Python " + ".".join(map(str, version[:2]))
    if newer:
        return sentence + "; run it as: " + newer + " packaging/dev.py " + arguments
    return sentence + "; please install a newer Python and run this again with it."


if __name__ == "__main__":
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(advice_for_old_python(tuple(sys.version_info[:3]), newer_python(), " ".join(sys.argv[1:])))
    import developer_commands

    sys.exit(developer_commands.main(sys.argv[1:]))
