"""One file put back to an earlier state or taken from another vault: refused, named by the check, or without
any effect because its twin is newer."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from repairs import mend

from holdall.case.paper import Paper
from holdall.crypto.secret import Secret
from holdall.errors import WrongSecretError
from holdall.vault.diagnosis import diagnose
from holdall.vault.errors import Finding, VaultChangedOutsideError, VaultDamagedError
from holdall.vault.repair import repair
from holdall.vault.vault import Vault

FILES = ("vault.key", "vault.key2", "head.a", "head.b", "index.db", "snapshots/0")


@pytest.fixture
def earlier(sample):
    """The vault as it was: every file of it has been written anew since, but for the stored ones."""
    earlier = sample.copy(sample.path.with_name("earlier.holdall"))
    for number in range(3):  # the ring comes round to its first snapshot
        with sample.open() as vault, vault.records.transaction("add") as transaction:
            transaction.put(Paper(title=str(number)))
    with sample.open() as vault:
        vault.slots.change_passphrase(Secret.from_text("new"), sample.secret())
    for name in FILES:
        assert (sample.path / name).read_bytes() != (earlier.path / name).read_bytes(), name
    return earlier


def _open(sample):
    return Vault.open(sample.path, Secret.from_text("new"), env=sample.env)


@pytest.mark.parametrize("name", FILES[:4])
def test_a_copy_that_is_older_than_its_twin_has_no_effect(sample, earlier, name):
    shutil.copy(earlier.path / name, sample.path / name)
    with pytest.raises(WrongSecretError):
        sample.open()
    with _open(sample) as vault:
        assert vault.verify() == []
        assert {paper.title for paper in vault.records.all(Paper)} == {"Повестка", "0", "1", "2"}
        with vault.records.transaction("add") as transaction:
            transaction.put(Paper(title="more"))
    assert (sample.path / "vault.key").read_bytes() == (sample.path / "vault.key2").read_bytes()
    with _open(sample) as vault:
        assert vault.verify() == []


def test_an_older_database_is_refused(sample, earlier):
    shutil.copy(earlier.path / "index.db", sample.path / "index.db")
    with pytest.raises(VaultChangedOutsideError, match="mismatch"):
        _open(sample)


def test_an_older_database_with_one_of_its_heads_is_refused(sample, earlier):
    for name in ("index.db", "head.a"):
        shutil.copy(earlier.path / name, sample.path / name)
    with pytest.raises(VaultChangedOutsideError, match="mismatch"):
        _open(sample)


def test_an_older_snapshot_is_named(sample, earlier):
    shutil.copy(earlier.path / "snapshots" / "0", sample.path / "snapshots" / "0")
    with _open(sample) as vault:
        assert vault.verify() == [Finding("snapshot-damaged", "0")]


def test_a_stored_file_that_was_not_there_yet_is_missed(sample, tools):
    with sample.open() as vault:
        late = tools.add_file(vault, b"late", "late.jpg")
    (sample.path / "blobs" / late.id[:2] / f"{late.id}.blob").unlink()
    with sample.open() as vault:
        assert vault.verify() == [Finding("blob-missing", late.id)]


@pytest.fixture
def other(sample, fast_env):
    """Another vault with the same passphrase."""
    path = sample.path.with_name("other.holdall")
    vault, code = Vault.create(path, sample.secret(), env=fast_env)
    with vault.records.transaction("add") as transaction:
        transaction.put(Paper(title="other"))
    vault.close()
    return replace(sample, path=path, code=code)


@pytest.mark.parametrize(
    ("name", "finding"),
    [
        ("head.a", Finding("head-copy-damaged", "head.a")),
        ("head.b", Finding("head-copy-damaged", "head.b")),
        ("snapshots/0", Finding("snapshot-damaged", "0")),
    ],
)
def test_a_copy_of_another_vault_is_named(sample, other, name, finding):
    shutil.copy(other.path / name, sample.path / name)
    with sample.open() as vault:
        assert vault.verify() == [finding]
        assert vault.records.get(sample.paper.id) == sample.paper


@pytest.fixture(params=["newer", "older"])
def foreign_key(request, sample, other):
    """Puts the key file of another vault in the place of one copy, newer or older than the vault's own."""
    changed = sample if request.param == "older" else other
    with changed.open() as vault:
        for number in range(3):
            vault.slots.add_passphrase(Secret.from_text(f"another {number}"))

    def put(name):
        shutil.copy(other.path / name, sample.path / name)

    return put


