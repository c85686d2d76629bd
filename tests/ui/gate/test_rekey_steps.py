"""New keys from the window: the whole way, what stops it, what goes on with it, and what opens the vault."""

from __future__ import annotations

import errno
import io

import pytest
from PySide6.QtCore import Qt
from shown_words import words

from holdall.crypto.secret import Secret
from holdall.jobs.job import JobContext
from holdall.jobs.rekey_vault import RekeyVault
from holdall.ui.gate.gate import Gate
from holdall.ui.gate.recovery import RecoveryScreen
from holdall.ui.gate.rekeying import RekeyBegunScreen, RekeyingScreen, RekeyPassphraseScreen
from holdall.ui.gate.unlock import UnlockScreen
from holdall.ui.handover import Errand, Task
from holdall.vault.file_system import FileSystem
from holdall.vault.vault import Vault

PASSPHRASE = "correct horse battery"
OTHER = "somebody else's passphrase"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch, fast_env):
    unlock = Vault.open
    monkeypatch.setattr("holdall.ui.rekeying.REAL", fast_env)
    monkeypatch.setattr(Vault, "open", lambda path, secret, env=fast_env: unlock(path, secret, env=env))


@pytest.fixture
def path(empty_vault):
    """A closed vault with one original that two people can open."""
    stored = empty_vault.blobs.add(io.BytesIO(b"x" * 90_000), name="", media_type="", imported_at="")
    with empty_vault.records.transaction("add") as change:
        change.attach_blob(stored)
    empty_vault.slots.add_passphrase(Secret.from_text(OTHER))
    empty_vault.close()
    return empty_vault.path


@pytest.fixture
def gate(window, path) -> Gate:
    """The window, started with the errand."""
    window.show_gate(Errand(path, Task.REKEY))
    window.activateWindow()
    gate = window.centralWidget()
    assert isinstance(gate.front, RekeyPassphraseScreen)
    return gate


def send(gate: Gate, words: str = PASSPHRASE) -> None:
    field = gate.front.passphrase if isinstance(gate.front, RekeyPassphraseScreen) else gate.front.secret
    field.edit.buffer.append(words)
    field.edit.changed.emit()
    gate.front.go.click()


def to_code(gate: Gate, qtbot) -> RecoveryScreen:
    send(gate)
    qtbot.waitUntil(lambda: isinstance(gate.front, RecoveryScreen))
    return gate.front


def take_code(gate: Gate, qtbot) -> str:
    """Come to the code and take it; the whole code."""
    return type_back(to_code(gate, qtbot), gate)


def type_back(screen: RecoveryScreen, gate: Gate) -> str:
    """Type the group that is asked for; the whole code."""
    screen.typed.setText(screen._groups[screen._asked].lower())
    screen.go.click()
    assert isinstance(gate.front, RekeyingScreen)
    return "-".join(screen._groups)


def test_the_whole_way_ends_before_the_locked_vault(opens, window, gate, path, qtbot):
    code = take_code(gate, qtbot)
    screen = gate.front
    passphrase = screen._ready.passphrase
    qtbot.waitUntil(screen.leave.isVisible)
    assert screen.title.text() == "The vault has new keys"
    assert len(passphrase) == 0
    with qtbot.waitSignal(window.fresh_process_wanted) as wanted:
        screen.leave.click()
    assert wanted.args == [Errand(path)]
    assert [opens(path, words) for words in (PASSPHRASE, code, OTHER)] == [True, True, False]


def test_the_whole_way_by_keyboard_only(opens, gate, path, qtbot):
    qtbot.waitUntil(gate.front.passphrase.edit.hasFocus)
    qtbot.keyClicks(gate.front.passphrase.edit, PASSPHRASE)
    qtbot.keyClick(gate.front.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(gate.front, RecoveryScreen))
    sheet = gate.front
    qtbot.keyClick(gate.window().focusWidget(), Qt.Key.Key_Tab)
    assert sheet.typed.hasFocus()
    qtbot.keyClicks(sheet.typed, sheet._groups[sheet._asked])
    qtbot.keyClick(sheet.typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(gate.front, RekeyingScreen) and gate.front.leave.hasFocus())
    with qtbot.waitSignal(gate.fresh_process_wanted):
        qtbot.keyClick(gate.front.leave, Qt.Key.Key_Return)
    assert not opens(path, OTHER)


