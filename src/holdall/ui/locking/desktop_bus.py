"""Hears from the desktop, over D-Bus, that the computer goes to sleep or its screen is locked; starts no bus.

The names are those of systemd's `org.freedesktop.login1` and of the screen savers of freedesktop, GNOME, KDE
(which uses the first two), Cinnamon, MATE and Xfce. Anybody on the session's bus can send them; all it brings
about is a lock.
"""

from __future__ import annotations

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusUnixFileDescriptor

_LOGIN = "org.freedesktop.login1"
_LOGIN_PATH = "/org/freedesktop/login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver", "org.xfce.ScreenSaver",
)  # fmt: skip


class DesktopBus(QObject):
    """Emits `sleep` before sleep and `lock` when the screen is locked; without a bus it never does.

    While it lives it holds systemd's "delay" inhibitor, if it gets one: the computer then waits (five seconds
    at most, by default) until this process has locked, which ends it and so lets go.
    """

    lock = Signal()
    sleep = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
    ) -> None:
        super().__init__(parent)
        self._delay: QDBusUnixFileDescriptor | None = None
        self._system = system or QDBusConnection.systemBus()
        session = session or QDBusConnection.sessionBus()
        _listen(self._system, _MANAGER, "PrepareForSleep", self, "_on_sleep(bool)")
        # Any session's, also another seat's: once too often does no harm.
        _listen(self._system, "org.freedesktop.login1.Session", "Lock", self, "_on_session_lock()")
        for name in _SCREEN_SAVERS:
            _listen(session, name, "ActiveChanged", self, "_on_screen(bool)")
        if self._system.isConnected():
            self._ask_for_delay()

    @property
    def delays_sleep(self) -> bool:
        """Whether the computer would wait for us before it sleeps."""
        return self._delay is not None and self._delay.isValid()

    def _ask_for_delay(self) -> None:
        call = QDBusMessage.createMethodCall(_LOGIN, _LOGIN_PATH, _MANAGER, "Inhibit")
        call.setArguments(["sleep", "Holdall", "Closing what is open", "delay"])
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(call), self)
        watcher.finished.connect(self._on_delay)

    def _on_delay(self, watcher: QDBusPendingCallWatcher) -> None:
        reply = watcher.reply()
        if reply.type() == QDBusMessage.MessageType.ReplyMessage and reply.arguments():
            self._delay = reply.arguments()[0]
        watcher.deleteLater()

    @Slot(bool)
    def _on_sleep(self, begins: bool) -> None:
        if begins:
            self.sleep.emit()

    @Slot(bool)
    def _on_screen(self, locked: bool) -> None:
        if locked:
            self.lock.emit()

    @Slot()
    def _on_session_lock(self) -> None:
        self.lock.emit()


def _listen(bus: QDBusConnection, interface: str, name: str, receiver: QObject, slot: str) -> None:
    """Have `slot` called for this signal, from whatever service and object; nothing happens without a bus."""
    bus.connect("", "", interface, name, receiver, SLOT(slot))  # type: ignore[arg-type]  SLOT gives what connect wants
