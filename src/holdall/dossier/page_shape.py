"""The one shape that all exhibit pages have: own content in a form, drawn first, the stamp after it.

Writer, workers and reader agree on it here. Knows no PDF library.
"""

from __future__ import annotations

import hashlib

FORM = "HdPage"
"""Resource name of the form that holds an exhibit page's own content."""
DEFLATED = b"/Filter /FlateDecode"
"""What the dictionary of the form says of its encoding, unless it has none."""
DRAW_FORM = f"q /{FORM} Do Q\n".encode("ascii")
"""The first content stream of every exhibit page; all of them share one object."""


def page_digest(filter_entry: bytes, content: bytes, resources: bytes) -> str:
    """What identifies an exhibit page: SHA-256 over its content, as encoded, and its resources' digest."""
    digest = hashlib.sha256(filter_entry + b"\n")
    digest.update(content)
    digest.update(resources)
    return digest.hexdigest()
