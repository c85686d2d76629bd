"""Takes back, when the vault is left, what was copied out of our window; never what others put there."""

from __future__ import annotations

from PySide6.QtGui import QClipboard


def take_back(clipboard: QClipboard) -> None:
    """Empty the clipboard and the selection of X11 where they still hold something of ours.

    Secrets never get there, as nothing that shows one can be selected; names and texts do. A clipboard
    manager may have made a copy, which is out of reach.
    """
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
