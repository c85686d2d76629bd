"""Which operations a worker offers, and their loading before the first file; the only list of them."""

from __future__ import annotations

import codecs
import os

from holdall.sandbox.contract import Operation
from holdall.sandbox.network import deny_network
from holdall.sandbox.template import serve

_CODECS = (
    "ascii",
    "latin-1",
    "utf-8",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "cp1251",
    "koi8-r",
    "cp866",
    "cp437",  # names in ZIP files
    "mac-roman",
    "idna",
    "hex",
)
"""Text codings that the libraries ask for by name; Python would load each from a file at its first use."""


def main() -> int:
    """Serve as a sandbox worker until the parent goes away."""
    deny_network()
    os.environ["RAYON_NUM_THREADS"] = "1"  # the text engine's own pool; each thread takes address space
    serve(load_operations())
    return 0


def load_operations() -> dict[str, Operation]:
    """Every operation by its name, with its libraries imported and warm, so that a child loads nothing."""
    from holdall.dossier import operations as dossier
    from holdall.intake import operations as intake

    intake.preload()
    dossier.preload()
    for name in _CODECS:
        codecs.lookup(name)
    return {**intake.OPERATIONS, **dossier.OPERATIONS}
