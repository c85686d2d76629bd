"""Reads the header of a colour profile; knows nothing of who uses it."""

from __future__ import annotations


def usable_profile(icc: bytes, components: int) -> bool:
    """Whether a colour profile may stand in a PDF/A file: a whole input, display or space profile, version
    2 or 4.
    """
    space = {1: b"GRAY", 3: b"RGB "}.get(components)
    return (
        len(icc) >= 128  # noqa: PLR2004
        and int.from_bytes(icc[:4], "big") == len(icc)
        and icc[8] in {2, 4}
        and icc[12:16] in {b"mntr", b"scnr", b"spac"}
        and icc[16:20] == space
        and icc[36:40] == b"acsp"
    )