def _files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["vault.key", "vault.key2"])
@pytest.mark.parametrize("secret", ["passphrase", "code"])
def test_the_vaults_own_key_file_wins_over_that_of_another_vault(sample, foreign_key, name, secret):
    own = (sample.path / name).read_bytes()
    foreign_key(name)
    with Vault.open(sample.path, Secret.from_text(getattr(sample, secret)), env=sample.env) as vault:
        assert vault.verify() == [Finding("key-copy-damaged", name)]
        assert vault.records.get(sample.paper.id) == sample.paper
    assert (sample.path / name).read_bytes() == own
    with sample.open() as vault:
        assert vault.verify() == []


@pytest.mark.parametrize("name", ["vault.key", "vault.key2"])
def test_it_wins_in_a_repair_too(sample, foreign_key, name):
    foreign_key(name)
    (sample.path / "index.db").unlink()
    assert mend(sample).option.exact
    with sample.open() as vault:
        assert vault.records.get(sample.paper.id) == sample.paper


@pytest.mark.parametrize("name", ["vault.key", "vault.key2"])
def test_a_secret_of_the_other_vault_alone_is_told_and_overwrites_nothing(sample, other, foreign_key, name):
    foreign_key(name)
    before = _files(sample.path)
    for attempt in (Vault.open, diagnose, repair):
        with pytest.raises(VaultDamagedError) as caught:
            attempt(sample.path, Secret.from_text(other.code), env=sample.env)
        assert caught.value.params == {"part": "key", "reason": "two-vaults"}
    assert _files(sample.path) == before


def test_with_both_heads_lost_it_is_told_and_once_the_foreign_copy_is_out_it_is_repaired(sample, foreign_key):
    foreign_key("vault.key")
    for name in ("head.a", "head.b"):
        (sample.path / name).unlink()
    before = _files(sample.path)
    with pytest.raises(VaultDamagedError, match="two-vaults"):
        mend(sample)
    assert _files(sample.path) == before
    (sample.path / "vault.key").unlink()
    mend(sample)
    with sample.open() as vault:
        assert vault.verify() == []
        assert vault.records.get(sample.paper.id) == sample.paper


def test_a_wrong_passphrase_is_wrong_with_two_key_files_too(sample, foreign_key):
    foreign_key("vault.key")
    with pytest.raises(WrongSecretError):
        Vault.open(sample.path, Secret.from_text("wrong"), env=sample.env)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("index.db",), "mismatch"),
        (("head.a", "head.b"), "part=head"),
        (("vault.key", "vault.key2"), "part=head"),
    ],
)
def test_files_of_another_vault_are_refused(sample, other, names, told):
    for name in names:
        shutil.copy(other.path / name, sample.path / name)
    with pytest.raises(VaultDamagedError, match=told):
        sample.open()


def test_snapshots_that_changed_places_are_named(sample):
    with sample.open() as vault, vault.records.transaction("add") as transaction:
        transaction.put(Paper(title="later"))
    first, second = (sample.path / "snapshots" / name for name in "01")
    first.rename(first.with_name("moved"))
    second.rename(first)
    first.with_name("moved").rename(second)
    with sample.open() as vault:
        assert vault.verify() == [Finding("snapshot-damaged", "0"), Finding("snapshot-damaged", "1")]


def test_copies_that_changed_places_have_no_effect(sample):
    for one, two in (("head.a", "head.b"), ("vault.key", "vault.key2")):
        first, second = ((sample.path / name).read_bytes() for name in (one, two))
        (sample.path / one).write_bytes(second)
        (sample.path / two).write_bytes(first)
    with sample.open() as vault:
        assert vault.verify() == []
