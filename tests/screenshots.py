"""Pictures of every screen, light and dark, English and Russian, small and large, also with the largest text.

python tests/screenshots.py --out DIR [--only WORD]
"""

# ruff: noqa: E402 - Qt reads its environment when it is imported
from __future__ import annotations

import argparse
import errno
import os
import shutil
import sys
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Never

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["QT_FONT_DPI"] = "96"
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "packaging"))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

import translations
from holdall.crypto.kdf import KdfBounds, KdfParameters
from holdall.crypto.secret import Secret
from holdall.crypto.slots import SlotRole
from holdall.errors import StoppedError, WrongSecretError
from holdall.jobs.bin import CONTENTS, PutBack, delete
from holdall.jobs.job import JobContext
from holdall.jobs.runner import JobRunner
from holdall.jobs.sample.make_sample import MakeSample
from holdall.jobs.verify_vault import NamedFinding
from holdall.jobs.workers import WorkerPool
from holdall.ui.environment import prepare
from holdall.ui.gate.create import CreateScreen
from holdall.ui.gate.damaged import DamagedScreen
from holdall.ui.gate.erasing import ErasingScreen
from holdall.ui.gate.gate import Gate
from holdall.ui.gate.new_passphrase import NewPassphraseScreen
from holdall.ui.gate.recovery import Occasion, RecoveryScreen
from holdall.ui.gate.rekeying import RekeyBegunScreen, RekeyingScreen
from holdall.ui.gate.repaired import RepairedScreen
from holdall.ui.gate.unlock import UnlockScreen
from holdall.ui.handover import Errand
from holdall.ui.opening import NeedsRepair
from holdall.ui.pages.bin import BinPage
from holdall.ui.pages.dossiers import DossiersPage
from holdall.ui.pages.papers import PapersPage
from holdall.ui.pages.registry import PAGES
from holdall.ui.pages.vault import VaultPage
from holdall.ui.pages.vault_erase import EraseScreen
from holdall.ui.pages.vault_rekey import RekeyScreen
from holdall.ui.preferences import KEY, Preferences
from holdall.ui.rekeying import ReadyToRekey
from holdall.ui.session import Sandboxes
from holdall.ui.shell import HELP
from holdall.ui.theme.theme import Look, Scheme, Theme
from holdall.ui.theme.tokens import MAX_SCALE
from holdall.ui.translation import Language
from holdall.ui.widgets.file_picker import FilePicker, Want
from holdall.ui.widgets.hold_button import HOLD_MS
from holdall.ui.window import Window
from holdall.ui.wording import rekeying
from holdall.vault.creation import RecoverySheet
from holdall.vault.diagnosis import Diagnosis, RepairOption, RepairSource
from holdall.vault.environment import Environment
from holdall.vault.erasing import Erased
from holdall.vault.errors import EraseIncompleteError, Finding, VaultDamagedError
from holdall.vault.file_system import FileSystem
from holdall.vault.key_slots import SlotInfo
from holdall.vault.repair import RepairReport
from holdall.vault.repair_intake import Intake
from holdall.vault.row_query import RowQuery
from holdall.vault.vault import Vault

SIZES = ((1024, 640), (1920, 1080))
LOOKS = (
    *product((Look(Scheme.LIGHT), Look(Scheme.DARK)), SIZES),
    (Look(Scheme.LIGHT, MAX_SCALE), SIZES[0]),
)
"""Text of 160 % is looked at where it is tightest."""
CODE = "7K3M-QX9T-04WF-H2NB-8RCA-ZP5J-EV6D-1GSY-4T0Q"
DAMAGED = NeedsRepair(
    Path("/media/stick/My papers.holdall"),
    Secret(b""),
    Diagnosis(
        error=VaultDamagedError(part="index", reason="unreadable"),
        findings=(Finding("snapshot-damaged", "0"),),
        options=(
            RepairOption(
                source=RepairSource.SNAPSHOT,
                saved_at="2026-11-20T10:00:00Z",
                records={"paper": 31, "person": 4, "event": 6},
                snapshot=2,
                generation=41,
            ),
            RepairOption(
                source=RepairSource.SNAPSHOT,
                saved_at="2026-11-18T10:00:00Z",
                records={"paper": 29, "person": 4, "event": 2},
                snapshot=1,
                generation=38,
            ),
            RepairOption(source=RepairSource.DATABASE),
            RepairOption(source=RepairSource.BLOBS),
        ),
        snapshots=(),
        database_session=0,
    ),
)
TWO_PEOPLE = [
    SlotInfo(number=number, role=SlotRole.PASSPHRASE, created=f"2026-11-{day}T10:00:00Z", opened=False)
    for number, day in ((1, 10), (3, 23))
]
SETTLE_MS, MOST_WAITS = 250, 120
CALM_WAITS = 2
"""What a page does in the background may begin a little after it is shown."""


