"""What an older list does not know of is sought once a vault is open, and quietly told with its remedy."""

from __future__ import annotations

import threading

import pytest

from holdall.errors import StoppedError
from holdall.jobs.opening_look import OpeningLook
from holdall.jobs.verify_vault import NamedFinding
from holdall.vault.vault import Vault

LATER = NamedFinding(code="newer-keys", item_id="g2", name="g2")
UNKNOWN = NamedFinding(code="stored-file-unknown", item_id="a", name="a.jpg")
DAMAGED = NamedFinding(code="blob-damaged", item_id="b", name="b.jpg")


@pytest.fixture
def overlooked(session):
    return session.overlooked


@pytest.fixture
def rolled_back(empty_vault, put_file, fast_env, opens):
    """A vault whose list and heads were put back to before its only paper."""
    path, env = empty_vault.path, fast_env
    lists = ("head.a", "head.b", "index.db")
    empty_vault.close()
    older = {name: (path / name).read_bytes() for name in lists}
    from holdall.crypto.secret import Secret

    def unlocked():
        with Secret.from_text("correct horse battery") as secret:
            return Vault.open(path, secret, env=env)

    with unlocked() as vault:
        put_file(vault, b"evidence", "since.jpg")
    for name in lists:
        (path / name).write_bytes(older[name])
    vault = unlocked()
    yield vault
    vault.close()


def test_of_a_check_only_what_the_list_does_not_know_of_is_kept_and_told_once(overlooked, qtbot):
    told = []
    overlooked.changed.connect(lambda: told.append(overlooked.findings))
    overlooked.tell((LATER, DAMAGED, UNKNOWN))
    overlooked.tell([LATER, UNKNOWN])
    assert told == [(LATER, UNKNOWN)]
    assert overlooked.can_be_taken_in
    overlooked.taken_in()
    assert told[1:] == [(LATER,)]
    assert not overlooked.can_be_taken_in


def test_a_look_that_fails_says_nothing(overlooked, session, qtbot, monkeypatch):
    monkeypatch.setattr(OpeningLook, "run", lambda *_: (_ for _ in ()).throw(OSError()))
    overlooked.changed.connect(pytest.fail)
    session.notice.connect(pytest.fail)
    overlooked.look()
    qtbot.waitUntil(lambda: not session.jobs.busy)
    assert overlooked.findings == ()


def test_an_ordinary_vault_is_opened_without_a_reminder(open_window, qtbot):
    qtbot.waitUntil(lambda: not open_window.session.jobs.busy)
    open_window.shell.status.notice._expire()
    assert not open_window.shell.status.lead.isVisible()


def test_after_a_roll_back_a_quiet_line_leads_to_where_originals_are_taken_in(window, rolled_back, qtbot):
    window.enter(rolled_back)
    status = window.shell.status
    qtbot.waitUntil(lambda: bool(window.session.overlooked.findings))
    assert status.notice.text.text().startswith("Last changed:")  # not driven away
    status.notice._expire()
    assert status._text.text() == "1 original in the vault is not on its list."
    status.lead.click()
    page = window.shell.page
    assert window.shell.page_id == "vault"
    qtbot.waitUntil(page._take_in.hasFocus)
    assert page._damage.toPlainText().startswith("since.jpg: it lies in the vault")
    assert not page._take_in.visibleRegion().isEmpty()
    page._take_in.click()
    qtbot.waitUntil(lambda: not status.lead.isVisible() and not window.session.jobs.busy)
    status.notice._expire()
    assert status._text.text() == "Everything is saved"


def test_in_another_language_the_reminder_stays(window, rolled_back, qtbot, language):
    window.enter(rolled_back)
    qtbot.waitUntil(lambda: bool(window.session.overlooked.findings))
    window.session.prefer(language="ru")
    assert window.shell.status._text.text() == "В хранилище есть 1 оригинал, которого нет в его списке."


def test_a_lock_does_not_wait_for_the_look(window, rolled_back, qtbot, monkeypatch):
    begun, cancelled = threading.Event(), threading.Event()

    def run(_look, context):
        begun.set()
        while not context.cancelled():
            pass
        cancelled.set()
        raise StoppedError

    monkeypatch.setattr(OpeningLook, "run", run)
    window.enter(rolled_back)
    assert begun.wait(10)
    with qtbot.waitSignal(window.fresh_process_wanted):
        window.lock_when_idle()
    assert not rolled_back.is_open
    assert cancelled.wait(10)
