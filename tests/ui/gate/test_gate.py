"""From the first screen to an open vault: creating, the recovery sheet, unlocking, and what goes wrong."""

from __future__ import annotations

import threading

import pytest

from holdall.case.paper import Paper
from holdall.crypto.secret import Secret
from holdall.errors import WrongSecretError
from holdall.ui.gate.create import CreateScreen
from holdall.ui.gate.damaged import DamagedScreen
from holdall.ui.gate.new_passphrase import NewPassphraseScreen
from holdall.ui.gate.recovery import RecoveryScreen
from holdall.ui.gate.repaired import RepairedScreen
from holdall.ui.gate.unlock import UnlockScreen
from holdall.ui.gate.welcome import WelcomeScreen
from holdall.vault.errors import SlotUnusableError
from holdall.vault.layout import Layout
from holdall.vault.vault import Vault

PHRASE = "лодка copper seven дождь window"


@pytest.fixture
def gate(window):
    return window.centralWidget()


@pytest.fixture(autouse=True)
def cheap_vaults(monkeypatch, fast_env):
    """Vaults that the window makes and opens cost a millisecond."""
    create, unlock = Vault.create, Vault.open
    monkeypatch.setattr(Vault, "create", lambda path, secret, env=fast_env: create(path, secret, env=env))
    monkeypatch.setattr("holdall.ui.opening.REAL", fast_env)
    monkeypatch.setattr(Vault, "open", lambda path, secret, env=fast_env: unlock(path, secret, env=env))


def fill_in(screen: CreateScreen, folder, phrase: str = PHRASE, again: str | None = None) -> None:
    screen._chosen([folder])
    for field, text in (
        (screen.choice.first, phrase),
        (screen.choice.second, phrase if again is None else again),
    ):
        field.edit.wipe()
        field.edit.buffer.append(text)
        field.edit.changed.emit()


def test_create_shows_the_code_and_opens_only_after_one_group_is_typed_back(window, gate, tmp_path, qtbot):
    gate.start_creating()
    fill_in(gate.front, tmp_path)
    gate.front.go.click()
    qtbot.waitUntil(lambda: isinstance(gate.front, RecoveryScreen))
    sheet = gate.front
    assert sheet.keep is None, "there is no older code to keep"
    sheet.typed.setText("0000")
    sheet.go.click()
    assert sheet.message.isVisible()
    sheet.typed.setText(sheet._groups[sheet._asked].lower())
    with qtbot.waitSignal(gate.opened) as opened:
        sheet.go.click()
    assert opened.args[0].path == tmp_path / "My papers.holdall"
    window.close()


def test_the_recovery_sheet_is_written_where_the_user_chose(gate, tmp_path, qtbot):
    gate.start_creating()
    fill_in(gate.front, tmp_path)
    gate.front.go.click()
    qtbot.waitUntil(lambda: isinstance(gate.front, RecoveryScreen))
    gate.front.save_wanted.emit(tmp_path / "sheet.pdf")
    qtbot.waitUntil(lambda: "sheet.pdf" in gate.front.message.text())
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    gate.front.save_wanted.emit(tmp_path / "no such folder" / "sheet.pdf")
    qtbot.waitUntil(lambda: "cannot be written" in gate.front.message.text())
    gate.close_vault()


@pytest.mark.parametrize(
    ("phrase", "again", "word"),
    [("", "", "Type a passphrase"), ("qwerty123", None, "too easy"), (PHRASE, PHRASE + "x", "not the same")],
)
def test_create_says_what_is_missing(gate, tmp_path, phrase, again, word):
    gate.start_creating()
    fill_in(gate.front, tmp_path, phrase, again)
    gate.front.go.click()
    assert word in gate.front.message.text()


@pytest.mark.parametrize("name", ["", "a/b", ".hidden", "what?"])
def test_create_refuses_names_that_no_system_takes(gate, tmp_path, name):
    gate.start_creating()
    fill_in(gate.front, tmp_path)
    gate.front.name.setText(name)
    gate.front.go.click()
    assert "needs a name" in gate.front.message.text()


def test_a_taken_place_is_said_and_the_form_can_be_used_again(gate, tmp_path, qtbot):
    (tmp_path / "My papers.holdall").mkdir()
    (tmp_path / "My papers.holdall" / "something").write_text("here")
    gate.start_creating()
    fill_in(gate.front, tmp_path)
    gate.front.go.click()
    qtbot.waitUntil(gate.front.message.isVisible)
    assert "already something" in gate.front.message.text()
    assert gate.front.go.isEnabled()


