"""The look in force: which palette, which text size, whether things may move; knows no page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from holdall.resources import resource_path
from holdall.ui.theme import icons
from holdall.ui.theme.fonts import interface_font
from holdall.ui.theme.stylesheet import stylesheet
from holdall.ui.theme.tokens import DARK, LIGHT, MAX_SCALE, MIN_SCALE, Tokens


class Scheme(StrEnum):
    """What the user asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Look:
    """Appearance as the user chose it; `percent` is the text size, 90 to 160."""

    scheme: Scheme = Scheme.SYSTEM
    percent: int = 100
    still: bool = False
    """Nothing moves."""


class Theme(QObject):
    """Applies a look to the application and follows the system's scheme where it is known."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.look = Look()
        self._applied: tuple[Tokens, int] | None = None
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.apply(self.look)

    @property
    def tokens(self) -> Tokens:
        """The palette in force."""
        if self.look.scheme is Scheme.SYSTEM:
            dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self.look.scheme is Scheme.DARK else LIGHT

    def apply(self, look: Look) -> None:
        """Put a look in force everywhere."""
        self.look = replace(look, percent=max(MIN_SCALE, min(MAX_SCALE, look.percent)))
        tokens = self.tokens
        if self._applied == (tokens, self.look.percent):
            return
        self._applied = tokens, self.look.percent
        self._app.setPalette(palette(tokens))
        self._app.setFont(interface_font(self.look.percent))
        self._app.setEffectEnabled(Qt.UIEffect.UI_AnimateMenu, False)
        marks = resource_path("icons")
        shade = "dark" if tokens.dark else "light"
        tick, chevron = (marks / f"{name}-{shade}.svg" for name in ("tick", "chevron"))
        sheet = stylesheet(tokens, self.look.percent, tick=tick.as_posix(), chevron=chevron.as_posix())
        self._app.setStyleSheet(sheet)
        icons.redraw(tokens, self.look.percent)
        self.changed.emit()

    def _system_changed(self) -> None:
        if self.look.scheme is Scheme.SYSTEM:
            self.apply(self.look)


def palette(tokens: Tokens) -> QPalette:
    """The Qt palette: every role set, because Fusion derives some badly in the dark."""
    role, result = QPalette.ColorRole, QPalette()
    pairs = {
        role.Window: tokens.window, role.WindowText: tokens.text, role.Base: tokens.surface,
        role.AlternateBase: tokens.window, role.Text: tokens.text, role.Button: tokens.surface,
        role.ButtonText: tokens.text, role.BrightText: tokens.danger, role.Light: tokens.hover,
        role.Midlight: tokens.line, role.Mid: tokens.control, role.Dark: tokens.control,
        role.Shadow: tokens.control, role.Highlight: tokens.accent, role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent, role.LinkVisited: tokens.accent, role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text, role.PlaceholderText: tokens.secondary, role.Accent: tokens.accent,
    }  # fmt: skip
    for name, colour in pairs.items():
        result.setColor(name, QColor(colour))
    for name in (role.Text, role.ButtonText, role.WindowText):
        result.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.secondary))
    return result
