"""Keeps what is typed into a secret field from whoever listens to the keys of this program.

While a screen reader is there, Qt's bridge to the accessibility bus (AT-SPI) watches every event of the
application and sends each key, with its letter, over that bus before the key reaches its field. It does so
from an event filter, which it installs anew with every new listener; of these Qt asks the last one first.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_TELLING: Final = frozenset({
    Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_Mode_switch, Qt.Key.Key_Backspace,
})  # fmt: skip
"""Keys without a letter that still tell something of what is typed."""


def is_text(event: QKeyEvent) -> bool:
    """Whether a key types a character."""
    modifiers = event.modifiers() & _COMMANDS
    # AltGr arrives as Ctrl+Alt on some systems and then types a character.
    alt_gr = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return (
        event.text().isprintable()
        and bool(event.text())
        and modifiers in (Qt.KeyboardModifier.NoModifier, alt_gr)
    )


def is_dead(event: QKeyEvent) -> bool:
    """Whether a key types an accent that waits for its letter."""
    return Qt.Key.Key_Dead_Grave <= event.key() <= Qt.Key.Key_Dead_Longsolidusoverlay


class UnheardKeys(QObject):
    """Hands `field`, from `begin` to `end`, its keys before any other filter of the application sees them.

    Commands, and keys that lead out of the field, take their usual way, so that a screen reader hears them.
    """

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._begun = False

    def begin(self) -> None:
        """The field has the focus."""
        self._begun = True
        self._come_first()

    def end(self) -> None:
        """It has it no more."""
        self._begun = False
        _application().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride:  # comes before each key that is pressed
            self._come_first()
        elif kind == QEvent.Type.MetaCall:  # by which the bridge learns of a new listener, and comes first
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
        elif isinstance(event, QKeyEvent) and event.spontaneous() and self._is_ours(watched, event):
            QCoreApplication.sendEvent(self._field, event)
            return True
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User and self._begun:
            self._come_first()
        return super().event(event)

    def _is_ours(self, watched: QObject, event: QKeyEvent) -> bool:
        return (
            watched.isWindowType()
            and QApplication.activePopupWidget() is None
            and (is_text(event) or is_dead(event) or event.key() in _TELLING)
        )

    def _come_first(self) -> None:
        _application().installEventFilter(self)


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None
    return application
