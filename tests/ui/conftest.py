"""Qt for the tests of the window: offscreen, our own fonts, a real vault with a cheap key derivation."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_SCALE_FACTOR", "1")
os.environ.setdefault("QT_FONT_DPI", "96")

sys.path.insert(0, str(Path(__file__).parent))  # for `case_for_looks`

from holdall.ui.environment import prepare

prepare()


@pytest.fixture(scope="session")
def _application():
    """The application and its language, English: in none at all a number reads "1 file(s)"."""
    from holdall.ui.app import make_application
    from holdall.ui.translation import Language

    application = make_application()
    language = Language(application)
    language.use("en")
    return application, language


@pytest.fixture(scope="session")
def qapp(_application):
    return _application[0]


@pytest.fixture(autouse=True)
def _no_widgets_left(request):
    """Widgets that a test deleted are gone before the next one, which would otherwise restyle them."""
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class StubSandbox:
    """Answers `intake.render_page` with a grey page; refuses what is asked for in `refuse`."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict]] = []
        self.refusal: Exception | None = None
        self.notes: list[str] = []
        self.lacks_walls = False

    def run(self, operation, request, source, *, limits=None, on_part=None, cancelled=None):
        self.calls.append((operation, dict(request)))
        if self.refusal is not None:
            raise self.refusal
        on_part({"kind": "page", "width": 30, "height": 40}, bytes([200]) * (30 * 40 * 3))
        return {"notes": list(self.notes)}

    def close(self) -> None:
        pass


@pytest.fixture
def stub_sandbox():
    return StubSandbox()


@pytest.fixture
def runner():
    from holdall.jobs.runner import JobRunner

    runner = JobRunner(2)
    yield runner
    runner.close()


@pytest.fixture
def empty_vault(tmp_path: Path, fast_env):
    """A new vault; closed again if the test did not."""
    from holdall.crypto.secret import Secret
    from holdall.vault.vault import Vault

    secret = Secret.from_text("correct horse battery")
    vault, _ = Vault.create(tmp_path / "Case.holdall", secret, env=fast_env)
    yield vault
    vault.close()


@pytest.fixture
def opens(fast_env):
    """Call with the folder of a vault that is closed and some words: whether they open it."""
    from holdall.crypto.secret import Secret
    from holdall.errors import WrongSecretError
    from holdall.vault.vault import Vault

    def opens(path: Path, words: str) -> bool:
        try:
            with Secret.from_text(words) as secret:
                Vault.open(path, secret, env=fast_env).close()
        except WrongSecretError:
            return False
        return True

    return opens


@pytest.fixture
def session(qapp, empty_vault, runner, sandboxes):
    """A session over an empty vault, without a window."""
    from holdall.ui.session import Session

    session = Session(empty_vault, runner, sandboxes)
    yield session
    runner.close()
    session.close()


@pytest.fixture(scope="session")
def theme(qapp):
    from holdall.ui.theme.theme import Theme

    return Theme(qapp)


@pytest.fixture
def language(_application):
    """The language in force, English again after the test."""
    language = _application[1]
    yield language
    language.use("en")


@pytest.fixture
def sandboxes(stub_sandbox):
    from holdall.ui.session import Sandboxes

    return Sandboxes(stub_sandbox, stub_sandbox)


@pytest.fixture
def window(qtbot, runner, sandboxes, theme, language):
    """The window at its first screen, in English, light, 1024 x 640."""
    from holdall.ui.theme.theme import Look, Scheme
    from holdall.ui.window import Window

    theme.apply(Look(Scheme.LIGHT))
    language.use("en")
    window = Window(runner, sandboxes, theme, language)
    qtbot.addWidget(window)
    window.show_gate()
    window.resize(1024, 640)
    window.show()
    yield window
    window.close()
    runner.close()


@pytest.fixture
def open_window(window, empty_vault):
    """The window inside an empty vault."""
    window.enter(empty_vault)
    return window


@pytest.fixture
def damaged():
    """A vault that does not open, as screens get it: no database to read, a stray copy, four ways out."""
    from holdall.crypto.secret import Secret
    from holdall.ui.opening import NeedsRepair
    from holdall.vault.diagnosis import Diagnosis, RepairOption, RepairSource
    from holdall.vault.errors import Finding, VaultDamagedError

    options = (
        RepairOption(
            source=RepairSource.SNAPSHOT,
            saved_at="2026-11-20T10:00:00Z",
            records={"paper": 12, "person": 3, "event": 1, "file": 14},
            snapshot=1,
            generation=9,
        ),
        RepairOption(source=RepairSource.SNAPSHOT, saved_at="2026-11-10T10:00:00Z", snapshot=0, generation=7),
        RepairOption(source=RepairSource.DATABASE),
        RepairOption(source=RepairSource.BLOBS),
    )
    diagnosis = Diagnosis(
        error=VaultDamagedError(part="index", reason="unreadable"),
        findings=(Finding("sync-conflict", "index (copy).db"),),
        options=options,
        snapshots=(),
        database_session=0,
    )
    return NeedsRepair(Path("Papers.holdall"), Secret.from_text("correct horse battery"), diagnosis)


@pytest.fixture
def ready_to_rekey():
    """What is known of a closed vault before it gets new keys: two things will open it no more."""
    from holdall.crypto.secret import Secret
    from holdall.crypto.slots import SlotRole
    from holdall.ui.rekeying import ReadyToRekey
    from holdall.vault.creation import RecoverySheet
    from holdall.vault.key_slots import SlotInfo

    code = "7K3M-QX9T-04WF-H2NB-8RCA-ZP5J-EV6D-1GSY-4T0Q"
    dropped = tuple(
        SlotInfo(number=number, role=role, created="2026-11-23T12:00:00Z", opened=False)
        for number, role in ((2, SlotRole.RECOVERY_CODE), (3, SlotRole.PASSPHRASE))
    )
    return ReadyToRekey(
        Path("Papers.holdall"),
        Secret.from_text("correct horse battery"),
        code,
        RecoverySheet(code, "Papers", "0123ABCD", "2026-11-27"),
        dropped,
    )


@pytest.fixture
def full_disk(monkeypatch):
    """A disk that is full until `free()` is called."""
    import errno

    from holdall.vault.records import RecordStore

    commit = RecordStore._commit

    def refuse(*_):
        raise OSError(errno.ENOSPC, "full")

    class Disk:
        def fill(self) -> None:
            monkeypatch.setattr(RecordStore, "_commit", refuse)

        def free(self) -> None:
            monkeypatch.setattr(RecordStore, "_commit", commit)

    disk = Disk()
    disk.fill()
    return disk