def _wait() -> None:
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()


class ReadOnly(FileSystem):
    """A stick whose switch is set."""

    def _refuse(self, *_: object) -> Never:
        raise OSError(errno.EROFS, "read-only")

    lock = open_new = open_existing = rename = remove = set_times = make_directory = _refuse


class Camera:
    """Takes pictures of one window in one combination of looks."""

    def __init__(self, out: Path, window: QWidget, name: str, only: str) -> None:
        self._out, self._window, self._name, self._only = out, window, name, only

    def take(self, screen: str, target: QWidget | None = None) -> None:
        """Let background work arrive, then save."""
        if self._only in f"{screen}-{self._name}":
            calm = 0
            for _ in range(MOST_WAITS):
                _wait()
                session = getattr(self._window, "session", None)
                calm = 0 if session is not None and session.jobs.busy else calm + 1
                if calm == CALM_WAITS:
                    break
            (target or self._window).grab().save(str(self._out / f"{screen}-{self._name}.png"))


def shoot_gate(window: Window, camera: Camera) -> None:
    """The screens that lead to a new vault."""
    window.show_gate()
    camera.take("welcome")
    gate = window.centralWidget()
    assert isinstance(gate, Gate)
    gate.start_creating()
    screen = gate.front
    assert isinstance(screen, CreateScreen)
    screen.choice.first.edit.buffer.append("лодка copper seven дождь")
    screen.choice.first.changed.emit()
    camera.take("create")
    gate._show(RecoveryScreen(CODE))
    camera.take("recovery")


def shoot_unlocking(window: Window, camera: Camera) -> None:
    """What comes before a vault that is there already is open, or does not open."""
    window.show_gate(Errand(DAMAGED.path))
    gate = window.centralWidget()
    assert isinstance(gate, Gate)
    unlock = gate.front
    assert isinstance(unlock, UnlockScreen)
    camera.take("unlock")
    unlock.refused(WrongSecretError())
    camera.take("unlock-refused")
    unlock.other.click()
    camera.take("unlock-by-code")
    unlock.busy(True)
    camera.take("unlock-busy")
    asking = NewPassphraseScreen(gate._language, TWO_PEOPLE)
    gate._show(asking)
    asking.choice.suggest.click()
    camera.take("new-passphrase")
    gate._show(RecoveryScreen(CODE, Occasion.REPLACING, gate.tr("The new passphrase is set.")))
    camera.take("new-recovery")
    gate.offer_repair(DAMAGED)
    damaged = gate.front
    assert isinstance(damaged, DamagedScreen)
    camera.take("damaged")
    damaged.busy(True)
    damaged._progressed(40_000, 90_000)
    camera.take("damaged-busy")
    lost = Intake(unreadable=("0" * 32,))
    gate._show(RepairedScreen(RepairReport(option=DAMAGED.diagnosis.options[-1], intake=lost)))
    camera.take("repaired")
    shoot_erasing(gate, camera)
    shoot_rekeying(gate, camera)


def shoot_erasing(gate: Gate, camera: Camera) -> None:
    """A vault that is being erased, one that could not be, one that is."""
    screen = ErasingScreen(Path("/media/stick/My papers.holdall"))
    gate._show(screen)
    screen._progressed(123, 456)
    camera.take("erasing")
    screen._failed(EraseIncompleteError())
    camera.take("erase-failed")
    gate._erased(Erased(456, 1, left=("Новый документ.docx", "photo.jpg")))
    camera.take("erased")