def test_who_is_shut_out_is_said_beside_the_code_and_it_can_be_saved(gate, tmp_path, qtbot):
    screen = to_code(gate, qtbot)
    said = words(screen)
    assert "Recovery code, no. 2" in said
    assert "Passphrase, no. 3" in said
    assert "Passphrase, no. 1" not in said
    screen.save_wanted.emit(tmp_path / "sheet.pdf")
    qtbot.waitUntil(lambda: "sheet.pdf" in screen.message.text())
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_given_up_before_it_began_the_vault_is_as_it_was(opens, gate, path, qtbot):
    screen = to_code(gate, qtbot)
    code = "-".join(screen._groups)
    with qtbot.waitSignal(gate.fresh_process_wanted) as wanted:
        screen.keep.click()
    assert wanted.args == [Errand(path)]
    assert [opens(path, words) for words in (PASSPHRASE, OTHER, code)] == [True, True, False]


def test_a_group_typed_wrong_begins_nothing(opens, gate, path, qtbot):
    screen = to_code(gate, qtbot)
    screen.typed.setText("UUUU")  # no code has the letter U
    screen.go.click()
    assert gate.front is screen
    assert screen.message.text().startswith("This is not group")
    assert opens(path, OTHER)


@pytest.mark.parametrize("leave", ["cancel", "escape"])
def test_left_at_the_passphrase_it_leads_back_to_the_locked_vault(gate, path, qtbot, leave):
    with qtbot.waitSignal(gate.fresh_process_wanted) as wanted:
        if leave == "cancel":
            gate.front.cancel.click()
        else:
            qtbot.keyClick(gate.front.passphrase.edit, Qt.Key.Key_Escape)
    assert wanted.args == [Errand(path)]


@pytest.mark.parametrize("words", ["wrong horse", "DEAD"])
def test_a_wrong_passphrase_is_said_and_no_code_is_shown(gate, path, qtbot, words):
    send(gate, words)
    qtbot.waitUntil(gate.front.message.isVisible)
    assert gate.front.message.text().startswith("This passphrase does not open the vault.")
    assert gate.front.passphrase.edit.is_empty()
    to_code(gate, qtbot)


def stopped_half_way(gate, qtbot, monkeypatch) -> str:
    """Stop after the first report of progress, when something has been made; the code shown."""
    run = RekeyVault.run
    with monkeypatch.context() as patched:

        def told_to_stop(job, _context):
            seen: list[int] = []
            context = JobContext(on_progress=lambda *now: seen.append(now[0]), cancelled=lambda: bool(seen))
            run(job, context)

        patched.setattr(RekeyVault, "run", told_to_stop)
        code = take_code(gate, qtbot)
        qtbot.waitUntil(gate.front.leave.isVisible)
    assert gate.front.message.text().startswith("Stopped. The vault opens as before")
    return code


def test_stopped_it_goes_on_with_the_same_code(opens, gate, path, qtbot, monkeypatch):
    code = stopped_half_way(gate, qtbot, monkeypatch)
    gate.front.retry.click()
    qtbot.waitUntil(lambda: gate.front.title.text() == "The vault has new keys")
    assert [opens(path, words) for words in (PASSPHRASE, code, OTHER)] == [True, True, False]


def test_stopped_and_left_it_is_gone_on_with_after_unlocking(opens, window, gate, qtbot, monkeypatch):
    first = stopped_half_way(gate, qtbot, monkeypatch)
    path, passphrase = gate.front._ready.path, gate.front._ready.passphrase
    gate.front.leave.click()
    assert len(passphrase) == 0
    window.show_gate(Errand(path))
    gate = window.centralWidget()
    send(gate)
    qtbot.waitUntil(lambda: isinstance(gate.front, RekeyBegunScreen))
    gate.front.go.click()
    qtbot.waitUntil(lambda: isinstance(gate.front, RekeyPassphraseScreen))
    second = take_code(gate, qtbot)
    qtbot.waitUntil(lambda: gate.front.title.text() == "The vault has new keys")
    assert [opens(path, words) for words in (PASSPHRASE, second, first, OTHER)] == [True, True, False, False]