def test_unlock_opens_with_the_passphrase(window, gate, empty_vault, qtbot):
    path = empty_vault.path
    empty_vault.close()
    gate.unlock(path)
    gate.front.secret.edit.buffer.append("correct horse battery")
    with qtbot.waitSignal(gate.opened) as opened:
        gate.front.go.click()
    assert opened.args[0].path == path
    window.close()


def test_a_wrong_passphrase_names_the_keyboard_and_wipes_the_field(gate, empty_vault, qtbot):
    path = empty_vault.path
    empty_vault.close()
    gate.unlock(path)
    screen = gate.front
    qtbot.keyClicks(screen.secret.edit, "nonsense")
    screen.go.click()
    qtbot.waitUntil(screen.message.isVisible)
    assert screen.message.text() == "This passphrase does not open the vault. Keyboard: English."
    assert screen.secret.edit.is_empty()
    assert screen.go.isEnabled()


@pytest.mark.parametrize(
    ("typed", "keyboard"), [("kjlrf cnjk", "English"), ("сщккусе рщкыу", "Russian"), ("лодка", "Russian")]
)
def test_words_typed_with_the_other_keyboard_are_said_to_look_so(gate, empty_vault, qtbot, typed, keyboard):
    empty_vault.close()
    gate.unlock(empty_vault.path)
    screen = gate.front
    screen.secret.edit._add(typed, shift=False)
    screen.go.click()
    qtbot.waitUntil(screen.message.isVisible)
    said = screen.message.text()
    assert said.startswith(f"This passphrase does not open the vault. Keyboard: {keyboard}.")
    assert ("the other keyboard language" in said) is (typed != "лодка")
    assert typed not in said
    assert screen.secret.edit.is_empty()


def test_a_mistyped_code_names_its_group(gate, tmp_path, qtbot):
    gate.unlock(tmp_path)
    screen = gate.front
    screen.other.click()
    assert screen.secret.edit.accessibleName() == "Recovery code"
    screen.refused(WrongSecretError(group=3))
    assert screen.message.text() == "Group 3 of the code is mistyped."
    screen.refused(WrongSecretError())
    assert screen.message.text() == "This code does not open the vault."


def test_a_folder_that_is_no_vault_is_said(gate, tmp_path, qtbot):
    gate.unlock(tmp_path)
    gate.front.secret.edit.buffer.append("anything")
    gate.front.go.click()
    qtbot.waitUntil(gate.front.message.isVisible)
    assert "not a Holdall vault" in gate.front.message.text()


def test_nothing_typed_is_no_attempt(gate, tmp_path):
    gate.unlock(tmp_path)
    gate.front.go.click()
    assert gate.front.message.text() == "Type the passphrase first."


def test_leaving_a_screen_wipes_what_was_typed(gate, tmp_path):
    gate.start_creating()
    screen = gate.front
    fill_in(screen, tmp_path)
    screen.back.emit()
    assert screen.choice.first.edit.is_empty()
    assert screen.choice.second.edit.is_empty()
    assert isinstance(gate.front, WelcomeScreen)


def test_the_secret_handed_over_is_wiped_after_use(window, gate, empty_vault, qtbot):
    path = empty_vault.path
    empty_vault.close()
    kept: list[Secret] = []
    gate.unlock(path)
    screen = gate.front
    assert isinstance(screen, UnlockScreen)
    screen.submitted.connect(lambda _path, secret: kept.append(secret))
    screen.secret.edit.buffer.append("correct horse battery")
    with qtbot.waitSignal(gate.opened):
        screen.go.click()
    assert len(kept[0]) == 0
    window.close()


def test_the_language_is_chosen_on_the_first_screen(window, qtbot):
    window.centralWidget().front  # noqa: B018 - the welcome screen is there
    window.centralWidget().language_chosen.emit("ru")
    assert window.centralWidget().front.accessibleName() == ""
    assert "Holdall" in window.centralWidget().front.title.text()


def test_a_folder_that_is_no_vault_is_said_before_a_passphrase_is_asked_for(gate, tmp_path):
    gate._picked([tmp_path])
    assert isinstance(gate.front, WelcomeScreen)
    assert "not a Holdall vault" in gate.front.message.text()


def test_a_vault_that_was_picked_is_to_be_unlocked(gate, empty_vault):
    gate._picked([empty_vault.path])
    assert isinstance(gate.front, UnlockScreen)


