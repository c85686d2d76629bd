"""What can be checked of the Windows job object without Windows: the layout of what is handed to it."""

from __future__ import annotations

import ctypes
import sys

import pytest

from holdall.sandbox import windows


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="sizes of the 64-bit interface")
def test_the_structures_have_the_documented_sizes() -> None:
    assert ctypes.sizeof(windows._BasicLimits) == 64
    assert ctypes.sizeof(windows._ExtendedLimits) == 144
    assert windows._ExtendedLimits.process_memory.offset == 112


@pytest.mark.skipif(sys.platform == "win32", reason="tests the refusal elsewhere")
def test_elsewhere_there_are_none() -> None:
    with pytest.raises(OSError, match="Windows"):
        windows.confine(1, memory=1)