def shoot_rekeying(gate: Gate, camera: Camera) -> None:
    """A vault that gets new keys: passphrase, code, the work, a stop, its end; one in which it was begun."""
    gate.rekey(DAMAGED.path)
    gate.front.refused(WrongSecretError())
    camera.take("rekey-passphrase")
    sheet = RecoverySheet(CODE, "My papers", "0123ABCD", "2026-11-27")
    ready = ReadyToRekey(DAMAGED.path, Secret(b""), CODE, sheet, tuple(TWO_PEOPLE[1:]))
    gate._show(RecoveryScreen(CODE, Occasion.REKEYING, rekeying.before(ready.dropped)))
    camera.take("rekey-code")
    screen = RekeyingScreen(ready)
    gate._show(screen)
    screen._progressed(1_230_000, 4_560_000)
    camera.take("rekeying")
    screen._failed(StoppedError(reason="rekeying"))
    camera.take("rekey-stopped")
    screen.ended(None)
    camera.take("rekeyed")
    gate._show(RekeyBegunScreen())
    camera.take("rekey-begun")


def shoot_vault_screens(window: Window, camera: Camera) -> None:
    """What the page of the vault asks before it changes something that cannot be taken back."""
    window.shell.show_page("vault")
    page = window.shell.page
    assert isinstance(page, VaultPage)
    page.erase.click()
    screen = page.stack.front
    assert isinstance(screen, EraseScreen)
    screen._let_go()
    screen.hold.holding.start()
    screen.hold.holding.pause()
    screen.hold.holding.setCurrentTime(HOLD_MS // 2)
    camera.take("erase")
    page.stack.leave()
    page.rekeying.panel.ask.click()
    asking = page.stack.front
    assert isinstance(asking, RekeyScreen)
    camera.take("rekey")
    for area in asking.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    camera.take("rekey-end")
    page.stack.leave()
    page.rekeying.panel.show_state(begun=True, read_only=False, by_code=False, overtaken=False)
    for area in page.findChildren(QScrollArea):
        area.ensureWidgetVisible(page.rekeying.panel)
    camera.take("vault-rekey-begun")


def shoot_overlooked(window: Window, camera: Camera) -> None:
    """What the list does not know of: the reminder, and where it leads."""
    session, status = window.session, window.shell.status
    assert session is not None
    names = ("Summons 2022.pdf", "скан 0412.jpg", "IMG_2041.heic")
    found = [NamedFinding(code="stored-file-unknown", item_id=name, name=name) for name in names]
    session.overlooked.tell(found)
    window.shell.show_page("today")
    status.notice.hide()
    status.notice.showing.emit(False)
    camera.take("overlooked")
    status.lead.click()
    camera.take("vault-overlooked")
    session.overlooked.tell(())


def shoot_picker(window: Window, camera: Camera) -> None:
    """Choosing files; the last picture, since the window does not get the focus back here."""
    picker = FilePicker(window, Want.FILES, "Holdall", start=ROOT)
    picker.open()
    camera.take("picker", picker)
    picker.reject()


def shoot_pages(window: Window, camera: Camera, vault: Vault, state: str) -> None:
    """Every page over one vault, its first record chosen where there is one."""
    window.enter(vault)
    for page_id in (*(spec.id for spec in PAGES), HELP):
        window.shell.show_page(page_id)
        camera.take(f"{page_id}-{state}")


def shoot_more_of_papers(window: Window, camera: Camera) -> None:
    """Papers as a list, several chosen, one opened wide, none found."""
    window.shell.show_page("papers")
    page = window.shell.page
    assert isinstance(page, PapersPage)
    page._show_as()
    camera.take("papers-list")
    page.grid.selectAll()
    camera.take("papers-many")
    page._show_as()
    page.views.select(0)
    page.toggle_wide()
    camera.take("papers-wide")
    page.toggle_wide()
    page.search("zzz")
    camera.take("papers-none-found")
    page.search("")


def shoot_more_of_dossiers(window: Window, camera: Camera) -> None:
    """The statement, the cover, and what is missing, where that is a tab."""
    window.shell.show_page("dossiers")
    page = window.shell.page
    assert isinstance(page, DossiersPage)
    for tab in ("statement", "cover", "missing"):
        page.panes.choose(tab)
        camera.take(f"dossiers-{tab}")


def shoot_bin(window: Window, camera: Camera) -> None:
    """What was deleted, one and all of it to be removed for good; it is there again afterwards."""
    session = window.session
    assert session is not None
    records = session.records
    for kind, most in (("paper", 9), ("person", 1), ("event", 2), ("application", 1)):
        for row in records.rows(RowQuery(kind=kind, limit=most)):
            delete(records, [row.id], "delete")
    window.shell.show_page("bin")
    page = window.shell.page
    assert isinstance(page, BinPage)
    page.refresh()
    camera.take("bin")
    page.ask_some()
    camera.take("bin-remove")
    page.stack.leave()
    page.ask_all()
    for area in page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    camera.take("bin-remove-all-end")
    page.stack.leave()
    PutBack(session.vault, [row.id for row in records.rows(CONTENTS)], "put-back").run(JobContext())


def shoot_keys(window: Window, camera: Camera) -> None:
    """What is asked before it is changed who can open the vault, and the lower end of that page."""
    window.shell.show_page("vault")
    page = window.shell.page
    assert isinstance(page, VaultPage)
    keys = page.keys
    keys.refresh()  # also where no picture was taken of the page itself
    own, code = keys.panel._rows[:2]
    for button, name in (
        (keys.panel.change, "change"),
        (keys.panel.add, "add"),
        (keys.panel.code, "new-code"),
        (own.revoke, "revoke-own"),
        (code.revoke, "revoke"),
    ):
        button.click()
        camera.take(f"vault-keys-{name}")
        page.stack.leave()
    keys.panel.say(keys.tr("Added as no. %1. Note on paper whose that is.").replace("%1", "3"))
    camera.take("vault-keys-outcome")
    for area in page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    camera.take("vault-end")


def main() -> int:
    """Make all pictures; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", default="", help="only screens whose name contains this")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    translations.compile_all()
    prepare()
    from holdall.ui.app import make_application

    app = make_application()
    folder = options.out / "vaults"
    cheap = KdfParameters(memory_kib=64, iterations=1, lanes=1)
    env = Environment(kdf_bounds=KdfBounds(min_memory_kib=64), choose_kdf=lambda: cheap)
    for name, fill in (("full", fill_with_sample), ("empty", None)):
        shutil.rmtree(folder / f"{name}.holdall", ignore_errors=True)
        folder.mkdir(exist_ok=True)
        with Vault.create(folder / f"{name}.holdall", Secret.from_text("a b c"), env=env)[0] as vault:
            if fill:
                fill(vault)
    shoot_all(app, options, folder, env)
    shutil.rmtree(folder)
    return 0


def fill_with_sample(vault: Vault) -> None:
    """The invented family that the first screen offers."""
    with WorkerPool() as sandbox:
        MakeSample(vault, sandbox).run(JobContext())


def shoot_all(app: QApplication, options: argparse.Namespace, folder: Path, env: Environment) -> None:
    """Every combination of looks, language and size."""
    runner, sandboxes = JobRunner(), Sandboxes(WorkerPool(size=1), WorkerPool(size=1))
    theme, language = Theme(app), Language(app)
    for (look, size), tag in product(LOOKS, ("en", "ru")):
        theme.apply(look)
        language.use(tag)
        window = Window(runner, sandboxes, theme, language)
        window.resize(*size)
        window.show()
        large = f"-{look.percent}" if look.percent != 100 else ""
        camera = Camera(options.out, window, f"{look.scheme}-{tag}-{size[0]}{large}", options.only)
        shoot_gate(window, camera)
        shoot_unlocking(window, camera)
        kept = Preferences(language=tag, scheme=look.scheme.value, percent=look.percent).to_text()
        for state in ("empty", "full"):
            vault = Vault.open(folder / f"{state}.holdall", Secret.from_text("a b c"), env=env)
            vault.settings.set(KEY, kept)
            shoot_pages(window, camera, vault, state)
            if state == "full":
                shoot_more_of_papers(window, camera)
                shoot_more_of_dossiers(window, camera)
                shoot_bin(window, camera)
                shoot_keys(window, camera)
                shoot_vault_screens(window, camera)
                shoot_overlooked(window, camera)
            window.lock()
        still = replace(env, fs=ReadOnly())
        window.enter(Vault.open(folder / "full.holdall", Secret.from_text("a b c"), env=still))
        for page_id in ("today", "vault"):
            window.shell.show_page(page_id)
            camera.take(f"{page_id}-read-only")
        window.lock()
        shoot_picker(window, camera)
        window.close()
        window.deleteLater()
    runner.close()
    for sandbox in sandboxes:
        sandbox.close()


if __name__ == "__main__":
    sys.exit(main())