@pytest.fixture
def begun(window, gate, path, qtbot, monkeypatch):
    """The gate after unlocking a vault in which it was begun."""

    def unlock(words: str = PASSPHRASE, by_code: bool = False) -> Gate:
        window.show_gate(Errand(path))
        gate = window.centralWidget()
        if by_code:
            gate.front.other.click()
        send(gate, words)
        qtbot.waitUntil(lambda: isinstance(gate.front, RekeyBegunScreen))
        return gate

    stopped_half_way(gate, qtbot, monkeypatch)
    return unlock


def test_begun_it_can_be_discarded(opens, window, begun, path, qtbot):
    gate = begun()
    with qtbot.waitSignal(gate.opened):
        gate.front.drop.click()
    assert not window.session.vault.rekey_begun
    window.lock()
    assert opens(path, OTHER)
    assert not (path / "g2").exists()


def test_begun_it_can_wait(window, begun, qtbot):
    gate = begun()
    with qtbot.waitSignal(gate.opened):
        gate.front.skip.click()
    assert window.session.vault.rekey_begun


def test_discarding_that_fails_is_said_and_can_be_tried_again(begun, qtbot, monkeypatch):
    gate = begun()
    with monkeypatch.context() as patched:

        def kept(_fs, _path):
            raise OSError(errno.EACCES, "refused")

        patched.setattr(FileSystem, "remove", kept)
        gate.front.drop.click()
        qtbot.waitUntil(gate.front.message.isVisible)
    with qtbot.waitSignal(gate.opened):
        gate.front.drop.click()


def test_a_vault_that_cannot_be_closed_any_more_is_not_gone_on_with(begun, qtbot, monkeypatch):
    gate = begun()
    vault = gate._vault
    with monkeypatch.context() as patched:

        def pulled(_vault):
            raise OSError(errno.EIO, "pulled")

        patched.setattr(Vault, "_leave_clean", pulled)
        gate.front.go.click()
        qtbot.waitUntil(lambda: isinstance(gate.front, UnlockScreen))
    assert gate.front.message.isVisible()
    assert not vault.is_open


def test_what_can_only_be_read_is_entered_without_a_question(window, begun, path, qtbot, monkeypatch):
    def locked(_fs, _path):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(FileSystem, "lock", locked)
    window.show_gate(Errand(path))
    gate = window.centralWidget()
    with qtbot.waitSignal(gate.opened):
        send(gate)
    assert window.session.read_only


def test_too_little_room_is_said_before_a_code_is_shown(opens, gate, path, qtbot, monkeypatch):
    monkeypatch.setattr(FileSystem, "free_space", lambda _fs, _path: 0)
    send(gate)
    qtbot.waitUntil(gate.front.message.isVisible)
    assert gate.front.message.text().startswith("There is too little room")
    assert isinstance(gate.front, RekeyPassphraseScreen)
    assert gate.front.passphrase.edit.is_empty()
    assert gate.front.go.isEnabled()
    assert opens(path, OTHER)


def test_a_full_disk_is_said_and_it_goes_on_once_there_is_room(opens, gate, path, qtbot, monkeypatch):
    screen = to_code(gate, qtbot)
    with monkeypatch.context() as patched:  # filled by something else meanwhile
        patched.setattr(FileSystem, "free_space", lambda _fs, _path: 0)
        code = type_back(screen, gate)
        qtbot.waitUntil(gate.front.leave.isVisible)
    assert gate.front.message.text().startswith("There is too little room")
    assert opens(path, OTHER)
    gate.front.retry.click()
    qtbot.waitUntil(lambda: gate.front.title.text() == "The vault has new keys")
    assert [opens(path, words) for words in (PASSPHRASE, code, OTHER)] == [True, True, False]