def test_the_sample_is_made_and_opened(window, gate, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr("holdall.jobs.sample.make_sample.MakeSample.run", lambda self, context: None)
    gate._make_sample([tmp_path])
    qtbot.waitUntil(lambda: window.session is not None)
    qtbot.waitUntil(
        lambda: window.shell.status.notice.text.text() == "The sample is ready. Its passphrase is: sample"
    )
    assert window.session.path == tmp_path / "Sample.holdall"
    window.close()


def test_a_sample_that_is_there_already_is_opened_with_its_passphrase(gate, tmp_path):
    (tmp_path / "Sample.holdall").mkdir()
    gate._make_sample([tmp_path])
    assert isinstance(gate.front, UnlockScreen)
    assert gate.front.message.text() == "Its passphrase is: sample"


@pytest.fixture
def recovered(gate, tmp_path, qtbot, fast_env):
    """The gate after a vault was opened with its recovery code; also its path and that code."""
    path = tmp_path / "Papers.holdall"
    vault, code = Vault.create(path, Secret.from_text("forgotten words of old"))
    vault.close()
    gate.unlock(path)
    gate.front.other.click()
    gate.front.secret.edit.buffer.append(code)
    gate.front.go.click()
    qtbot.waitUntil(lambda: isinstance(gate.front, NewPassphraseScreen))
    yield gate, path, code
    gate.close_vault()


def set_passphrase(gate, phrase: str = PHRASE) -> None:
    for field in (gate.front.choice.first, gate.front.choice.second):
        field.edit.wipe()
        field.edit.buffer.append(phrase)
        field.edit.changed.emit()
    gate.front.go.click()


def test_after_the_recovery_code_a_new_passphrase_takes_the_place_of_the_old(opens, window, recovered, qtbot):
    gate, path, code = recovered
    set_passphrase(gate)
    qtbot.waitUntil(lambda: isinstance(gate.front, RecoveryScreen))
    with qtbot.waitSignal(gate.opened):
        gate.front.keep.click()
    window.close()
    assert [opens(path, words) for words in (PHRASE, "forgotten words of old", code)] == [True, False, True]


def test_a_new_recovery_code_replaces_the_old_when_it_was_typed_back(
    opens, window, recovered, tmp_path, qtbot
):
    gate, path, code = recovered
    set_passphrase(gate)
    qtbot.waitUntil(lambda: isinstance(gate.front, RecoveryScreen))
    sheet = gate.front
    sheet.save_wanted.emit(tmp_path / "new sheet.pdf")
    qtbot.waitUntil(lambda: "new sheet.pdf" in sheet.message.text())
    new = "-".join(sheet._groups)
    sheet.typed.setText(sheet._groups[sheet._asked])
    with qtbot.waitSignal(gate.opened):
        sheet.go.click()
    window.close()
    assert [opens(path, words) for words in (PHRASE, code, new)] == [True, False, True]


@pytest.mark.parametrize("chosen", [3, None])
def test_of_two_people_only_the_one_who_forgot_gets_a_new_passphrase(opens, window, tmp_path, qtbot, chosen):
    gate = window.centralWidget()
    path = tmp_path / "Papers.holdall"
    vault, code = Vault.create(path, Secret.from_text("hers, not forgotten"))
    with vault:
        assert vault.slots.add_passphrase(Secret.from_text("his, forgotten")) == 3
    gate.unlock(path)
    gate.front.other.click()
    gate.front.secret.edit.buffer.append(code)
    gate.front.go.click()
    qtbot.waitUntil(lambda: isinstance(gate.front, NewPassphraseScreen))
    gate.front.forgotten[chosen].click()
    set_passphrase(gate)
    qtbot.waitUntil(lambda: isinstance(gate.front, RecoveryScreen))
    with qtbot.waitSignal(gate.opened):
        gate.front.keep.click()
    window.close()
    secrets = ("hers, not forgotten", "his, forgotten", PHRASE)
    assert [opens(path, words) for words in secrets] == [True, chosen is None, True]


def test_the_new_passphrase_can_wait(opens, window, recovered, qtbot):
    gate, path, _code = recovered
    with qtbot.waitSignal(gate.opened):
        gate.front.skip.click()
    window.close()
    assert opens(path, "forgotten words of old")


def test_a_passphrase_that_cannot_be_set_is_said_and_the_screen_can_be_used_again(
    recovered, qtbot, monkeypatch
):
    gate, _path, _code = recovered

    def full(*_args, **_named):
        raise SlotUnusableError(reason="full", slot=0)

    monkeypatch.setattr(gate._vault.slots, "recover", full)
    set_passphrase(gate)
    qtbot.waitUntil(gate.front.message.isVisible)
    assert "room for no more" in gate.front.message.text()
    assert gate.front.go.isEnabled()


@pytest.mark.parametrize("group", range(1, 10))
def test_one_wrong_character_of_a_real_code_names_its_group(gate, tmp_path, qtbot, group):
    path = tmp_path / "Papers.holdall"
    vault, code = Vault.create(path, Secret.from_text("forgotten words of old"))
    vault.close()
    place = (group - 1) * 5 + 2
    gate.unlock(path)
    gate.front.other.click()
    gate.front.secret.edit.buffer.append(f"{code[:place]}U{code[place + 1 :]}")  # no code has the letter U
    gate.front.go.click()
    qtbot.waitUntil(gate.front.message.isVisible)
    assert gate.front.message.text() == f"Group {group} of the code is mistyped."


def unlock(gate, path, words: str = "correct horse battery") -> None:
    gate.unlock(path)
    gate.front.secret.edit.buffer.append(words)
    gate.front.go.click()


@pytest.fixture
def offered(gate, damaged_path, qtbot):
    """The gate that offers to repair a vault."""
    unlock(gate, damaged_path)
    qtbot.waitUntil(lambda: isinstance(gate.front, DamagedScreen))
    yield gate
    gate.close_vault()


@pytest.mark.parametrize(("chosen", "titles"), [(0, ["Повестка"]), (1, ["скан"])])
def test_a_damaged_vault_is_repaired_as_chosen_and_opens(window, offered, qtbot, chosen, titles):
    screen = offered.front
    kept = screen._damaged.secret
    assert screen.found.text() == "The list of everything in the vault is gone."
    screen.choices[chosen].click()
    screen.go.click()
    qtbot.waitUntil(lambda: isinstance(offered.front, RepairedScreen))
    assert len(kept) == 0
    with qtbot.waitSignal(offered.opened) as opened:
        offered.front.go.click()
    assert [paper.title for paper in opened.args[0].records.all(Paper)] == titles
    window.close()


def test_a_vault_repaired_with_its_recovery_code_leads_to_a_new_passphrase(
    gate, damaged_path, tmp_path, qtbot
):
    unlock(gate, damaged_path, (tmp_path / "code").read_text())
    qtbot.waitUntil(lambda: isinstance(gate.front, DamagedScreen))
    gate.front.go.click()
    qtbot.waitUntil(lambda: isinstance(gate.front, RepairedScreen))
    gate.front.go.click()
    assert isinstance(gate.front, NewPassphraseScreen)
    gate.close_vault()


def test_going_back_from_a_damaged_vault_wipes_the_secret_and_changes_nothing(offered, damaged_path):
    kept = offered.front._damaged.secret
    offered.front.leave.click()
    assert isinstance(offered.front, UnlockScreen)
    assert len(kept) == 0
    assert not (damaged_path / "index.db").exists()


def test_a_repair_that_is_stopped_leaves_the_vault_and_can_be_begun_again(offered, damaged_path, qtbot):
    screen = offered.front
    screen.choices[-1].click()
    screen.go.click()
    screen._job.cancel()  # before its thread has come to the first original, or it ends well all the same
    qtbot.waitUntil(lambda: screen.go.isVisible() or isinstance(offered.front, RepairedScreen))
    if offered.front is screen:
        assert screen.message.text() == "Stopped. The vault is as it was."
        assert not (damaged_path / "index.db").exists()
        screen.go.click()
    qtbot.waitUntil(lambda: isinstance(offered.front, RepairedScreen))


def test_a_vault_that_nobody_can_repair_is_refused_with_the_reason(gate, damaged_path, qtbot):
    for key in Layout(damaged_path).keys:
        key.write_bytes(bytes(4096))
    unlock(gate, damaged_path)
    qtbot.waitUntil(lambda: "key file" in gate.front.message.text())
    assert isinstance(gate.front, UnlockScreen)
    assert gate.front.go.isEnabled()


@pytest.fixture
def loading_threads(monkeypatch):
    """On which threads the words that a passphrase is judged by are loaded: half a second of work."""
    threads: list[int] = []
    for module in ("holdall.ui.opening", "holdall.ui.widgets.new_passphrase"):
        monkeypatch.setattr(f"{module}.dictionary", lambda: threads.append(threading.get_ident()))
    return threads


def test_a_refused_passphrase_does_not_hold_up_the_window(gate, qtbot, empty_vault, loading_threads):
    path = empty_vault.path
    empty_vault.close()
    gate.unlock(path)
    gate.front.secret.edit.buffer.append("wrong")
    gate.front.go.click()
    qtbot.waitUntil(lambda: bool(gate.front.message.text()))
    assert len(loading_threads) == 1
    assert threading.get_ident() not in loading_threads


def test_a_new_passphrase_is_judged_without_holding_up_the_window(gate, qtbot, loading_threads):
    gate.start_creating()
    qtbot.waitUntil(lambda: len(loading_threads) == 1)
    assert threading.get_ident() not in loading_threads
