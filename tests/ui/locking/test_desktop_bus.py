"""What the desktop says over D-Bus, said here by `dbus-send` on a bus of the test's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusUnixFileDescriptor, QDBusVirtualObject

from holdall.ui.locking.desktop_bus import DesktopBus

SLEEP = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep")
SESSION = ("/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session.Lock")
SCREENS = (
    ("/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged"),
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged"),
    ("/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver.ActiveChanged"),
    ("/org/mate/ScreenSaver", "org.mate.ScreenSaver.ActiveChanged"),
    ("/org/xfce/ScreenSaver", "org.xfce.ScreenSaver.ActiveChanged"),
)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A private bus; no other program is on it."""
    if not shutil.which("dbus-daemon") or not shutil.which("dbus-send"):
        pytest.skip("dbus-daemon and dbus-send are not installed")
    place = tmp_path_factory.mktemp("bus") / "socket"
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address=unix:path={place}"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    with daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.kill()


@pytest.fixture
def connect(qapp, address):
    """Makes connections to that bus and ends them after the test."""
    names: list[str] = []

    def connect() -> QDBusConnection:
        names.append(f"test-{len(names)}")
        return QDBusConnection.connectToBus(address, names[-1])

    yield connect
    for name in names:
        QDBusConnection.disconnectFromBus(name)


@pytest.fixture
def bus(connect):
    connection = connect()
    return DesktopBus(system=connection, session=connection)


def send(address: str, path: str, member: str, *values: str) -> None:
    subprocess.run(["dbus-send", f"--bus={address}", "--type=signal", path, member, *values], check=True)


@pytest.mark.parametrize(("path", "member"), [SLEEP, *SCREENS])
def test_sleep_and_a_locked_screen_are_told_and_their_ends_are_not(bus, address, qtbot, path, member):
    told: list[str] = []
    bus.lock.connect(lambda: told.append("lock"))
    bus.sleep.connect(lambda: told.append("sleep"))
    send(address, path, member, "boolean:false")
    send(address, path, member, "boolean:true")
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["sleep" if (path, member) == SLEEP else "lock"]


def test_a_session_that_is_told_to_lock_locks(bus, address, qtbot):
    with qtbot.waitSignal(bus.lock):
        send(address, *SESSION)


class Login(QDBusVirtualObject):
    """Stands in for systemd: hands out one inhibitor, or refuses."""

    def __init__(self, *, refuses: bool = False) -> None:
        super().__init__()
        self.asked: list[object] = []
        self.held, self._given = os.pipe()
        self._refuses = refuses

    def introspect(self, path):
        return ""

    def handleMessage(self, message, connection):  # noqa: N802 - Qt's name
        if message.member() != "Inhibit":
            return False
        self.asked = message.arguments()
        if self._refuses:
            answer = message.createErrorReply("org.freedesktop.DBus.Error.AccessDenied", "no")
        else:
            answer = message.createReply(QDBusUnixFileDescriptor(self._given))
        os.close(self._given)
        return connection.send(answer)


def serve(connection: QDBusConnection, login: Login) -> None:
    assert connection.registerService("org.freedesktop.login1")
    assert connection.registerVirtualObject("/org/freedesktop/login1", login)


def test_the_computer_waits_for_us_until_we_are_gone(connect, qtbot):
    login = Login()
    serve(connect(), login)
    connection = connect()
    bus = DesktopBus(system=connection, session=connection)
    qtbot.waitUntil(lambda: bus.delays_sleep)
    assert login.asked == ["sleep", "Holdall", "Closing what is open", "delay"]
    assert bus._delay is not None
    assert not os.get_inheritable(bus._delay.fileDescriptor())  # so a fresh process lets go of it
    os.set_blocking(login.held, False)
    with pytest.raises(BlockingIOError):
        os.read(login.held, 1)  # somebody holds the other end: systemd would wait
    bus._delay = None
    qtbot.waitUntil(lambda: is_let_go(login.held))


def is_let_go(descriptor: int) -> bool:
    try:
        return os.read(descriptor, 1) == b""
    except BlockingIOError:
        return False


def test_a_system_that_does_not_wait_is_no_fault(connect, qtbot):
    login = Login(refuses=True)
    serve(connect(), login)
    connection = connect()
    bus = DesktopBus(system=connection, session=connection)
    qtbot.waitUntil(lambda: bool(login.asked))
    assert not bus.delays_sleep


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="D-Bus of Linux")
def test_without_any_bus_nothing_is_said_made_or_waited_for(tmp_path):
    probe = """
from holdall.sandbox.hardening import harden_process
harden_process()
from PySide6.QtCore import QCoreApplication
from holdall.ui.locking.desktop_bus import DesktopBus
app = QCoreApplication([])
print(DesktopBus().delays_sleep)
"""
    environment = {key: value for key, value in os.environ.items() if "DBUS" not in key and key[:4] != "XDG_"}
    environment |= {
        "HOME": str(tmp_path),
        "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nonexistent",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    run = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, env=environment, check=True
    )
    assert (run.stdout, run.stderr) == ("False\n", "")
    assert list(tmp_path.iterdir()) == []
