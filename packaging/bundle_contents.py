"""What the built folder may contain: modules left out, libraries of Qt and of the system that are kept.

Lists say what is kept, not what is dropped, so that something new in a wheel or on the build machine stays
outside until somebody has looked at it. Pure rules; the PyInstaller spec and the audit of the finished
folder both obey them.
"""

from __future__ import annotations

import re

# No module that can open a connection, no test tools, no toolkits that nothing here draws with.
EXCLUDED_MODULES = (
    "socket", "_socket", "ssl", "_ssl", "http", "urllib.request", "ftplib", "smtplib", "imaplib", "poplib",
    "xmlrpc",
    "asyncio", "multiprocessing", "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets", "PySide6.QtSql", "PySide6.QtDesigner", "PySide6.QtUiTools", "PySide6.QtHelp",
    "PIL.AvifImagePlugin", "PIL._avif", "PIL.ImageTk", "PIL._imagingtk", "PIL.ImageQt", "PIL.ImageShow",
    "tkinter", "_tkinter", "unittest", "doctest", "pydoc", "pdb", "ensurepip", "venv", "lib2to3", "idlelib",
    "setuptools", "pkg_resources", "pip", "numpy", "pytest", "hypothesis", "reportlab",
)  # fmt: skip

_QT_LIBRARIES = re.compile(
    r"libQt6(Core|Gui|DBus|Widgets|Svg|PrintSupport|XcbQpa|WaylandClient|WlShellIntegration)\.so\.6"
    r"|libicu(data|i18n|uc)\.so\.\d+"
)
_QT_PLUGINS = re.compile(
    r"platforms/libq(xcb|wayland|offscreen)\.so"
    r"|imageformats/libq(jpeg|svg|gif|ico|webp)\.so"
    r"|iconengines/libqsvgicon\.so"
    r"|platforminputcontexts/lib(compose|ibus)platforminputcontextplugin\.so"
    r"|wayland-shell-integration/libxdg-shell\.so"
    r"|wayland-decoration-client/lib[a-z-]+\.so"
)
_QT_TRANSLATIONS = re.compile(r"qtbase_(en|ru)\.qm")

# Libraries taken from the build machine, because not every desktop has them or has them new enough.
SYSTEM_LIBRARIES = (
    "libstdc++", "libgcc_s", "libz", "libbz2", "liblzma", "libffi", "libexpat", "libcrypto", "libuuid",
    "libfontconfig", "libfreetype", "libpng16", "libbrotlicommon", "libbrotlidec", "libjpeg",
    "libglib-2.0", "libgthread-2.0", "libpcre2-8",
    "libdbus-1", "libsystemd", "libgcrypt", "libgpg-error", "liblz4", "libzstd", "libcap",
    "libX11", "libX11-xcb", "libXau", "libXdmcp", "libbsd", "libmd", "libxkbcommon", "libxkbcommon-x11",
    "libxcb-cursor", "libxcb-icccm", "libxcb-image", "libxcb-keysyms", "libxcb-randr", "libxcb-render",
    "libxcb-render-util", "libxcb-shape", "libxcb-shm", "libxcb-sync", "libxcb-util", "libxcb-xfixes",
    "libxcb-xkb",
)  # fmt: skip

# Such a library lies at the top of the folder; Python's own extension modules there have a longer ending.
_FROM_THE_BUILD_MACHINE = re.compile(r"lib[^/]*\.so(\.\d+)*")

# What the computer itself must have: the C library, its drivers for the screen, and the connection to it.
FROM_THE_HOST = re.compile(
    r"(ld-linux-x86-64|libc|libm|libdl|libpthread|librt|libutil|libresolv|libGL|libEGL|libGLX|libxcb|"
    r"libwayland-(client|cursor|egl))\.so(\.\d+)*"
)

FORBIDDEN = re.compile(
    r"libQt6(Network|Qml|Quick|Sql|OpenGL|VirtualKeyboard|WebSockets|EglFS)|libqvnc|libqeglfs|libqminimal|libqlinuxfb"
    r"|(^|/)tls/|networkinformation/|qmltooling/|sqldrivers/|libssl|libgnutls|libcurl|libgssapi|libkrb5"
    r"|libgtk|libcups|(^|/)_(socket|ssl)\.cpython|QtNetwork\.abi3|libavahi"
)


def is_kept(name: str) -> bool:
    """Tell whether PyInstaller may put a file into the folder; `name` is its path there, with slashes."""
    for prefix, kept in (
        ("PySide6/Qt/plugins/", _QT_PLUGINS),
        ("PySide6/Qt/translations/", _QT_TRANSLATIONS),
        ("PySide6/Qt/lib/", _QT_LIBRARIES),
    ):
        if name.startswith(prefix):
            return bool(kept.fullmatch(name.removeprefix(prefix)))
    if _FROM_THE_BUILD_MACHINE.fullmatch(name):
        return name.partition(".so")[0] in SYSTEM_LIBRARIES or name.startswith("libpython3.")
    return not FORBIDDEN.search(name)


def is_redundant_link(name: str, kind: str) -> bool:
    """Tell whether this is one of PyInstaller's top-level links; the run paths inside the files suffice."""
    return kind == "SYMLINK" and "/" not in name
