"""What Qt gets to see of the host."""

from __future__ import annotations

import os

from holdall.ui import environment


def test_nothing_of_the_host_is_used(monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    environment.prepare()
    assert os.environ["FONTCONFIG_FILE"].endswith("fonts.conf")
    assert os.environ["DBUS_SESSION_BUS_ADDRESS"] == "disabled:"
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/x")
    environment.prepare()
    assert os.environ["DBUS_SESSION_BUS_ADDRESS"] == "unix:path=/x"
