"""What the built folder may hold."""

from __future__ import annotations

import pytest

import bundle_contents as contents


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/translations/qtbase_ru.qm",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/QtWidgets.abi3.so",
        "libpython3.11.so.1.0",
        "libstdc++.so.6",
        "libxcb-cursor.so.0",
        "_cffi_backend.cpython-311-x86_64-linux-gnu.so",
        "pillow.libs/libharfbuzz-1234.so.0",
        "pikepdf.libs/libqpdf-781b0270.so.30.4.2",
        "python3.11/lib-dynload/_hashlib.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_what_the_program_needs_is_kept(name: str) -> None:
    assert contents.is_kept(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/networkinformation/libqnetworkmanager.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/platforms/libqxcb.so.extra",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/QtNetwork.abi3.so",
        "libssl.so.3",
        "libgnutls.so.30",
        "libgtk-3.so.0",
        "libsomething-new.so.1",
        "python3.11/lib-dynload/_socket.cpython-311-x86_64-linux-gnu.so",
        "python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_what_could_speak_to_the_network_or_is_unknown_stays_out(name: str) -> None:
    assert not contents.is_kept(name)


def test_only_links_at_the_top_are_redundant() -> None:
    assert contents.is_redundant_link("libQt6Core.so.6", "SYMLINK")
    assert not contents.is_redundant_link("libz.so.1", "BINARY")
    assert not contents.is_redundant_link("PySide6/Qt/lib/libx.so", "SYMLINK")


@pytest.mark.parametrize("module", ["socket", "_socket", "ssl", "_ssl", "http", "PySide6.QtNetwork"])
def test_modules_that_open_connections_are_excluded(module: str) -> None:
    assert module in contents.EXCLUDED_MODULES


@pytest.mark.parametrize(
    ("name", "host"),
    [("libc.so.6", True), ("libGL.so.1", True), ("libcups.so.2", False), ("libcc.so.1", False)],
)
def test_the_host_is_asked_for_little(name: str, host: bool) -> None:
    assert bool(contents.FROM_THE_HOST.fullmatch(name)) is host
