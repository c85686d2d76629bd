"""What is asked before a vault is entered: only what it needs, in an order that leads nobody astray."""

from __future__ import annotations

import pytest

from holdall.crypto.secret import Secret
from holdall.ui.bridge import JobBridge
from holdall.ui.gate.entry_steps import EntrySteps
from holdall.ui.gate.new_passphrase import NewPassphraseScreen
from holdall.ui.gate.rekeying import RekeyBegunScreen
from holdall.vault.errors import ReadOnly
from holdall.vault.vault import Vault


@pytest.fixture
def opened(tmp_path, fast_env):
    """Call to get the vault, open by its passphrase or its recovery code, new keys begun in it or not."""
    path = tmp_path / "Papers.holdall"
    vault, code = Vault.create(path, Secret.from_text("her own words"), env=fast_env)
    vault.close()
    made = []

    def opened(*, by_code: bool = False, begun: bool = False) -> Vault:
        if begun:
            (path / "g2").mkdir()
            (path / "g2" / "vault.key").write_bytes(bytes(4096))
        made.append(Vault.open(path, Secret.from_text(code if by_code else "her own words"), env=fast_env))
        return made[0]

    yield opened
    made[0].close()


def begin(vault, runner, qapp) -> tuple[list, list]:
    """The screens that come up, and whether it is entered at once."""
    shown, entered = [], []
    steps = EntrySteps(vault, shown.append, JobBridge(runner), "en", qapp)
    steps.entered.connect(lambda: entered.append(True))
    steps.begin()
    return [type(screen) for screen in shown], entered


def test_nothing_is_asked_that_need_not_be(opened, runner, qapp):
    assert begin(opened(), runner, qapp) == ([], [True])


@pytest.mark.parametrize("begun", [False, True])
def test_who_opened_it_with_the_code_is_asked_for_a_passphrase_first(opened, runner, qapp, begun):
    """To go on with new keys takes a passphrase, which they do not know."""
    assert begin(opened(by_code=True, begun=begun), runner, qapp) == ([NewPassphraseScreen], [])


def test_new_keys_that_were_begun_are_told_of(opened, runner, qapp):
    assert begin(opened(begun=True), runner, qapp) == ([RekeyBegunScreen], [])


@pytest.mark.parametrize("by_code", [False, True])
def test_what_can_only_be_read_is_entered_without_a_question(opened, runner, qapp, monkeypatch, by_code):
    vault = opened(by_code=by_code, begun=True)
    monkeypatch.setattr(vault._session, "read_only", ReadOnly.MEDIUM)
    assert begin(vault, runner, qapp) == ([], [True])
