"""What must be set before Qt starts so that it leaves nothing on the host; imports no Qt."""

from __future__ import annotations

import os

from holdall.resources import resource_path


def prepare() -> None:
    """Only our own fonts, no font cache, no message bus started on our behalf."""
    os.environ["FONTCONFIG_FILE"] = str(resource_path("fonts", "fonts.conf"))
    os.environ.setdefault("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    os.environ["QT_QPA_PLATFORMTHEME"] = ""
    os.environ["QT_ACCESSIBILITY"] = os.environ.get("QT_ACCESSIBILITY", "1")
