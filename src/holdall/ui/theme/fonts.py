"""The shipped fonts, and nothing of the host's; knows no widget."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from holdall.resources import resource_path
from holdall.ui.theme.tokens import BASE_PX, scaled

FAMILIES = ("Noto Sans", "Noto Sans Georgian", "Noto Sans Armenian", "Noto Sans Hebrew", "Noto Naskh Arabic",
            "Noto Sans Symbols2", "Noto Sans Math")  # fmt: skip


def load_fonts() -> list[str]:
    """Register every shipped font with Qt; returns the families found."""
    families: list[str] = []
    for path in sorted(resource_path("fonts").glob("*.ttf")):
        families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return sorted(set(families))


def interface_font(percent: int) -> QFont:
    """The font of the window at this text scale."""
    font = QFont(list(FAMILIES))
    font.setPixelSize(scaled(BASE_PX, percent))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
