"""The index of words in a vault's folder: encrypted, forgotten with what it came from; nothing needs it."""

from __future__ import annotations

import pytest

from holdall.case.paper import Paper
from holdall.crypto.recovery import draft_code
from holdall.crypto.secret import Secret
from holdall.vault.erasing import erase
from holdall.vault.errors import VaultClosedError, VaultDamagedError
from holdall.vault.layout import Layout
from holdall.vault.rekeying import rekey
from holdall.vault.search.query import parse
from holdall.vault.search.search_index import Source
from holdall.vault.vault import Vault

CANARY = "канарейка"


def indexed(vault: Vault, *titles: str) -> list[Paper]:
    """Papers with these titles, put in and into the index."""
    papers = [Paper(title=title) for title in titles]
    with vault.records.transaction("test") as transaction:
        for paper in papers:
            transaction.put(paper)
    vault.search.put(Source(id=it.id, stamp="1", passages=[(0, it.title)]) for it in papers)
    return papers


def found(vault: Vault, text: str) -> list[str]:
    return [hit.source for hit in vault.search.find(parse(text))[0]]


@pytest.fixture
def closed(make_vault) -> Vault:
    vault = make_vault()
    indexed(vault, CANARY, "суд")
    vault.close()
    return vault


@pytest.fixture
def again(closed, fast_env, passphrase):
    with Vault.open(closed.path, Secret.from_text(passphrase), env=fast_env) as vault:
        yield vault


def test_it_is_there_when_the_vault_is_opened_again(again):
    assert len(found(again, "канарейки")) == 1
    assert again.verify() == []


def test_nothing_of_it_can_be_read_without_the_key(closed):
    content = Layout(closed.path).search.read_bytes()
    for coding in ("utf-8", "utf-16-le"):
        assert CANARY.encode(coding) not in content
    assert b"kanareik" not in content
    assert not content.startswith(b"SQLite")


def test_its_times_tell_no_more_than_those_of_the_others(closed):
    layout = Layout(closed.path)
    created = layout.lock.stat().st_mtime
    assert layout.search.stat().st_mtime == layout.index.stat().st_mtime > created


def test_a_closed_vault_finds_nothing(closed):
    with pytest.raises(VaultClosedError):
        found(closed, CANARY)


def test_without_it_the_vault_is_whole(closed, fast_env, passphrase):
    Layout(closed.path).search.unlink()
    with Vault.open(closed.path, Secret.from_text(passphrase), env=fast_env) as vault:
        assert vault.verify() == []
        assert vault.search.stamps() == {}


def test_emptying_the_bin_forgets_what_was_in_it(again):
    (canary,) = found(again, CANARY)
    with again.records.transaction("test") as transaction:
        transaction.delete(canary)
    again.empty_bin()
    assert found(again, CANARY) == []
    assert len(found(again, "суд")) == 1


def test_a_time_that_cannot_be_set_keeps_no_vault_open(again, monkeypatch):
    def fail(_: int) -> None:
        raise OSError(30, "read-only")

    monkeypatch.setattr(again.search, "close", fail)
    again.close()
    with pytest.raises(VaultClosedError):
        again.records.all(Paper)


def test_a_new_master_key_leaves_no_index_of_the_old_one(closed, fast_env, passphrase):
    code = Secret.from_text(draft_code(fast_env.rng))
    rekey(closed.path, Secret.from_text(passphrase), code, env=fast_env)
    with Vault.open(closed.path, Secret.from_text(passphrase), env=fast_env) as vault:
        assert vault.search.stamps() == {}
        indexed(vault, "арест")
    assert [str(it.relative_to(closed.path)) for it in closed.path.rglob("search.db*")] == ["g2/search.db"]


def test_erasing_overwrites_it(closed, fast_env, monkeypatch):
    path = Layout(closed.path).search
    before = path.read_bytes()
    monkeypatch.setattr(type(fast_env.fs), "remove", lambda *_: None)
    monkeypatch.setattr(type(fast_env.fs), "remove_directory", lambda *_: None)
    erase(closed.path, env=fast_env)
    after = path.read_bytes()
    assert not any(before[at : at + 16] == after[at : at + 16] for at in range(0, len(after) - 16, 16))


@pytest.mark.parametrize("name", ["search.db", "search.db-wal", "search.db-journal"])
def test_a_link_in_its_place_leads_nowhere(closed, fast_env, passphrase, tmp_path, name):
    target = tmp_path / "elsewhere"
    target.write_bytes(b"")
    path = Layout(closed.path).search.with_name(name)
    path.unlink(missing_ok=True)
    path.symlink_to(target)
    with pytest.raises(VaultDamagedError, match="not-plain"):
        Vault.open(closed.path, Secret.from_text(passphrase), env=fast_env)
    assert target.read_bytes() == b""


def test_a_cut_while_the_bin_is_emptied_leaves_no_words_of_it(again, monkeypatch):
    (canary,) = found(again, CANARY)
    with again.records.transaction("test") as transaction:
        transaction.delete(canary)

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(again.records, "empty_bin", cut)
    with pytest.raises(KeyboardInterrupt):
        again.empty_bin()
    assert found(again, CANARY) == []
